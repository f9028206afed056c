import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Construct } from "constructs";
import { awsArn, logGroupArn } from "../../../lib/identifiers/aws";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "../identity/policy";

export interface LogDeliveryPolicyProps {
  /** Names of the log groups. */
  readonly logGroups: readonly string[];
  readonly names: Names;
  /** Last part of its name. */
  readonly purpose: string;
  /** Where the log groups are. */
  readonly region: string;
  /** Whether that is not the stack's own region. @default false */
  readonly elsewhere?: boolean;
}

/**
 * Lets AWS services deliver logs to some log groups. Without one they write a policy of their own, which all of the
 * account share until it is full.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html (2026-11)
 * @resource aws_cloudwatch_log_resource_policy
 */
export class LogDeliveryPolicy extends Construct {
  readonly resource: CloudwatchLogResourcePolicy;

  constructor(scope: Construct, id: string, props: LogDeliveryPolicyProps) {
    super(scope, id);
    const { names, region } = props;
    const { account } = names.props;
    this.resource = new CloudwatchLogResourcePolicy(this, "Resource", {
      ...(props.elsewhere === true ? { region } : {}),
      policyName: names.of("logPolicy", props.purpose),
      policyDocument: policyDocument([
        {
          sid: "LogDelivery",
          principals: { Service: ["delivery.logs.amazonaws.com"] },
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: props.logGroups.map((group) => `${logGroupArn(region, account, group)}:*`),
          conditions: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": awsArn("logs", region, account, "*") },
          },
        },
      ]),
    });
  }
}
