import { dataBucketName } from "../../../lib/identifiers/aws-names";
import { RESOURCES_ELSEWHERE } from "../../../lib/rules/other-regions";
import { TrafficStack } from "../../../stacks/aws/traffic-stack";
import { swappedRoles } from "../../support/data";
import { type DeploymentOverrides, testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { TEST_EDGE } from "../../support/edge";
import { testNames } from "../../support/fixtures";
import { rendered } from "../../support/synth";

const EDGE = { ...TEST_EDGE, cdn: { bucket: "data", priceClass: "PriceClass_200" } } as const;
const withCdn = ({ aws, ...overrides }: DeploymentOverrides = {}) =>
  testDeployment({ ...overrides, aws: { edge: EDGE, ...aws } });

function traffic(deployment = withCdn()) {
  const around = testSurroundings(deployment);
  return rendered(new TrafficStack(around, testPlace(around, "us-east-2")));
}

describe("the content delivery network", () => {
  test("has these addresses", () => {
    expect(
      traffic()
        .addresses()
        .filter((address) => address.includes("cdn")),
    ).toMatchSnapshot();
  });

  test("reads the bucket of home, then that of its partner, by names known at synth", () => {
    const bucket = (short: string) => dataBucketName(testNames(short), "data");
    expect(traffic().resource("aws_cloudfront_distribution")).toMatchObject({
      origin: [
        { domain_name: `${bucket("use1")}.s3.us-east-1.amazonaws.com` },
        { domain_name: `${bucket("usw2")}.s3.us-west-2.amazonaws.com` },
      ],
      price_class: "PriceClass_200",
    });
    expect(JSON.stringify(traffic().json)).not.toContain("terraform_remote_state");
  });

  test("changes nothing when the roles swap", () => {
    expect(traffic(swappedRoles(withCdn())).json).toEqual(traffic().json);
  });

  test("has a name for IPv4 and IPv6", () => {
    const names = traffic()
      .resources("aws_route53_record")
      .filter(({ name }) => name === "cdn.inferloop.example.com");
    expect(names.map(({ type }) => type)).toEqual(["A", "AAAA"]);
    expect(names[0]?.alias).toEqual({
      name: "${aws_cloudfront_distribution.cdn.domain_name}",
      zone_id: "${aws_cloudfront_distribution.cdn.hosted_zone_id}",
      evaluate_target_health: false,
    });
  });

  test("keeps to IPv4 where ranges say who may ask: the firewall knows no others", () => {
    const stack = traffic(withCdn({ allowedIpRanges: ["203.0.113.0/24"] }));
    expect(stack.resource("aws_wafv2_ip_set")).toMatchObject({ scope: "CLOUDFRONT", addresses: ["203.0.113.0/24"] });
    expect(stack.resource("aws_cloudfront_distribution").is_ipv6_enabled).toBe(false);
    expect(stack.resources("aws_route53_record").map(({ type }) => type)).not.toContain("AAAA");
  });

  test("stands elsewhere than its stack only with what the rules list, and all of that", () => {
    const elsewhere = Object.entries(traffic(withCdn({ allowedIpRanges: ["203.0.113.0/24"] })).json.resource ?? {})
      .filter(([, blocks]) => Object.values(blocks).some(({ region }) => region === "us-east-1"))
      .map(([type]) => type);
    expect(elsewhere.sort()).toEqual(RESOURCES_ELSEWHERE.flatMap(({ types }) => types).sort());
  });

  test("is protected with Shield Advanced where the file asks for it", () => {
    const stack = traffic(withCdn({ aws: { edge: { ...EDGE, shieldAdvanced: true } } }));
    expect(stack.resources("aws_shield_protection").map(({ resource_arn }) => resource_arn)).toContain(
      "${aws_cloudfront_distribution.cdn.arn}",
    );
  });

  test("is not there where the file has none", () => {
    expect(traffic(testDeployment({ aws: { edge: TEST_EDGE } })).resources("aws_cloudfront_distribution")).toEqual([]);
  });
});
