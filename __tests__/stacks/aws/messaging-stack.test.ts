import type { AwsMessaging } from "../../../lib/config/aws/messaging";
import { awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { MessagingStack } from "../../../stacks/aws/messaging-stack";
import { swappedRoles } from "../../support/data";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { expectSoundPolicies, statement } from "../../support/policies";
import { rendered } from "../../support/synth";

const QUEUE = {
  fifo: false,
  visibilityTimeoutSeconds: 300,
  retentionDays: 7,
  maxReceives: 3,
  events: [],
  topics: [],
  consumer: undefined,
} as const;

const MESSAGING: AwsMessaging = {
  archiveDays: 30,
  topics: [{ name: "results", fifo: false }],
  queues: [
    { ...QUEUE, name: "jobs" },
    {
      ...QUEUE,
      name: "validation",
      events: ["*.Completed"],
      topics: [{ topic: "results", filter: { status: ["Completed"] } }],
    },
  ],
};
const DEPLOYMENT = testDeployment({ aws: { messaging: MESSAGING } });

function messaging(regionName = "us-east-1", deployment: Deployment = DEPLOYMENT) {
  const around = testSurroundings(deployment);
  const place = testPlace(around, regionName);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  return rendered(new MessagingStack(around, place, awsRegion(around.aws, regionName), { foundation }));
}

describe("MessagingStack", () => {
  test("renders production's home region", () => {
    expect(messaging().json).toMatchSnapshot();
  });

  test("keeps its addresses", () => {
    expect(messaging().addresses()).toMatchSnapshot();
  });

  test.each(["us-east-1", "us-west-2"])("is the same in %s whatever its role", (name) => {
    expect(messaging(name, swappedRoles(DEPLOYMENT)).json).toEqual(messaging(name).json);
  });

  test("publishes the bus", () => {
    expect(Object.keys(messaging().json.output ?? {}).sort()).toEqual([
      "events_bus",
      "events_endpoint",
      "events_protocol",
    ]);
  });

  test("lets a queue take what its topics and its rule bring, and no other queue's", () => {
    const stack = messaging();
    expectSoundPolicies(stack);
    expect(statement(stack, "aws_sqs_queue.queue_validation", "Topics").Condition).toEqual({
      ArnEquals: { "aws:SourceArn": ["arn:aws:sns:us-east-1:123456789012:inferloop-production-use1-results"] },
    });
    expect(statement(stack, "aws_sqs_queue.queue_validation", "EventRule").Condition).toEqual({
      ArnEquals: {
        "aws:SourceArn": [
          "arn:aws:events:us-east-1:123456789012:rule/inferloop-production-use1-events/inferloop-production-use1-validation",
        ],
      },
    });
    expect(() => statement(stack, "aws_sqs_queue.queue_jobs", "Topics")).toThrow("no statement");
  });

  test("gives every queue a dead-letter queue of its own", () => {
    const queues = messaging().resources("aws_sqs_queue");
    const targets = queues.flatMap(({ redrive_policy }) => (redrive_policy === undefined ? [] : [redrive_policy]));
    expect(targets).toHaveLength(2);
    expect(new Set(targets).size).toBe(2);
    expect(queues.map(({ name }) => name)).toContain("inferloop-production-use1-jobs-dlq");
  });

  test("encrypts everything with the region's messaging key", () => {
    const stack = messaging();
    const key = expect.stringContaining("messaging_key_arn");
    for (const { kms_master_key_id } of [...stack.resources("aws_sqs_queue"), ...stack.resources("aws_sns_topic")]) {
      expect(kms_master_key_id).toEqual(key);
    }
    expect(stack.resource("aws_cloudwatch_event_bus").kms_key_identifier).toEqual(key);
    expect(stack.resource("aws_cloudwatch_event_archive").kms_key_identifier).toEqual(key);
  });

  test("keeps schemas only where EventBridge does", () => {
    const [region, ...others] = DEPLOYMENT.aws?.regions ?? [];
    if (region === undefined) throw new Error("the deployment has no region");
    const aws = { messaging: MESSAGING, regions: [{ ...region, name: "ca-west-1", short: "caw1" }, ...others] };
    const calgary = messaging("ca-west-1", testDeployment({ aws }));
    expect(calgary.resources("aws_schemas_registry")).toEqual([]);
    expect(calgary.resources("aws_cloudwatch_event_bus")).toHaveLength(1);
    expect(messaging().resources("aws_schemas_schema")).toHaveLength(1);
  });

  test("is a bus alone where no queue is declared", () => {
    const bus = messaging(
      "us-east-1",
      testDeployment({ aws: { messaging: { archiveDays: 30, topics: [], queues: [] } } }),
    );
    expect(bus.resources("aws_sqs_queue").map(({ address }) => address)).toEqual(["aws_sqs_queue.events_dlq"]);
    expect(bus.resources("aws_sns_topic")).toEqual([]);
  });
});
