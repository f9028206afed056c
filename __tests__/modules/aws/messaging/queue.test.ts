import { ConfigurationError } from "../../../../lib/errors/configuration-error";
import { Queue, type QueueProps } from "../../../../modules/aws/messaging/queue";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1";
const RULE = "arn:aws:events:us-east-1:123456789012:rule/events/jobs";

const queue = (props: Partial<QueueProps> = {}) =>
  synthesize((scope) => {
    new Queue(scope, "Jobs", {
      names: testNames(),
      region: "us-east-1",
      queue: "jobs",
      fifo: false,
      kmsKeyArn: KEY,
      maxReceives: 3,
      protect: true,
      retentionDays: 7,
      senders: [],
      visibilityTimeoutSeconds: 300,
      ...props,
    });
  });

/** The queue itself and its dead-letter queue. */
function both(props: Partial<QueueProps> = {}) {
  const [jobs, dlq] = queue(props)
    .resources("aws_sqs_queue")
    .sort((one, other) => one.address.localeCompare(other.address));
  if (jobs === undefined || dlq === undefined) throw new Error("expected two queues");
  return { jobs, dlq };
}

describe("Queue", () => {
  test("minimal props", () => {
    expect(queue().json.resource).toMatchSnapshot();
  });

  test("is encrypted with a key of the account, as its dead letters are", () => {
    const { jobs, dlq } = both();
    expect([jobs.kms_master_key_id, dlq.kms_master_key_id]).toEqual([KEY, KEY]);
  });

  test("keeps, hides and waits for messages as it is told", () => {
    expect(both().jobs).toMatchObject({
      name: "inferloop-production-use1-jobs",
      message_retention_seconds: 604_800,
      visibility_timeout_seconds: 300,
      receive_wait_time_seconds: 20,
    });
  });

  test("puts aside what was tried too often, for as long as SQS keeps it", () => {
    const { jobs, dlq } = both();
    expect(JSON.parse(String(jobs.redrive_policy))).toEqual({
      deadLetterTargetArn: "${aws_sqs_queue.jobs_dlq.arn}",
      maxReceiveCount: 3,
    });
    expect(dlq).toMatchObject({ name: "inferloop-production-use1-jobs-dlq", message_retention_seconds: 1_209_600 });
  });

  test("is the only queue that puts something into its dead-letter queue", () => {
    expect(JSON.parse(String(both().dlq.redrive_allow_policy))).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: ["arn:aws:sqs:us-east-1:123456789012:inferloop-production-use1-jobs"],
    });
  });

  test("refuses plain HTTP, and lets no service in that is not named", () => {
    const stack = queue();
    expectSoundPolicies(stack);
    for (const address of ["aws_sqs_queue.jobs", "aws_sqs_queue.jobs_dlq"]) {
      expect(statement(stack, address, "TlsOnly")).toMatchObject({
        Effect: "Deny",
        Action: ["sqs:*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      });
    }
    const { Statement } = JSON.parse(String(both().jobs.policy)) as { Statement: object[] };
    expect(Statement).toHaveLength(1);
  });

  test("lets services in on behalf of named things only, also with what they could not deliver", () => {
    const stack = queue({ senders: [{ sid: "EventRule", service: "events.amazonaws.com", sourceArns: [RULE] }] });
    expectSoundPolicies(stack);
    for (const address of ["aws_sqs_queue.jobs", "aws_sqs_queue.jobs_dlq"]) {
      expect(statement(stack, address, "EventRule")).toMatchObject({
        Effect: "Allow",
        Action: ["sqs:SendMessage"],
        Principal: { Service: ["events.amazonaws.com"] },
        Condition: { ArnEquals: { "aws:SourceArn": [RULE] } },
      });
    }
  });

  test("keeps an order together with its dead letters", () => {
    const { jobs, dlq } = both({ fifo: true });
    expect([jobs.name, dlq.name]).toEqual([
      "inferloop-production-use1-jobs.fifo",
      "inferloop-production-use1-jobs-dlq.fifo",
    ]);
    for (const { fifo_queue, content_based_deduplication, fifo_throughput_limit } of [jobs, dlq]) {
      expect([fifo_queue, content_based_deduplication, fifo_throughput_limit]).toEqual([
        true,
        true,
        "perMessageGroupId",
      ]);
    }
    expect(both().jobs.fifo_queue).toBeUndefined();
  });

  test("keeps its messages from being destroyed where they matter", () => {
    const { jobs, dlq } = both();
    expect([jobs.lifecycle, dlq.lifecycle]).toEqual([{ prevent_destroy: true }, { prevent_destroy: true }]);
    expect(both({ protect: false }).jobs.lifecycle).toBeUndefined();
  });

  test("has a name within SQS's 80 characters, whatever the project's length", () => {
    const long = synthesize((scope) => {
      new Queue(scope, "Jobs", {
        names: testNames().in("apne1"),
        region: "ap-northeast-1",
        queue: "q".repeat(60),
        fifo: true,
        kmsKeyArn: KEY,
        maxReceives: 3,
        protect: true,
        retentionDays: 7,
        senders: [],
        visibilityTimeoutSeconds: 300,
      });
    });
    for (const { name } of long.resources("aws_sqs_queue")) {
      expect(String(name)).toMatch(/^.{1,75}\.fifo$/);
    }
  });

  test.each([
    ["retentionDays", 0, "1 to 14 days"],
    ["retentionDays", 15, "1 to 14 days"],
    ["maxReceives", 0, "1 to 1000 deliveries"],
    ["visibilityTimeoutSeconds", 43_201, "1 to 43200 seconds"],
  ])("fails when %s is %d", (prop, value, rule) => {
    expect(() => queue({ [prop]: value })).toThrow(ConfigurationError);
    expect(() => queue({ [prop]: value })).toThrow(`'${prop}' must be ${rule}, got ${value}`);
  });

  test("accepts the longest of everything", () => {
    expect(both({ retentionDays: 14, maxReceives: 1000, visibilityTimeoutSeconds: 43_200 }).jobs).toMatchObject({
      message_retention_seconds: 1_209_600,
    });
  });
});
