import { LogGroup, type LogGroupProps } from "../../../../modules/aws/monitoring/log-group";
import { synthesize } from "../../../support/synth";

const PROPS: LogGroupProps = {
  name: "/inferloop/production/use1/audit",
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
  retentionDays: 90,
};

const group = (props: Partial<LogGroupProps> = {}) =>
  synthesize((scope) => new LogGroup(scope, "Log", { ...PROPS, ...props }));

describe("LogGroup", () => {
  test("minimal props", () => {
    expect(group().json.resource).toMatchSnapshot();
  });

  test("keeps entries as long as asked, encrypted with the key", () => {
    expect(group().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: PROPS.name,
      retention_in_days: 90,
      kms_key_id: PROPS.kmsKeyArn,
    });
  });

  test("refuses a deletion where asked", () => {
    expect(group({ deletionProtection: true }).resource("aws_cloudwatch_log_group").deletion_protection_enabled).toBe(
      true,
    );
    expect(group().resource("aws_cloudwatch_log_group").deletion_protection_enabled).toBe(false);
  });

  test("stands in another region where asked, and else says nothing of it", () => {
    expect(group({ region: "us-east-1" }).resource("aws_cloudwatch_log_group").region).toBe("us-east-1");
    expect(group().resource("aws_cloudwatch_log_group")).not.toHaveProperty("region");
  });

  test("fails when CloudWatch Logs does not offer the retention", () => {
    // The type already refuses it; a caller in plain JavaScript has no types.
    const props = JSON.parse('{ "retentionDays": 45 }') as Partial<LogGroupProps>;
    expect(() => group(props)).toThrow(/'retentionDays' must be one of 1, 3, 5, 7, .* got 45; pick one of them/);
  });
});
