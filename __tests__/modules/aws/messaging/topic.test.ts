import { Topic } from "../../../../modules/aws/messaging/topic";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const topic = (fifo = false) =>
  synthesize((scope) => {
    new Topic(scope, "Results", {
      names: testNames(),
      region: "us-east-1",
      topic: "results",
      fifo,
      kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
    });
  });

const POLICY = "aws_sns_topic_policy.results_policy";

describe("Topic", () => {
  test("minimal props", () => {
    expect(topic().json.resource).toMatchSnapshot();
  });

  test("is encrypted with a key of the account", () => {
    expect(topic().resource("aws_sns_topic")).toMatchObject({
      name: "inferloop-production-use1-results",
      kms_master_key_id: "arn:aws:kms:us-east-1:123456789012:key/1",
    });
  });

  test("lets the own account in, by the full ARN that AWS would make of its id, and over TLS only", () => {
    expectSoundPolicies(topic());
    expect(statement(topic(), POLICY, "OwnAccount")).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::123456789012:root"] },
      Resource: ["arn:aws:sns:us-east-1:123456789012:inferloop-production-use1-results"],
    });
    expect(statement(topic(), POLICY, "TlsOnly")).toMatchObject({
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("keeps an order where it is asked to", () => {
    expect(topic(true).resource("aws_sns_topic")).toMatchObject({
      name: "inferloop-production-use1-results.fifo",
      fifo_topic: true,
      content_based_deduplication: true,
      fifo_throughput_scope: "MessageGroup",
    });
    expect(statement(topic(true), POLICY, "OwnAccount").Resource).toEqual([
      "arn:aws:sns:us-east-1:123456789012:inferloop-production-use1-results.fifo",
    ]);
    expect(topic().resource("aws_sns_topic").fifo_topic).toBeUndefined();
  });
});
