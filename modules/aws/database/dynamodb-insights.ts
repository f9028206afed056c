import { DynamodbContributorInsights } from "@cdktf/provider-aws/lib/dynamodb-contributor-insights";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface DynamodbInsightsProps {
  /** Physical name of the table. */
  readonly tableName: string;
  /** Indexes of the table. */
  readonly indexNames: readonly string[];
  /** The table, or its replica in this region. */
  readonly table: ITerraformDependable;
}

/**
 * Which keys of a table are throttled. Only those: counting every key that is read or written costs by the request, and
 * says nothing while the table has room.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights.html (2026-11)
 * @resource aws_dynamodb_contributor_insights
 */
export class DynamodbInsights extends Construct {
  constructor(scope: Construct, id: string, { tableName, indexNames, table }: DynamodbInsightsProps) {
    super(scope, id);
    const insights = { tableName, mode: "THROTTLED_KEYS", dependsOn: [table] };
    new DynamodbContributorInsights(this, "Resource", insights);
    for (const indexName of indexNames) new DynamodbContributorInsights(this, indexName, { ...insights, indexName });
  }
}
