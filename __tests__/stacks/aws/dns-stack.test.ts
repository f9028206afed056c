import { awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_EDGE } from "../../../lib/contracts/aws-edge";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { DATABASE_ENDPOINT } from "../../../lib/contracts/database-endpoint";
import { DnsStack } from "../../../stacks/aws/dns-stack";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { TEST_API_FUNCTION, TEST_EDGE } from "../../support/edge";
import { rendered } from "../../support/synth";

function synth(regionName = "us-east-1", deployment: Deployment = testDeployment()) {
  const around = testSurroundings(deployment);
  const place = testPlace(around, regionName);
  const network = testProducer(around, place, "network", AWS_NETWORK);
  const data = testProducer(around, place, "data");
  for (const { name, members } of around.aws.databases) {
    if (members.every((member) => member.region !== regionName || member.retired)) continue;
    const host = `${name}.rds`;
    const values = {
      engine: "postgres",
      host,
      port: 5432,
      database: "app",
      admin_secret: "secret",
    };
    data.publish(DATABASE_ENDPOINT, values, name);
  }
  const edge = around.aws.edge && testProducer(around, place, "edge", AWS_EDGE);
  const stack = new DnsStack(around, place, awsRegion(around.aws, regionName), { network, data, edge });
  return { stack, synthesized: rendered(stack) };
}

/** The record of a construct, if the stack has it. */
const record = (id: string, regionName: string, deployment: Deployment) =>
  synth(regionName, deployment)
    .synthesized.resources("aws_route53_record")
    .find(({ address }) => address === `aws_route53_record.${id}`);

const ENTRY = testDeployment({ aws: { edge: TEST_EDGE } });
const READ = "${data.terraform_remote_state.edge.outputs";

describe("DnsStack", () => {
  test("has these addresses", () => {
    expect(synth("us-east-1", ENTRY).synthesized.addresses()).toMatchInlineSnapshot(`
      [
        "aws_route53_record.api",
        "aws_route53_record.database_synthdata",
        "aws_route53_zone.internal_zone",
        "data.aws_route53_zone.public_zone",
        "data.terraform_remote_state.data",
        "data.terraform_remote_state.edge",
        "data.terraform_remote_state.network",
      ]
    `);
  });

  test("renders the same JSON as before", () => {
    expect(synth("us-east-1", ENTRY).synthesized.json).toMatchSnapshot();
  });

  test("leads the region's own name to its load balancer", () => {
    expect(record("api", "us-west-2", ENTRY)).toMatchObject({
      name: "us-west-2.api.inferloop.example.com",
      type: "A",
      zone_id: "${data.aws_route53_zone.public_zone.zone_id}",
      alias: {
        name: `${READ}.load_balancer_dns_name}`,
        zone_id: `${READ}.load_balancer_zone_id}`,
        evaluate_target_health: true,
      },
    });
  });

  test("leads the region's name of the API to where it is, and has none where functions have no route", () => {
    const withApi = testDeployment({ aws: { edge: TEST_EDGE, functions: [TEST_API_FUNCTION] } });
    expect(record("functions", "us-east-1", withApi)).toMatchObject({
      name: "us-east-1.functions.inferloop.example.com",
      alias: { name: `${READ}.api_domain_name}`, zone_id: `${READ}.api_domain_zone_id}` },
    });
    expect(record("functions", "us-east-1", ENTRY)).toBeUndefined();
  });

  test("has no public name where the region has no entry from the internet", () => {
    expect(
      synth()
        .synthesized.resources("aws_route53_record")
        .map(({ address }) => address),
    ).toEqual(["aws_route53_record.database_synthdata"]);
    expect(synth().stack.dependsOnStacks).not.toContain("aws-us-east-1-edge");
  });

  test("protects the load balancer with Shield Advanced where the file asks for it", () => {
    const protectedEntry = testDeployment({ aws: { edge: { ...TEST_EDGE, shieldAdvanced: true } } });
    expect(synth("us-east-1", protectedEntry).synthesized.resource("aws_shield_protection").resource_arn).toBe(
      `${READ}.load_balancer_arn}`,
    );
    expect(synth("us-east-1", ENTRY).synthesized.resources("aws_shield_protection")).toEqual([]);
  });

  test("uses the zone of the deployment file, and looks it up only where the file has none", () => {
    const looked = synth().synthesized;
    expect(looked.json.data?.aws_route53_zone).toEqual({
      public_zone: { name: "inferloop.example.com", private_zone: false },
    });
    const given = synth("us-east-1", testDeployment({ aws: { zoneId: "Z0123456789" } })).synthesized;
    expect(given.json.data).not.toHaveProperty("aws_route53_zone");
    expect(given.json.output).toMatchObject({
      public_zone_id: { value: "Z0123456789" },
    });
  });

  test("leads a database's internal name to the region's live instance for 30 seconds", () => {
    expect(record("database_synthdata", "us-east-1", testDeployment())).toMatchObject({
      ttl: 30,
      name: "synthdata.us-east-1.production.inferloop.internal",
      zone_id: "${aws_route53_zone.internal_zone.zone_id}",
      records: ["${data.terraform_remote_state.data.outputs.database_synthdata_host}"],
    });
  });

  test("keeps the name of a database whose instance in the region is retired, and leads it nowhere", () => {
    const [database] = testDeployment().aws?.databases ?? [];
    if (database === undefined) throw new Error("the fixture has a database");
    const members = database.members.map((member) => ({
      ...member,
      retired: member.region === "us-east-1",
    }));
    const deployment = testDeployment({
      aws: { databases: [{ ...database, members }] },
    });
    expect(synth("us-east-1", deployment).synthesized.resources("aws_route53_record")).toContainEqual(
      expect.objectContaining({ address: "aws_route53_record.database_synthdata", records: ["retired.invalid"] }),
    );
  });

  test("renders the same in both roles", () => {
    const before = testDeployment();
    const regions = (before.aws?.regions ?? []).map((region) => ({
      ...region,
      role: region.role === "primary" ? ("standby" as const) : ("primary" as const),
    }));
    const after = testDeployment({ aws: { edge: TEST_EDGE, regions } });
    expect(synth("us-east-1", after).synthesized.json).toEqual(synth("us-east-1", ENTRY).synthesized.json);
  });

  test("reads stacks of its own region only", () => {
    expect(synth("us-west-2", ENTRY).stack.dependsOnStacks).toEqual([
      "aws-us-west-2-data",
      "aws-us-west-2-edge",
      "aws-us-west-2-network",
    ]);
  });

  test("publishes both zones", () => {
    expect(synth().synthesized.json.output).toEqual({
      public_zone_id: { value: "${data.aws_route53_zone.public_zone.zone_id}" },
      internal_zone_id: { value: "${aws_route53_zone.internal_zone.zone_id}" },
    });
  });
});
