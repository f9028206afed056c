import { databaseIdentifier } from "../../../../lib/identifiers/aws-names";
import type { Names } from "../../../../lib/names/names";
import type { Section, Widget } from "../dashboard";
import type { Inventory } from "../inventory";
import { graphs, type Thing } from "./graphs";

/** The only region in which AWS reports what an account owes. */
const BILLING_REGION = "us-east-1";

/** Unit: seconds. */
const DAY = 86_400;

/**
 * What a region uses of that is paid by use. What an account owes is reported once, in one region, and only where its
 * owner lets AWS report it (Billing preferences, CloudWatch billing alerts).
 */
export function costDashboard(names: Names, inventory: Inventory): Section[] {
  return [
    { heading: "Charges of the account", widgets: inventory.region === BILLING_REGION ? charges() : [] },
    { heading: "Traffic", widgets: daily(traffic(inventory)) },
    { heading: "Compute", widgets: daily(compute(inventory)) },
    { heading: "Storage", widgets: daily(storage(names, inventory)) },
    { heading: "Logs", widgets: daily(logs(inventory)) },
  ];
}

/** Costs are read by the day. */
const daily = (widgets: readonly Widget[]): Widget[] =>
  widgets.map((widget) => (widget.type === "graph" ? { ...widget, periodSeconds: DAY } : widget));

const charges = (): Widget[] => [
  {
    type: "graph",
    title: "Estimated charges of the month (USD)",
    periodSeconds: 21_600,
    lines: [
      {
        namespace: "AWS/Billing",
        name: "EstimatedCharges",
        dimensions: { Currency: "USD" },
        statistic: "Maximum",
        label: "all services",
      },
    ],
  },
  {
    type: "graph",
    title: "Estimated charges by service (USD)",
    periodSeconds: 21_600,
    lines: [
      {
        label: "charges",
        expression: `SEARCH('{AWS/Billing,Currency,ServiceName} MetricName="EstimatedCharges"', 'Maximum', 21600)`,
      },
    ],
  },
];

function traffic({ natGatewayIds, entry }: Inventory): Widget[] {
  const gateways = natGatewayIds.map((NatGatewayId, index) => ({
    label: `gateway ${index + 1}`,
    dimensions: { NatGatewayId },
  }));
  const balancer: Thing[] =
    entry === undefined ? [] : [{ label: "load balancer", dimensions: { LoadBalancer: entry.loadBalancer } }];
  return [
    ...graphs("AWS/NATGateway", gateways, ["NAT: to the internet (bytes)", "BytesOutToDestination", "Sum"]),
    ...graphs("AWS/NATGateway", gateways, ["NAT: from the internet (bytes)", "BytesInFromDestination", "Sum"]),
    ...graphs("AWS/ApplicationELB", balancer, ["Load balancer (capacity units)", "ConsumedLCUs", "Sum"]),
    ...graphs("AWS/ApplicationELB", balancer, ["Load balancer (bytes)", "ProcessedBytes", "Sum"]),
  ];
}

function compute({ functions }: Inventory): Widget[] {
  const things = functions.map(({ fn, functionName }) => ({ label: fn, dimensions: { FunctionName: functionName } }));
  return graphs(
    "AWS/Lambda",
    things,
    ["Functions: runs", "Invocations", "Sum"],
    ["Functions: time (ms)", "Duration", "Sum"],
  );
}

function storage(names: Names, { buckets, tables, databases }: Inventory): Widget[] {
  const classes = ["StandardStorage", "StandardIAStorage", "GlacierStorage", "IntelligentTieringFAStorage"];
  const stored = buckets.flatMap(({ bucket, bucketName }) =>
    classes.map((StorageType) => ({
      label: `${bucket}: ${StorageType}`,
      dimensions: { BucketName: bucketName, StorageType },
    })),
  );
  const read = tables.map(({ table, tableName }) => ({ label: table, dimensions: { TableName: tableName } }));
  const instances = databases.map(({ database, generation }) => ({
    label: `${database}-g${generation}`,
    dimensions: { DBInstanceIdentifier: databaseIdentifier(names, database, generation) },
  }));
  return [
    ...graphs("AWS/S3", stored, ["Buckets (bytes)", "BucketSizeBytes", "Average"]),
    ...graphs(
      "AWS/DynamoDB",
      read,
      ["Tables: reads", "ConsumedReadCapacityUnits", "Sum"],
      ["Tables: writes", "ConsumedWriteCapacityUnits", "Sum"],
    ),
    ...graphs("AWS/RDS", instances, ["Databases: free storage (bytes)", "FreeStorageSpace", "Minimum"]),
  ];
}

function logs({ logs: groups }: Inventory): Widget[] {
  const all = [...new Set([...groups.applications, ...groups.audit, ...groups.network, ...groups.cluster])];
  const things = all.map((LogGroupName) => ({ label: LogGroupName, dimensions: { LogGroupName } }));
  return graphs("AWS/Logs", things, ["Logs (bytes)", "IncomingBytes", "Sum"]);
}
