import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import { LOG_RETENTION_DAYS, type LogRetentionDays } from "../../../lib/catalog/retention";
import { requireOneOf } from "../../../lib/errors/configuration-error";

export interface LogGroupProps {
  readonly name: string;
  /** ARN of the key, whose policy must let CloudWatch Logs of the region use it. */
  readonly kmsKeyArn: string;
  /** How long entries are kept. Unit: days. */
  readonly retentionDays: LogRetentionDays;
  /** Refuses a deletion of the group, and of its entries. @default false */
  readonly deletionProtection?: boolean;
  /** @default - the stack's; a stack outside regions may write elsewhere */
  readonly region?: string;
}

/** A log group, encrypted with a key of the account. Made before its writer, which would make one without both. */
export class LogGroup extends Construct {
  readonly resource: CloudwatchLogGroup;
  readonly name: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    requireOneOf(this, "retentionDays", props.retentionDays, LOG_RETENTION_DAYS);
    this.resource = new CloudwatchLogGroup(this, "Resource", {
      ...(props.region === undefined ? {} : { region: props.region }),
      name: props.name,
      retentionInDays: props.retentionDays,
      kmsKeyId: props.kmsKeyArn,
      deletionProtectionEnabled: props.deletionProtection ?? false,
    });
    this.name = this.resource.name;
  }
}
