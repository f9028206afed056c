import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { flowLogGroupName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

export interface FlowLogsProps {
  readonly names: Names;
  readonly vpcId: string;
  /** Role by which the service writes to the log group. */
  readonly roleArn: string;
  /** Key of the log group. Its policy must admit the region's CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /** Unit: days. */
  readonly retentionDays: LogRetentionDays;
  readonly deletionProtection: boolean;
}

/**
 * A record of all connections of a network, accepted and rejected. Every argument of a flow log replaces it; the log
 * group and what it holds stay.
 *
 * @resource aws_flow_log, aws_cloudwatch_log_group
 */
export class FlowLogs extends Construct {
  readonly resource: FlowLog;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { names, vpcId, roleArn, kmsKeyArn, retentionDays, deletionProtection } = props;
    const logGroup = new CloudwatchLogGroup(this, "LogGroup", {
      name: flowLogGroupName(names),
      kmsKeyId: kmsKeyArn,
      retentionInDays: retentionDays,
      deletionProtectionEnabled: deletionProtection,
    });
    this.resource = new FlowLog(this, "Resource", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: roleArn,
      // Unit: seconds. The shorter of the two that AWS offers: an incident is read by the minute.
      maxAggregationInterval: 60,
      tags: { Name: names.of("nameTag", "flow-logs") },
    });
  }
}
