import { BATCH_QUEUES } from "../../../../lib/config/aws/batch";
import { BatchMachines } from "../../../../modules/aws/compute/batch-machines";
import { BatchPool } from "../../../../modules/aws/compute/batch-pool";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();

const pool = (minVcpus = 0) =>
  synthesize((scope) => {
    const machines = new BatchMachines(scope, "Machines", { names, tags: {}, volumesKeyArn: "volumes" });
    new BatchPool(scope, "Pool", {
      names,
      machines,
      kind: "cpu",
      queues: BATCH_QUEUES,
      instanceTypes: ["optimal"],
      minVcpus,
      maxVcpus: 256,
      securityGroupIds: ["sg-workload"],
      subnetIds: ["subnet-1"],
    });
  });

describe("BatchPool", () => {
  test("minimal props", () => {
    expect(pool().addresses()).toMatchSnapshot();
  });

  test("every queue tries Spot capacity first, then machines on demand", () => {
    const queues = pool().resources("aws_batch_job_queue");
    expect(queues).toHaveLength(3);
    for (const { compute_environment_order } of queues) {
      expect(compute_environment_order).toEqual([
        { order: 1, compute_environment: "${aws_batch_compute_environment.pool_spot.arn}" },
        { order: 2, compute_environment: "${aws_batch_compute_environment.pool_on_demand.arn}" },
      ]);
    }
  });

  test("keeps machines as Spot capacity only", () => {
    const held = pool(16)
      .resources("aws_batch_compute_environment")
      .map(({ address, compute_resources }) => [address, (compute_resources as { min_vcpus: number }).min_vcpus]);
    expect(Object.fromEntries(held)).toEqual({
      "aws_batch_compute_environment.pool_spot": 16,
      "aws_batch_compute_environment.pool_on_demand": 0,
    });
  });
});
