import { Names } from "../../../../lib/names/names";
import { DynamodbInsights } from "../../../../modules/aws/database/dynamodb-insights";
import { DynamodbReplica } from "../../../../modules/aws/database/dynamodb-replica";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => {
    const table = new DynamodbReplica(scope, "Table", {
      globalNames: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
      table: "metadata",
      homeRegion: "us-east-1",
      kmsKeyArn: "arn:aws:kms:us-west-2:123456789012:key/data",
      protect: true,
    });
    new DynamodbInsights(table, "Insights", {
      tableName: "inferloop-production-metadata",
      indexNames: ["status-timestamp"],
      table: table.resource,
    });
  });

describe("DynamodbInsights", () => {
  test("of a replica with an index", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("count throttled keys of the table and of its index, once the replica is there", () => {
    const common = {
      table_name: "inferloop-production-metadata",
      mode: "THROTTLED_KEYS",
      depends_on: ["aws_dynamodb_table_replica.table"],
    };
    expect(build().resources("aws_dynamodb_contributor_insights")).toMatchObject([
      common,
      { ...common, index_name: "status-timestamp" },
    ]);
  });
});
