import { BatchJob, type BatchJobProps } from "../../../../modules/aws/compute/batch-job";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const job = (props: Partial<BatchJobProps> = {}) =>
  synthesize((scope) => {
    new BatchJob(scope, "Job", {
      names: testNames(),
      region: "us-east-1",
      job: "generate",
      image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/inferloop-production-tabular/worker:1.0.0",
      command: [],
      vcpus: 4,
      memoryMiB: 16_384,
      gpus: undefined,
      attempts: 3,
      timeoutMinutes: 720,
      variables: { LOG_LEVEL: "info", BUCKET_DATA: "data" },
      logGroup: "/inferloop/production/use1/batch",
      shares: false,
      ...props,
    });
  }).resource("aws_batch_job_definition");

const container = (props: Partial<BatchJobProps> = {}) => JSON.parse(String(job(props).container_properties));

describe("BatchJob", () => {
  test("minimal props", () => {
    expect(job()).toMatchSnapshot();
  });

  test("runs the image with the role of jobs, on what it asks for", () => {
    expect(container()).toMatchObject({
      image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/inferloop-production-tabular/worker:1.0.0",
      jobRoleArn: "arn:aws:iam::123456789012:role/inferloop-production-use1-batch-job",
      resourceRequirements: [
        { type: "VCPU", value: "4" },
        { type: "MEMORY", value: "16384" },
      ],
    });
  });

  test("asks for GPUs only where it needs some", () => {
    expect(container({ gpus: 1 }).resourceRequirements).toContainEqual({ type: "GPU", value: "1" });
  });

  test("runs a command only where one is given", () => {
    expect(container()).not.toHaveProperty("command");
    expect(container({ command: ["generate", "Ref::dataset"] }).command).toEqual(["generate", "Ref::dataset"]);
  });

  test("gets its variables in a fixed order, and the region, which no machine tells it", () => {
    expect(container().environment).toEqual([
      { name: "AWS_REGION", value: "us-east-1" },
      { name: "BUCKET_DATA", value: "data" },
      { name: "LOG_LEVEL", value: "info" },
    ]);
  });

  test("logs into the group of jobs", () => {
    expect(container().logConfiguration).toEqual({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/inferloop/production/use1/batch",
        "awslogs-region": "us-east-1",
        "awslogs-stream-prefix": "generate",
      },
    });
  });

  test("is started again when its machine is lost, and not when it fails by itself", () => {
    expect(job().retry_strategy).toEqual({
      attempts: 3,
      evaluate_on_exit: [
        { action: "RETRY", on_status_reason: "Host EC2*" },
        { action: "EXIT", on_reason: "*" },
      ],
    });
  });

  test("ends after its time", () => {
    expect(job({ timeoutMinutes: 5 }).timeout).toEqual({ attempt_duration_seconds: 300 });
  });

  test("has a priority where queues have shares", () => {
    expect([job().scheduling_priority, job({ shares: true }).scheduling_priority]).toEqual([undefined, 50]);
  });
});
