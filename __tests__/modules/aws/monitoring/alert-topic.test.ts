import { TerraformOutput } from "cdktf";
import { AlertTopic } from "../../../../modules/aws/monitoring/alert-topic";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const topic = () =>
  synthesize((scope) => {
    const { topicArn } = new AlertTopic(scope, "Alerts", {
      names: testNames(),
      region: "us-east-1",
      kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
      email: "alerts@example.com",
    });
    new TerraformOutput(scope, "topic", { value: topicArn, staticId: true });
  });

const POLICY = "aws_sns_topic_policy.alerts_policy";
const ARN = "arn:aws:sns:us-east-1:123456789012:inferloop-production-use1-alerts";

describe("AlertTopic", () => {
  test("minimal props", () => {
    expect(topic().json.resource).toMatchSnapshot();
  });

  test("is encrypted with a key of the account, which alarms can use", () => {
    expect(topic().resource("aws_sns_topic")).toMatchObject({
      name: "inferloop-production-use1-alerts",
      kms_master_key_id: "arn:aws:kms:us-east-1:123456789012:key/1",
    });
  });

  test("takes messages from services on behalf of this account only", () => {
    expectSoundPolicies(topic());
    expect(statement(topic(), POLICY, "Publishers")).toMatchObject({
      Action: ["sns:Publish"],
      Resource: [ARN],
      Principal: { Service: expect.arrayContaining(["cloudwatch.amazonaws.com", "backup.amazonaws.com"]) },
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    });
  });

  test("takes EventBridge's without a condition, because it sends no account", () => {
    const events = statement(topic(), POLICY, "EventBridge");
    expect(events).toMatchObject({ Principal: { Service: ["events.amazonaws.com"] }, Resource: [ARN] });
    expect(events.Condition).toBeUndefined();
    expect(JSON.stringify(statement(topic(), POLICY, "Publishers"))).not.toContain("events.amazonaws.com");
  });

  test("refuses plain HTTP", () => {
    expect(statement(topic(), POLICY, "TlsOnly")).toMatchObject({
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("tells people", () => {
    expect(topic().resource("aws_sns_topic_subscription")).toMatchObject({
      protocol: "email",
      endpoint: "alerts@example.com",
    });
  });

  test("gives an ARN that waits until publishers are let in", () => {
    expect(topic().json.output).toEqual({ topic: { value: "${aws_sns_topic_policy.alerts_policy.arn}" } });
  });
});
