import { BatchQueue, type BatchQueueProps } from "../../../../modules/aws/compute/batch-queue";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const queue = (props: Partial<BatchQueueProps> = {}) =>
  synthesize((scope) => {
    new BatchQueue(scope, "Queue", {
      names: testNames(),
      queue: "high",
      priority: 100,
      environmentArns: ["spot", "on-demand"],
      ...props,
    });
  }).resource("aws_batch_job_queue");

describe("BatchQueue", () => {
  test("minimal props", () => {
    expect(queue()).toMatchSnapshot();
  });

  test("tries environments in their order", () => {
    expect(queue().compute_environment_order).toEqual([
      { order: 1, compute_environment: "spot" },
      { order: 2, compute_environment: "on-demand" },
    ]);
  });

  test("has its priority and the name that others know it by", () => {
    expect(queue()).toMatchObject({ name: "inferloop-production-use1-high", priority: 100, state: "ENABLED" });
  });

  test("cancels what no machine could ever run", () => {
    const actions = queue().job_state_time_limit_action as { reason: string; action: string; state: string }[];
    expect(actions.map(({ reason }) => reason)).toEqual([
      "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
      "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT",
    ]);
    for (const { action, state } of actions) expect([action, state]).toEqual(["CANCEL", "RUNNABLE"]);
  });

  test("serves shares where there are some, else who comes first", () => {
    expect(queue().scheduling_policy_arn).toBeUndefined();
    expect(queue({ schedulingPolicyArn: "shares" }).scheduling_policy_arn).toBe("shares");
  });
});
