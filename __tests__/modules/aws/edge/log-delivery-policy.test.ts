import { LogDeliveryPolicy } from "../../../../modules/aws/edge/log-delivery-policy";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const policy = (elsewhere?: boolean) =>
  synthesize(
    (scope) =>
      new LogDeliveryPolicy(scope, "Permission", {
        names: testNames(),
        purpose: "firewall-logs",
        region: "us-east-1",
        logGroups: ["aws-waf-logs-inferloop"],
        ...(elsewhere === undefined ? {} : { elsewhere }),
      }),
  ).resource("aws_cloudwatch_log_resource_policy");

describe("LogDeliveryPolicy", () => {
  test("minimal props", () => {
    expect(policy()).toMatchSnapshot();
  });

  test("lets services deliver on behalf of the account only, to its groups only", () => {
    const { Statement } = JSON.parse(policy().policy_document as string);
    expect(Statement).toEqual([
      {
        Sid: "LogDelivery",
        Effect: "Allow",
        Principal: { Service: ["delivery.logs.amazonaws.com"] },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: ["arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-inferloop:*"],
        Condition: {
          StringEquals: { "aws:SourceAccount": "123456789012" },
          ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:*" },
        },
      },
    ]);
  });

  test("says where it stands only where that is not the stack's region", () => {
    expect(policy()).not.toHaveProperty("region");
    expect(policy(true).region).toBe("us-east-1");
  });
});
