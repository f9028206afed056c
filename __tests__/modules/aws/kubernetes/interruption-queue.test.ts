import { InterruptionQueue } from "../../../../modules/aws/kubernetes/interruption-queue";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => {
    new InterruptionQueue(scope, "Interruptions", { names: testNames() });
  });

describe("InterruptionQueue", () => {
  test("hears of everything that takes a node away", () => {
    const patterns = build()
      .resources("aws_cloudwatch_event_rule")
      .map(({ event_pattern }) => JSON.parse(String(event_pattern)) as Record<string, string[]>);
    expect(patterns.map((pattern) => pattern["detail-type"]?.[0])).toEqual(
      expect.arrayContaining([
        "EC2 Spot Instance Interruption Warning",
        "EC2 Instance Rebalance Recommendation",
        "EC2 Instance State-change Notification",
        "AWS Health Event",
      ]),
    );
    const targets = build().resources("aws_cloudwatch_event_target");
    expect(targets.map(({ rule }) => rule).sort()).toEqual(
      build()
        .resources("aws_cloudwatch_event_rule")
        .map(({ address }) => `\${${address}.name}`)
        .sort(),
    );
    expect(new Set(targets.map(({ arn }) => arn))).toEqual(new Set(["${aws_sqs_queue.interruptions.arn}"]));
  });

  test("takes messages from its own rules only, and over TLS", () => {
    const { Statement } = JSON.parse(String(build().resource("aws_sqs_queue_policy").policy)) as { Statement: unknown };
    const rules = build()
      .resources("aws_cloudwatch_event_rule")
      .map(({ address }) => `\${${address}.arn}`);
    expect(rules).toHaveLength(5);
    expect(Statement).toMatchObject([
      {
        Effect: "Allow",
        Principal: { Service: ["events.amazonaws.com"] },
        Condition: { ArnEquals: { "aws:SourceArn": expect.arrayContaining(rules) } },
      },
      { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ]);
  });

  test("is encrypted and forgets what is over", () => {
    expect(build().resource("aws_sqs_queue")).toMatchObject({
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 300,
    });
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
