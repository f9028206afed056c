import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";

/** Share of the provisioned capacity that autoscaling keeps in use. Unit: percent. */
export const TARGET_UTILIZATION = 70;

/** Bounds of provisioned capacity. Unit: capacity units. */
export interface CapacityRange {
  readonly min: number;
  readonly max: number;
}

/** Provisioned capacity of a table, and of each of its indexes. */
export interface ProvisionedCapacity {
  readonly read: CapacityRange;
  readonly write: CapacityRange;
}

export interface DynamodbAutoscalingProps extends ProvisionedCapacity {
  /** Name of the table. */
  readonly tableName: string;
  /** Name of the index. @default - the table itself */
  readonly indexName?: string;
  /** What must exist first, where the name does not tell. @default - nothing more */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Keeps the provisioned capacity of a table or of one index near its use.
 * @resource aws_appautoscaling_target, aws_appautoscaling_policy
 */
export class DynamodbAutoscaling extends Construct {
  constructor(scope: Construct, id: string, props: DynamodbAutoscalingProps) {
    super(scope, id);
    this.requireRange("read", props.read);
    this.requireRange("write", props.write);
    this.scale("Read", props, props.read);
    this.scale("Write", props, props.write);
  }

  private scale(direction: "Read" | "Write", props: DynamodbAutoscalingProps, range: CapacityRange): void {
    const { tableName, indexName } = props;
    const scaled =
      indexName === undefined
        ? { kind: "table", resourceId: `table/${tableName}` }
        : { kind: "index", resourceId: `table/${tableName}/index/${indexName}` };
    const target = new AppautoscalingTarget(this, direction, {
      ...(props.dependsOn === undefined ? {} : { dependsOn: [...props.dependsOn] }),
      serviceNamespace: "dynamodb",
      scalableDimension: `dynamodb:${scaled.kind}:${direction}CapacityUnits`,
      resourceId: scaled.resourceId,
      minCapacity: range.min,
      maxCapacity: range.max,
    });
    new AppautoscalingPolicy(this, `${direction}Policy`, {
      name: `${direction.toLowerCase()}-utilization`,
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: `DynamoDB${direction}CapacityUtilization` },
        targetValue: TARGET_UTILIZATION,
      },
    });
  }

  private requireRange(prop: "read" | "write", { min, max }: CapacityRange): void {
    if (min <= max) return;
    throw new ConfigurationError(this, {
      prop,
      rule: "a range whose 'min' is at most its 'max'",
      got: `${min} to ${max}`,
      fix: "raise max or lower min",
    });
  }
}
