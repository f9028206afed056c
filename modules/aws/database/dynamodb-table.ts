import { DynamodbTable as CfDynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import { tableName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { backupTags } from "../../../lib/tags/backup";
import type { TagSet } from "../../../lib/tags/tags";
import { DynamodbAutoscaling, type ProvisionedCapacity } from "./dynamodb-autoscaling";

/** Index by which jobs of one status are listed in the order of time. */
export const STATUS_INDEX = "status-timestamp";

export interface DynamodbTableProps {
  /** Names outside regions: a global table has one name in all its regions. */
  readonly globalNames: Names;
  /** What the table is for; part of its name. */
  readonly table: string;
  /** ARN of the region's data key. */
  readonly kmsKeyArn: string;
  readonly protect: boolean;
  /** Autoscaled capacity of the table, and of its index. @default - on-demand, the documented mode */
  readonly provisioned?: ProvisionedCapacity | undefined;
  /** @default - the default tier's */
  readonly tags?: TagSet;
}

/**
 * A table with the documented keys, in the region that owns it for ever. Its replicas in other regions are resources of
 * their own, in the `links` of those regions. Destroying this table destroys all of them.
 * @resource aws_dynamodb_table
 */
export class DynamodbTable extends Construct {
  readonly resource: CfDynamodbTable;

  constructor(scope: Construct, id: string, props: DynamodbTableProps) {
    super(scope, id);
    const { provisioned } = props;
    const capacity =
      provisioned === undefined ? {} : { readCapacity: provisioned.read.min, writeCapacity: provisioned.write.min };
    this.resource = new CfDynamodbTable(this, "Resource", {
      name: tableName(props.globalNames, props.table),
      billingMode: provisioned === undefined ? "PAY_PER_REQUEST" : "PROVISIONED",
      ...capacity,
      hashKey: "id",
      rangeKey: "timestamp",
      attribute: [
        { name: "id", type: "S" },
        { name: "timestamp", type: "N" },
        { name: "status", type: "S" },
      ],
      globalSecondaryIndex: [
        { name: STATUS_INDEX, hashKey: "status", rangeKey: "timestamp", projectionType: "ALL", ...capacity },
      ],
      pointInTimeRecovery: { enabled: true },
      // Global tables replicate through this stream; another view would cut its readers off.
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      serverSideEncryption: { enabled: true, kmsKeyArn: props.kmsKeyArn },
      deletionProtectionEnabled: props.protect,
      tags: { ...props.tags, ...backupTags("databases") },
      lifecycle: {
        // Replicas belong to other states: without this the next plan here would remove them.
        ignoreChanges: ["replica", ...(provisioned === undefined ? [] : AUTOSCALED)],
        ...(props.protect ? { preventDestroy: true } : {}),
      },
    });
    if (provisioned === undefined) return;
    const scaled = { ...provisioned, tableName: this.resource.name };
    new DynamodbAutoscaling(this, "Autoscaling", scaled);
    new DynamodbAutoscaling(this, "IndexAutoscaling", { ...scaled, indexName: STATUS_INDEX });
  }
}

/** What autoscaling changes. One member of a set cannot be ignored alone, so the index is ignored as a whole. */
const AUTOSCALED = ["read_capacity", "write_capacity", "global_secondary_index"];
