import { TerraformOutput } from "cdktf";
import { Names } from "../../../../lib/names/names";
import { DynamodbReplica, type DynamodbReplicaProps } from "../../../../modules/aws/database/dynamodb-replica";
import { synthesize } from "../../../support/synth";

const GLOBAL = new Names({ project: "inferloop", environment: "production", account: "123456789012" });
const KEY = "arn:aws:kms:us-west-2:123456789012:key/11111111-2222-3333-4444-555555555555";

function synthesized(props: Partial<DynamodbReplicaProps> = {}) {
  return synthesize(
    (scope) =>
      new DynamodbReplica(scope, "Table", {
        globalNames: GLOBAL,
        table: "metadata",
        homeRegion: "us-east-1",
        kmsKeyArn: KEY,
        protect: true,
        ...props,
      }),
  );
}
const replica = (props: Partial<DynamodbReplicaProps> = {}) =>
  synthesized(props).resource("aws_dynamodb_table_replica");

describe("DynamodbReplica", () => {
  test("minimal props", () => {
    expect(synthesized().json).toMatchSnapshot();
  });

  test("replicates the table of the home region, by an ARN known before anything exists", () => {
    expect(replica().global_table_arn).toBe(
      "arn:aws:dynamodb:us-east-1:123456789012:table/inferloop-production-metadata",
    );
  });

  test("is encrypted with a key of its own region from the start", () => {
    expect(replica().kms_key_arn).toBe(KEY);
  });

  test("has point-in-time recovery and deletion protection of its own, which it does not inherit", () => {
    expect(replica()).toMatchObject({
      point_in_time_recovery: true,
      deletion_protection_enabled: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(replica({ protect: false }).deletion_protection_enabled).toBe(false);
    expect(replica({ protect: false })).not.toHaveProperty("lifecycle");
  });

  test("looks its stream up by its exact name, once it exists", () => {
    const stack = synthesize((scope) => {
      const props = { globalNames: GLOBAL, table: "metadata", homeRegion: "us-east-1", kmsKeyArn: KEY, protect: true };
      new TerraformOutput(scope, "stream", { value: new DynamodbReplica(scope, "Table", props).lookUpStream() });
    });
    expect(stack.json).toMatchObject({
      data: {
        aws_dynamodb_table: {
          table_stream: {
            name: "inferloop-production-metadata",
            depends_on: ["aws_dynamodb_table_replica.table"],
          },
        },
      },
      output: { stream: { value: "${data.aws_dynamodb_table.table_stream.stream_arn}" } },
    });
  });

  test("is not backed up a second time", () => {
    expect(JSON.stringify(synthesized({ tags: { RTO: "1h" } }).json)).not.toContain("Backup");
  });

  test("scales once it exists", () => {
    const stack = synthesized({ provisioned: { read: { min: 5, max: 100 }, write: { min: 2, max: 50 } } });
    const targets = stack.resources("aws_appautoscaling_target");
    expect(targets).toHaveLength(4);
    for (const target of targets) {
      expect(target.depends_on).toEqual(["aws_dynamodb_table_replica.table"]);
    }
  });
});
