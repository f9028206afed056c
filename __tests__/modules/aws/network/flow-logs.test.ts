import { FlowLogs } from "../../../../modules/aws/network/flow-logs";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const ROLE = "arn:aws:iam::123456789012:role/inferloop-production-use1-flow-logs";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000";

const build = (deletionProtection = true) =>
  synthesize((scope) => {
    new FlowLogs(scope, "FlowLogs", {
      names: testNames(),
      vpcId: "vpc-1",
      roleArn: ROLE,
      kmsKeyArn: KEY,
      retentionDays: 90,
      deletionProtection,
    });
  });

describe("FlowLogs", () => {
  test("record all traffic of the network by the minute", () => {
    expect(build().resource("aws_flow_log")).toMatchObject({
      address: "aws_flow_log.flow_logs",
      vpc_id: "vpc-1",
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      log_destination: "${aws_cloudwatch_log_group.flow_logs_log_group.arn}",
      iam_role_arn: ROLE,
      max_aggregation_interval: 60,
    });
  });

  test("are kept encrypted for the days given", () => {
    expect(build().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/inferloop/production/use1/flow-logs",
      kms_key_id: KEY,
      retention_in_days: 90,
    });
  });

  test.each([true, false])("are protected from deletion: %s", (protection) => {
    expect(build(protection).resource("aws_cloudwatch_log_group").deletion_protection_enabled).toBe(protection);
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
