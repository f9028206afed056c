import { Names } from "../../../../lib/names/names";
import { Distribution, type DistributionProps } from "../../../../modules/aws/edge/distribution";
import { synthesize } from "../../../support/synth";

const PROPS: DistributionProps = {
  names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
  domainName: "cdn.example.com",
  certificateArn: "arn:certificate",
  webAclArn: "arn:acl",
  home: { bucket: "web-east", region: "us-east-1" },
  ipv6: true,
  priceClass: "PriceClass_100",
};
const PARTNER = { bucket: "web-west", region: "us-west-2" };
const stack = (props: Partial<DistributionProps> = {}) =>
  synthesize((scope) => new Distribution(scope, "Cdn", { ...PROPS, ...props }));
const cdn = (props: Partial<DistributionProps> = {}) => stack(props).resource("aws_cloudfront_distribution");

describe("Distribution", () => {
  test("minimal props", () => {
    expect(stack().json).toMatchSnapshot();
  });

  test("reads private buckets with a signature of its own", () => {
    expect(stack().resource("aws_cloudfront_origin_access_control")).toMatchObject({
      origin_access_control_origin_type: "s3",
      signing_behavior: "always",
      signing_protocol: "sigv4",
    });
    expect(cdn({ partner: PARTNER }).origin).toMatchObject([
      {
        origin_id: "us-east-1",
        domain_name: "web-east.s3.us-east-1.amazonaws.com",
        origin_access_control_id: "${aws_cloudfront_origin_access_control.cdn_origin_access.id}",
      },
      { origin_id: "us-west-2", domain_name: "web-west.s3.us-west-2.amazonaws.com" },
    ]);
  });

  test("asks the partner's bucket when home's fails, or does not have the object yet", () => {
    const { origin_group, default_cache_behavior } = cdn({ partner: PARTNER });
    expect(origin_group).toEqual([
      {
        origin_id: "both",
        failover_criteria: { status_codes: [403, 404, 500, 502, 503, 504] },
        member: [{ origin_id: "us-east-1" }, { origin_id: "us-west-2" }],
      },
    ]);
    expect(default_cache_behavior).toMatchObject({ target_origin_id: "both" });
  });

  test("leaves a region that does not answer within 6 seconds", () => {
    expect(cdn().origin).toMatchObject([{ connection_attempts: 2, connection_timeout: 3 }]);
  });

  test("has one origin in a single region", () => {
    expect(cdn()).not.toHaveProperty("origin_group");
    expect(cdn().default_cache_behavior).toMatchObject({ target_origin_id: "us-east-1" });
  });

  test("answers to its name over TLS 1.2 and newer, HTTP/2 and HTTP/3", () => {
    expect(cdn()).toMatchObject({
      aliases: ["cdn.example.com"],
      http_version: "http2and3",
      viewer_certificate: {
        acm_certificate_arn: "arn:certificate",
        minimum_protocol_version: "TLSv1.2_2021",
        ssl_support_method: "sni-only",
      },
      default_cache_behavior: { viewer_protocol_policy: "redirect-to-https" },
    });
  });

  test("only reads, from everywhere, behind the firewall", () => {
    expect(cdn()).toMatchObject({
      web_acl_id: "arn:acl",
      default_cache_behavior: { allowed_methods: ["GET", "HEAD", "OPTIONS"] },
      restrictions: { geo_restriction: { restriction_type: "none" } },
      is_ipv6_enabled: true,
    });
    expect(cdn({ ipv6: false }).is_ipv6_enabled).toBe(false);
  });

  test("sends headers by which browsers keep to HTTPS and show it in no frame", () => {
    expect(stack().resource("aws_cloudfront_response_headers_policy").security_headers_config).toEqual({
      strict_transport_security: { access_control_max_age_sec: 31_536_000, include_subdomains: true, override: true },
      content_type_options: { override: true },
      frame_options: { frame_option: "DENY", override: true },
      referrer_policy: { referrer_policy: "strict-origin-when-cross-origin", override: true },
    });
    expect(cdn().default_cache_behavior).toMatchObject({
      response_headers_policy_id: "${aws_cloudfront_response_headers_policy.cdn_security_headers.id}",
    });
  });
});
