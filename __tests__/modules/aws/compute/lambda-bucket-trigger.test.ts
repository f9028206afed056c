import {
  bucketRuleSender,
  LambdaBucketTrigger,
  type LambdaBucketTriggerProps,
} from "../../../../modules/aws/compute/lambda-bucket-trigger";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-events";
const FAILURES = "arn:aws:sqs:us-east-1:123456789012:inferloop-production-use1-function-events-dlq";
const called = {
  names,
  fn: "events",
  functionArn: FUNCTION,
  functionName: "inferloop-production-use1-events",
  enabled: true,
  failureQueueArn: FAILURES,
};

describe("LambdaBucketTrigger", () => {
  const bucket = (props: Partial<LambdaBucketTriggerProps> = {}) =>
    synthesize((scope) => {
      new LambdaBucketTrigger(scope, "Bucket", { ...called, bucket: "data", prefixes: [], ...props });
    });
  const rule = (props: Partial<LambdaBucketTriggerProps> = {}) => bucket(props).resource("aws_cloudwatch_event_rule");

  test("minimal props", () => {
    expect(bucket().json.resource).toMatchSnapshot();
  });

  test("matches new objects of the region's bucket, of all keys or of some", () => {
    const detail = { bucket: { name: [expect.stringMatching(/^inferloop-production-use1-data-/)] } };
    expect(JSON.parse(String(rule().event_pattern))).toEqual({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail,
    });
    expect(JSON.parse(String(rule({ prefixes: ["uploads/", "in/"] }).event_pattern)).detail).toEqual({
      ...detail,
      object: { key: [{ prefix: "uploads/" }, { prefix: "in/" }] },
    });
  });

  test("handles objects where it is enabled, and no replicas elsewhere", () => {
    expect([rule().state, rule({ enabled: false }).state]).toEqual(["ENABLED", "DISABLED"]);
  });

  test("only this rule may call the function, and what it cannot call it for goes to the queue of failures", () => {
    expect(bucket().resource("aws_lambda_permission")).toMatchObject({
      principal: "events.amazonaws.com",
      source_arn: "${aws_cloudwatch_event_rule.bucket.arn}",
    });
    expect(bucket().resource("aws_cloudwatch_event_target").dead_letter_config).toEqual({ arn: FAILURES });
  });

  test("the sender that the queue lets in is the rule", () => {
    expect(bucketRuleSender(names, "us-east-1", "events", ["data"]).sourceArns).toEqual([
      `arn:aws:events:us-east-1:123456789012:rule/${rule().name}`,
    ]);
  });
});
