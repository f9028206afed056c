import { DataAwsDynamodbTable } from "@cdktf/provider-aws/lib/data-aws-dynamodb-table";
import { DynamodbTableReplicaA } from "@cdktf/provider-aws/lib/dynamodb-table-replica";
import { Construct } from "constructs";
import { dynamodbTableArn } from "../../../lib/identifiers/aws";
import { tableName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import type { TagSet } from "../../../lib/tags/tags";
import { DynamodbAutoscaling, type ProvisionedCapacity } from "./dynamodb-autoscaling";
import { STATUS_INDEX } from "./dynamodb-table";

export interface DynamodbReplicaProps {
  /** Names outside regions: a global table has one name in all its regions. */
  readonly globalNames: Names;
  /** What the table is for; part of its name. */
  readonly table: string;
  /** The region that owns the table. */
  readonly homeRegion: string;
  /** ARN of this region's data key. Changing it copies all data anew. */
  readonly kmsKeyArn: string;
  readonly protect: boolean;
  /** Autoscaled capacity, the same as the table's. @default - on-demand */
  readonly provisioned?: ProvisionedCapacity | undefined;
  /** The table's tags do not reach its replicas. @default - the default tier's */
  readonly tags?: TagSet;
}

/**
 * The replica of a global table in this region. It takes writes like the table itself, so a failover promotes nothing.
 * Point-in-time recovery and deletion protection are not inherited. It carries no backup tag: the table's backups are
 * copied to this region already.
 * @resource aws_dynamodb_table_replica
 */
export class DynamodbReplica extends Construct {
  readonly resource: DynamodbTableReplicaA;
  private readonly tableName: string;

  constructor(scope: Construct, id: string, props: DynamodbReplicaProps) {
    super(scope, id);
    const name = tableName(props.globalNames, props.table);
    this.tableName = name;
    this.resource = new DynamodbTableReplicaA(this, "Resource", {
      globalTableArn: dynamodbTableArn(props.homeRegion, props.globalNames.props.account, name),
      kmsKeyArn: props.kmsKeyArn,
      pointInTimeRecovery: true,
      deletionProtectionEnabled: props.protect,
      ...(props.tags === undefined ? {} : { tags: props.tags }),
      ...(props.protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    if (props.provisioned === undefined) return;
    // The replica gives no name back, so the order is stated.
    const scaled = { ...props.provisioned, tableName: name, dependsOn: [this.resource] };
    new DynamodbAutoscaling(this, "Autoscaling", scaled);
    new DynamodbAutoscaling(this, "IndexAutoscaling", { ...scaled, indexName: STATUS_INDEX });
  }

  /** ARN of the replica's own stream. It carries a time and the replica gives it not back, so it is looked up. */
  lookUpStream(): string {
    return new DataAwsDynamodbTable(this, "Stream", { name: this.tableName, dependsOn: [this.resource] }).streamArn;
  }
}
