import { awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { DATABASE_ENDPOINT } from "../../../lib/contracts/database-endpoint";
import { DnsStack } from "../../../stacks/aws/dns-stack";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
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
  const stack = new DnsStack(around, place, awsRegion(around.aws, regionName), {
    network,
    data,
  });
  return { stack, synthesized: rendered(stack) };
}

describe("DnsStack", () => {
  test("has these addresses", () => {
    expect(synth().synthesized.addresses()).toMatchInlineSnapshot(`
      [
        "aws_acm_certificate.certificate",
        "aws_acm_certificate_validation.certificate_validation",
        "aws_route53_record.certificate_regional_validation",
        "aws_route53_record.database_synthdata",
        "aws_route53_zone.internal_zone",
        "data.aws_route53_zone.public_zone",
        "data.terraform_remote_state.data",
        "data.terraform_remote_state.network",
      ]
    `);
  });

  test("renders the same JSON as before", () => {
    expect(synth().synthesized.json).toMatchSnapshot();
  });

  test("names the certificate after the API in all regions and in this one", () => {
    expect(synth("us-west-2").synthesized.resource("aws_acm_certificate")).toMatchObject({
      domain_name: "api.inferloop.example.com",
      subject_alternative_names: ["us-west-2.api.inferloop.example.com"],
    });
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
    const record = synth()
      .synthesized.resources("aws_route53_record")
      .find(({ ttl }) => ttl === 30);
    expect(record).toMatchObject({
      address: "aws_route53_record.database_synthdata",
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
    const after = testDeployment({ aws: { regions } });
    expect(synth("us-east-1", after).synthesized.json).toEqual(synth("us-east-1", before).synthesized.json);
  });

  test("reads stacks of its own region only", () => {
    expect(synth("us-west-2").stack.dependsOnStacks).toEqual(["aws-us-west-2-data", "aws-us-west-2-network"]);
  });

  test("publishes the issued certificate and both zones", () => {
    expect(synth().synthesized.json.output).toEqual({
      certificate_arn: {
        value: "${aws_acm_certificate_validation.certificate_validation.certificate_arn}",
      },
      public_zone_id: { value: "${data.aws_route53_zone.public_zone.zone_id}" },
      internal_zone_id: { value: "${aws_route53_zone.internal_zone.zone_id}" },
    });
  });
});
