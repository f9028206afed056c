import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { CONTAINER_LOGS, containerLogGroupName } from "../../../lib/identifiers/aws-names";
import { LogGroup } from "../monitoring/log-group";

export interface ContainerLogsProps {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly kmsKeyArn: string;
  /** Unit: days. */
  readonly retentionDays: LogRetentionDays;
}

/**
 * Log groups of Container Insights: of containers, of nodes, and of what metrics are made from. Made before the agent,
 * whose own would have no key and no end. @resource aws_cloudwatch_log_group
 */
export class ContainerLogs extends Construct {
  readonly groups: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { cluster, kmsKeyArn, retentionDays }: ContainerLogsProps) {
    super(scope, id);
    this.groups = CONTAINER_LOGS.map(
      (kind) =>
        new LogGroup(this, kind, { name: containerLogGroupName(cluster, kind), kmsKeyArn, retentionDays }).resource,
    );
  }
}
