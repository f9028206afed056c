import type { AwsBatch } from "../../../lib/config/aws/batch";
import { computeOf } from "../../support/compute";

const BATCH: AwsBatch = {
  instanceTypes: ["optimal"],
  minVcpus: 0,
  maxVcpus: 256,
  gpu: undefined,
  fairShare: undefined,
  jobs: [
    {
      name: "generate",
      image: { repository: "tabular/worker", version: ":1.4.2" },
      command: [],
      vcpus: 4,
      memoryMiB: 16_384,
      gpus: undefined,
      timeoutMinutes: 720,
      attempts: 3,
      environment: {},
    },
  ],
};
const FULL: AwsBatch = {
  ...BATCH,
  gpu: { instanceTypes: ["g5.xlarge"], maxVcpus: 64 },
  fairShare: [{ name: "tabular", weight: 1 }],
};

describe("batch in a region", () => {
  test("keeps its addresses", () => {
    expect(computeOf({ batch: FULL }).addresses()).toMatchSnapshot();
  });

  test("is the same in a standby, where it costs nothing", () => {
    const plain = (region: string, short: string) =>
      JSON.stringify(computeOf({ batch: FULL }, region).json.resource)
        .replaceAll(region, "REGION")
        .replaceAll(short, "SHORT");
    expect(plain("us-west-2", "usw2")).toBe(plain("us-east-1", "use1"));
  });

  test("holds its share of what is always there in a standby", () => {
    const held = (region: string) =>
      computeOf({ batch: { ...BATCH, minVcpus: 32 } }, region)
        .resources("aws_batch_compute_environment")
        .map(({ compute_resources }) => (compute_resources as { min_vcpus: number }).min_vcpus)
        .sort();
    expect([held("us-east-1"), held("us-west-2")]).toEqual([
      [0, 32],
      [0, 16],
    ]);
  });

  test("has queues of three priorities, and one more for GPUs", () => {
    const names = (batch: AwsBatch) =>
      computeOf({ batch })
        .resources("aws_batch_job_queue")
        .map(({ name }) => name)
        .sort();
    const queue = (name: string) => `inferloop-production-use1-${name}`;
    expect(names(BATCH)).toEqual(["high", "low", "normal"].map(queue));
    expect(names(FULL)).toEqual(["gpu", "high", "low", "normal"].map(queue));
  });

  test("serves shares in every queue where there are some", () => {
    for (const queue of computeOf({ batch: FULL }).resources("aws_batch_job_queue")) {
      expect(queue.scheduling_policy_arn).toBe("${aws_batch_scheduling_policy.batch_shares.arn}");
    }
  });

  test("takes images of the region's own registry, and tells jobs where the region's data is", () => {
    const job = computeOf({ batch: BATCH }, "us-west-2").resource("aws_batch_job_definition");
    const container = JSON.parse(String(job.container_properties));
    expect(container.image).toBe(
      "123456789012.dkr.ecr.us-west-2.amazonaws.com/inferloop-production-tabular/worker:1.4.2",
    );
    expect(container.environment).toContainEqual({ name: "TABLE_METADATA", value: "inferloop-production-metadata" });
    expect(container.environment).toContainEqual({ name: "AWS_REGION", value: "us-west-2" });
  });

  test("runs commands that look like expressions as they are", () => {
    const [first] = BATCH.jobs;
    if (first === undefined) throw new Error("there is a job");
    const shell = { ...first, command: ["sh", "-c", "echo ${HOME}"], environment: { PROMPT: "%{USER}" } };
    const job = computeOf({ batch: { ...BATCH, jobs: [shell] } }).resource("aws_batch_job_definition");
    const container = JSON.parse(String(job.container_properties));
    expect(container.command).toEqual(["sh", "-c", "echo $${HOME}"]);
    expect(container.environment).toContainEqual({ name: "PROMPT", value: "%%{USER}" });
  });

  test("logs into an encrypted group", () => {
    expect(computeOf({ batch: BATCH }).resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/inferloop/production/use1/batch",
      kms_key_id: "${data.terraform_remote_state.foundation.outputs.logs_key_arn}",
    });
  });
});
