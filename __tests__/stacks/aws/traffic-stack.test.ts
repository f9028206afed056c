import type { Deployment } from "../../../lib/config/deployment";
import { TrafficStack } from "../../../stacks/aws/traffic-stack";
import { type DeploymentOverrides, testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { TEST_API_FUNCTION, TEST_EDGE } from "../../support/edge";
import { rendered } from "../../support/synth";

/** The test deployment with an entry from the internet. */
const entry = ({ aws, ...overrides }: DeploymentOverrides = {}): Deployment =>
  testDeployment({ ...overrides, aws: { edge: TEST_EDGE, ...aws } });

function synth(deployment: Deployment = entry()) {
  const around = testSurroundings(deployment);
  return rendered(new TrafficStack(around, testPlace(around, "us-east-2")));
}

const REGIONS = testDeployment().aws?.regions ?? [];
const withRto = (rtoMinutes: number) =>
  entry({
    tiers: [
      { name: "standard", rtoMinutes: 240, rpoMinutes: 60 },
      { name: "urgent", rtoMinutes, rpoMinutes: 5 },
    ],
  });

describe("TrafficStack", () => {
  test("has these addresses", () => {
    expect(synth().addresses()).toMatchInlineSnapshot(`
      [
        "aws_route53_health_check.endpoint_us_east_1",
        "aws_route53_health_check.endpoint_us_west_2",
        "aws_route53_health_check.gate_in_us_east_1",
        "aws_route53_health_check.gate_in_us_west_2",
        "aws_route53_record.api_primary",
        "aws_route53_record.api_secondary",
        "data.aws_route53_zone.public_zone",
      ]
    `);
  });

  test("renders the same JSON as before", () => {
    expect(synth().json).toMatchSnapshot();
  });

  test("reads no state", () => {
    expect(JSON.stringify(synth().json)).not.toContain("terraform_remote_state");
  });

  test("keeps its own state in the control region", () => {
    expect(synth().json.terraform).toMatchObject({
      backend: { s3: { region: "us-east-2" } },
    });
  });

  test("changes nothing when the regions swap their roles", () => {
    const regions = REGIONS.map((region) => ({
      ...region,
      role: region.role === "primary" ? ("standby" as const) : ("primary" as const),
    }));
    expect(synth(entry({ aws: { regions } })).json).toEqual(synth().json);
  });

  test("lets the gate in the partner decide on home, and the gate in home on the partner", () => {
    const stack = synth();
    expect(stack.resources("aws_route53_record")).toMatchObject([
      {
        set_identifier: "us-east-1",
        health_check_id: "${aws_route53_health_check.gate_in_us_west_2.id}",
      },
      {
        set_identifier: "us-west-2",
        health_check_id: "${aws_route53_health_check.gate_in_us_east_1.id}",
      },
    ]);
    const gate = (region: string) =>
      stack.resources("aws_route53_health_check").find(({ address }) => address.endsWith(`gate_in_${region}`));
    expect(gate("us_west_2")).toMatchObject({
      cloudwatch_alarm_name: "inferloop-production-usw2-failover-gate",
      cloudwatch_alarm_region: "us-west-2",
    });
    expect(gate("us_east_1")).toMatchObject({
      cloudwatch_alarm_name: "inferloop-production-use1-failover-gate",
      cloudwatch_alarm_region: "us-east-1",
    });
  });

  test("lets the endpoints decide by themselves where no data needs a promotion", () => {
    const stack = synth(entry({ aws: { databases: [] } }));
    expect(stack.resources("aws_route53_record").map((record) => record.health_check_id)).toEqual([
      "${aws_route53_health_check.endpoint_us_east_1.id}",
      "${aws_route53_health_check.endpoint_us_west_2.id}",
    ]);
    expect(stack.resources("aws_route53_health_check").map((check) => check.type)).toEqual(["HTTPS", "HTTPS"]);
  });

  test("watches the regional names, never the one that fails over", () => {
    const endpoints = synth()
      .resources("aws_route53_health_check")
      .filter(({ type }) => type === "HTTPS");
    expect(endpoints.map((check) => check.fqdn)).toEqual([
      "us-east-1.api.inferloop.example.com",
      "us-west-2.api.inferloop.example.com",
    ]);
  });

  test("uses routing controls where the deployment wants them", () => {
    const stack = synth(entry({ aws: { gate: "arc" } }));
    expect(stack.resources("aws_route53_record")).toMatchObject([
      {
        set_identifier: "us-east-1",
        health_check_id: "${aws_route53_health_check.arc_check_us_east_1.id}",
      },
      {
        set_identifier: "us-west-2",
        health_check_id: "${aws_route53_health_check.arc_check_us_west_2.id}",
      },
    ]);
    expect(stack.resources("aws_route53_health_check").map((check) => check.type)).not.toContain("CLOUDWATCH_METRIC");
  });

  test.each([
    { rtoMinutes: 240, interval: 30, ttl: 60 },
    { rtoMinutes: 3, interval: 30, ttl: 60 },
    { rtoMinutes: 2, interval: 10, ttl: 60 },
    { rtoMinutes: 1, interval: 10, ttl: 30 },
  ])("checks every $interval s with a TTL of $ttl s for a recovery within $rtoMinutes min", (expected) => {
    const stack = synth(withRto(expected.rtoMinutes));
    const endpoints = stack.resources("aws_route53_health_check").filter(({ type }) => type === "HTTPS");
    expect(endpoints.map((check) => check.request_interval)).toEqual([expected.interval, expected.interval]);
    expect(stack.resources("aws_route53_record").map((record) => record.ttl)).toEqual([expected.ttl, expected.ttl]);
  });

  test("gives a region that only reads no record", () => {
    const [template] = REGIONS;
    if (template === undefined) throw new Error("the fixture has regions");
    const reader = {
      ...template,
      name: "eu-west-1",
      short: "euw1",
      role: "read" as const,
      isHome: false,
    };
    const stack = synth(
      entry({
        aws: { regions: [...REGIONS, { ...reader, partner: undefined }] },
      }),
    );
    expect(stack.resources("aws_route53_record").map((record) => record.set_identifier)).toEqual([
      "us-east-1",
      "us-west-2",
    ]);
  });

  test("has one simple record in a single region, at the address of the later primary one", () => {
    const regions = REGIONS.filter((region) => region.isHome).map((region) => ({
      ...region,
      partner: undefined,
    }));
    const stack = synth(entry({ pattern: "single-region", aws: { regions } }));
    expect(stack.json.resource).toEqual({
      aws_route53_record: {
        api_primary: {
          zone_id: "${data.aws_route53_zone.public_zone.zone_id}",
          name: "api.inferloop.example.com",
          type: "CNAME",
          ttl: 60,
          records: ["us-east-1.api.inferloop.example.com"],
        },
      },
    });
    expect(synth().addresses()).toContain("aws_route53_record.api_primary");
  });

  test("uses the zone of the deployment file", () => {
    const stack = synth(entry({ aws: { zoneId: "Z0123456789" } }));
    expect(stack.json).not.toHaveProperty("data");
    expect(stack.resources("aws_route53_record").map((record) => record.zone_id)).toEqual([
      "Z0123456789",
      "Z0123456789",
    ]);
  });

  test("is empty where nothing is reached from the internet", () => {
    expect(synth(testDeployment()).addresses()).toEqual([]);
  });

  test("lets the same gates decide on the API that calls functions", () => {
    const stack = synth(entry({ aws: { functions: [TEST_API_FUNCTION] } }));
    const answer = (address: string): Record<string, unknown> => {
      const found = stack.resources("aws_route53_record").find((record) => record.address.endsWith(`.${address}`));
      return { ...found, address: undefined, depends_on: undefined };
    };
    for (const policy of ["primary", "secondary"]) {
      const api = answer(`api_${policy}`);
      expect(api).toMatchObject({ name: "api.inferloop.example.com", ttl: 60 });
      expect(answer(`functions_${policy}`)).toEqual({
        ...api,
        name: "functions.inferloop.example.com",
        records: [`${api.set_identifier}.functions.inferloop.example.com`],
      });
    }
    expect(stack.resources("aws_route53_health_check")).toEqual(synth().resources("aws_route53_health_check"));
  });

  test("protects the zone with Shield Advanced where the file asks for it", () => {
    const stack = synth(entry({ aws: { edge: { ...TEST_EDGE, shieldAdvanced: true }, zoneId: "Z0123456789" } }));
    expect(stack.resource("aws_shield_protection").resource_arn).toBe("arn:aws:route53:::hostedzone/Z0123456789");
    expect(synth().resources("aws_shield_protection")).toEqual([]);
  });
});
