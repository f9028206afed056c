import { BatchEnvironment, type BatchEnvironmentProps } from "../../../../modules/aws/compute/batch-environment";
import { BatchMachines } from "../../../../modules/aws/compute/batch-machines";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();

const environment = (props: Partial<BatchEnvironmentProps> = {}) =>
  synthesize((scope) => {
    const machines = new BatchMachines(scope, "Machines", { names, tags: {}, volumesKeyArn: "volumes" });
    new BatchEnvironment(scope, "Environment", {
      names,
      machines,
      capacity: "spot",
      kind: "cpu",
      instanceTypes: ["optimal"],
      minVcpus: 0,
      maxVcpus: 256,
      securityGroupIds: ["sg-workload"],
      subnetIds: ["subnet-1"],
      ...props,
    });
  }).resource("aws_batch_compute_environment");

describe("BatchEnvironment", () => {
  test("minimal props", () => {
    expect(environment()).toMatchSnapshot();
  });

  test("has the documented bounds and the machines that Batch chooses", () => {
    expect(environment().compute_resources).toMatchObject({
      min_vcpus: 0,
      max_vcpus: 256,
      instance_type: ["optimal"],
    });
  });

  test("takes Spot capacity that is cheap and lasts, or the fewest machines on demand", () => {
    expect(environment().compute_resources).toMatchObject({
      type: "SPOT",
      allocation_strategy: "SPOT_PRICE_CAPACITY_OPTIMIZED",
    });
    expect(environment({ capacity: "on-demand" }).compute_resources).toMatchObject({
      type: "EC2",
      allocation_strategy: "BEST_FIT_PROGRESSIVE",
    });
  });

  test("needs no role of its own: Batch's service-linked role lets it change in place", () => {
    const { service_role, compute_resources } = environment();
    expect(service_role).toBeUndefined();
    expect(compute_resources).not.toHaveProperty("spot_iam_fleet_role");
  });

  test("starts Amazon Linux 2023, with NVIDIA's drivers for GPUs", () => {
    const image = (kind: BatchEnvironmentProps["kind"]) => environment({ kind }).compute_resources;
    expect(image("cpu")).toMatchObject({ ec2_configuration: [{ image_type: "ECS_AL2023" }] });
    expect(image("gpu")).toMatchObject({ ec2_configuration: [{ image_type: "ECS_AL2023_NVIDIA" }] });
  });

  test("uses the newest version of the template by its number", () => {
    expect(environment().compute_resources).toMatchObject({
      launch_template: {
        launch_template_id: "${aws_launch_template.machines.id}",
        version: "${aws_launch_template.machines.latest_version}",
      },
    });
  });

  test("stands beside its successor until queues have moved, and lets jobs end", () => {
    expect(environment()).toMatchObject({
      name_prefix: "inferloop-production-use1-cpu-spot-",
      lifecycle: { create_before_destroy: true },
      update_policy: { job_execution_timeout_minutes: 60, terminate_jobs_on_update: false },
    });
  });

  test("fails when it has more vCPUs at least than at most", () => {
    expect(() => environment({ minVcpus: 257 })).toThrow(
      "'minVcpus' must be at most 'maxVcpus' (256), got 257; lower minVcpus or raise maxVcpus",
    );
    expect(() => environment({ minVcpus: 256 })).not.toThrow();
  });
});
