import { LoadBalancerLogBucket } from "../../../../modules/aws/edge/load-balancer-log-bucket";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const stack = synthesize(
  (scope) => new LoadBalancerLogBucket(scope, "Logs", { names: testNames(), protect: true, retentionDays: 90 }),
);

describe("LoadBalancerLogBucket", () => {
  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });

  test("is encrypted by S3's keys, the only ones that load balancers write with", () => {
    expect(stack.resource("aws_s3_bucket_server_side_encryption_configuration").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  test("lets load balancers of the account write their logs, and nothing else", () => {
    const { bucket } = stack.resource("aws_s3_bucket");
    expect(statement(stack, "aws_s3_bucket_policy.logs_policy", "AllowLogDelivery")).toEqual({
      Sid: "AllowLogDelivery",
      Effect: "Allow",
      Principal: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: [
        `arn:aws:s3:::${bucket}/access/AWSLogs/123456789012/*`,
        `arn:aws:s3:::${bucket}/connection/AWSLogs/123456789012/*`,
      ],
    });
    expectSoundPolicies(stack);
  });

  test("keeps logs for the given days", () => {
    expect(stack.resource("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { expiration: [{ days: 90 }] },
    ]);
  });
});
