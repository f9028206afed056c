import { DeadLetterQueue } from "../../../../modules/aws/messaging/dead-letter-queue";
import { expectSoundPolicies } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new DeadLetterQueue(scope, "Dlq", {
    account: "123456789012",
    region: "us-east-1",
    name: "jobs-dlq",
    fifo: false,
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
    protect: false,
    senders: [],
  });
});

describe("DeadLetterQueue", () => {
  test("minimal props", () => {
    expect(stack.json.resource).toMatchSnapshot();
    expectSoundPolicies(stack);
  });

  test("takes nothing from queues unless it belongs to one", () => {
    const { redrive_allow_policy } = stack.resource("aws_sqs_queue");
    expect(JSON.parse(String(redrive_allow_policy))).toEqual({ redrivePermission: "denyAll" });
  });

  test("keeps everything for 14 days", () => {
    expect(stack.resource("aws_sqs_queue").message_retention_seconds).toBe(14 * 24 * 60 * 60);
  });
});
