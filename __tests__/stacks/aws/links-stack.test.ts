import { type AwsDeployment, awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { LinksStack } from "../../../stacks/aws/links-stack";
import { TEST_FUNCTION } from "../../support/compute";
import { swappedRoles } from "../../support/data";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { rendered } from "../../support/synth";

function links(regionName = "us-east-1", deployment: Deployment = testDeployment()) {
  const around = testSurroundings(deployment);
  const place = testPlace(around, regionName);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  return rendered(new LinksStack(around, place, awsRegion(around.aws, regionName), { foundation }));
}

/** The links of the control region, in which nothing but states lives. */
function controlLinks() {
  const around = testSurroundings();
  return rendered(new LinksStack(around, testPlace(around, "us-east-2"), undefined, undefined));
}

const aws = (overrides: Partial<AwsDeployment>) => testDeployment({ aws: overrides });

const REPLICATION = "aws_s3_bucket_replication_configuration";

/** The replication of the data bucket out of a region. */
function dataReplication(regionName: string) {
  const address = `${REPLICATION}.bucket_data`;
  const found = links(regionName)
    .resources(REPLICATION)
    .find((replication) => replication.address === address);
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}

describe("LinksStack", () => {
  test("renders production's home region", () => {
    expect(links().json).toMatchSnapshot();
  });

  test("keeps its addresses, in each kind of region", () => {
    expect({
      home: links().addresses(),
      standby: links("us-west-2").addresses(),
      control: controlLinks().addresses(),
    }).toMatchSnapshot();
  });

  test.each(["us-east-1", "us-west-2"])("changes nothing of %s when roles swap", (name) => {
    expect(links(name, swappedRoles(testDeployment())).json).toEqual(links(name).json);
  });

  test("replicates each data bucket both ways, each way from its own region", () => {
    const east = dataReplication("us-east-1");
    const west = dataReplication("us-west-2");
    expect(east.bucket).toContain("use1-data-");
    expect(east.rule).toMatchObject([{ destination: { bucket: `arn:aws:s3:::${west.bucket}` } }]);
    expect(west.rule).toMatchObject([{ destination: { bucket: `arn:aws:s3:::${east.bucket}` } }]);
  });

  test("encrypts replicas with the partner's key, by its alias", () => {
    expect(dataReplication("us-east-1").rule).toMatchObject([
      {
        destination: {
          encryption_configuration: {
            replica_kms_key_id: "arn:aws:kms:us-west-2:123456789012:alias/inferloop-production-usw2-data",
          },
        },
      },
    ]);
  });

  test("replicates states one way, also those of the control region, which has no role of its own", () => {
    const [only, ...more] = controlLinks().resources(REPLICATION);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      address: `${REPLICATION}.states`,
      bucket: expect.stringContaining("use2-state-"),
      role: "arn:aws:iam::123456789012:role/inferloop-production-use1-replication",
      rule: [
        {
          destination: { bucket: expect.stringContaining("use1-state-replica-use2-") },
          delete_marker_replication: { status: "Enabled" },
        },
      ],
    });
    expect(JSON.stringify(only)).not.toContain("replica_modifications");
  });

  test("has tables in home, and replicates them to every other region", () => {
    expect(links().resource("aws_dynamodb_table")).toMatchObject({
      name: "inferloop-production-metadata",
      lifecycle: { ignore_changes: ["replica"], prevent_destroy: true },
    });
    expect(links().resources("aws_dynamodb_table_replica")).toEqual([]);
    expect(links("us-west-2").resources("aws_dynamodb_table")).toEqual([]);
    expect(links("us-west-2").resource("aws_dynamodb_table_replica")).toMatchObject({
      global_table_arn: "arn:aws:dynamodb:us-east-1:123456789012:table/inferloop-production-metadata",
      kms_key_arn: expect.stringContaining("data_key_arn"),
    });
  });

  test("reads no state but its own region's foundation", () => {
    const remote = links("us-west-2").json.data?.terraform_remote_state ?? {};
    expect(Object.values(remote)).toMatchObject([{ config: { region: "us-west-2" } }]);
    expect(controlLinks().json.data).toBeUndefined();
  });

  test("owns the registry's one replication setting only where the deployment owns the account", () => {
    expect(links().resource("aws_ecr_replication_configuration")).toMatchObject({
      replication_configuration: { rule: [{ destination: [{ region: "us-west-2" }] }] },
    });
    expect(links("us-east-1", aws({ ownsAccount: false })).resources("aws_ecr_replication_configuration")).toEqual([]);
    expect(links("us-east-1", aws({ repositories: [] })).resources("aws_ecr_replication_configuration")).toEqual([]);
  });

  describe("functions that read the streams of tables", () => {
    const functions: AwsDeployment["functions"] = [
      {
        ...TEST_FUNCTION,
        triggers: { ...TEST_FUNCTION.triggers, tables: [{ table: "metadata", events: ["INSERT"] }] },
      },
      { ...TEST_FUNCTION, name: "others" },
    ];
    const mapping = (regionName: string, deployment = aws({ functions })) =>
      links(regionName, deployment).resource("aws_lambda_event_source_mapping");

    test("do so in their own region: of the table in home, elsewhere of the replica that is looked up", () => {
      expect(mapping("us-east-1")).toMatchObject({
        address: "aws_lambda_event_source_mapping.table_metadata_function_events",
        function_name: "arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-events",
        event_source_arn: "${aws_dynamodb_table.table_metadata.stream_arn}",
      });
      expect(mapping("us-west-2")).toMatchObject({
        address: "aws_lambda_event_source_mapping.table_metadata_function_events",
        function_name: "arn:aws:lambda:us-west-2:123456789012:function:inferloop-production-usw2-events",
        event_source_arn: "${data.aws_dynamodb_table.table_metadata_stream.stream_arn}",
      });
    });

    test("handle changes in the primary region only, which is all that roles change", () => {
      const deployment = aws({ functions });
      expect([mapping("us-east-1").enabled, mapping("us-west-2").enabled]).toEqual([true, false]);
      for (const region of ["us-east-1", "us-west-2"]) {
        const before = mapping(region);
        expect(mapping(region, swappedRoles(deployment))).toEqual({ ...before, enabled: before.enabled !== true });
      }
    });

    test("look nothing up where no function reads", () => {
      expect(links("us-west-2").addresses()).not.toContain("data.aws_dynamodb_table.table_metadata_stream");
    });
  });

  test("leaves a region without partner with its states and tables", () => {
    const alone = testDeployment().aws?.regions.map((region) => ({ ...region, partner: undefined })) ?? [];
    expect(links("us-west-2", aws({ regions: alone })).addresses()).toEqual([
      "aws_dynamodb_table_replica.table_metadata",
      `${REPLICATION}.states`,
      "data.terraform_remote_state.foundation",
    ]);
  });
});
