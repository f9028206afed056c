import { Wafv2IpSet } from "@cdktf/provider-aws/lib/wafv2-ip-set";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Construct } from "constructs";
import { RATE_LIMIT } from "../../../lib/config/aws/edge";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import { webAclRules } from "./web-acl-rules";

/** What nobody but the service may see of a request. */
export const SECRET_HEADERS = ["authorization", "cookie", "x-api-key"] as const;

export interface WebAclProps {
  /** Ranges that may ask. IPv4; WAF takes no range of all addresses. Empty: everyone may. */
  readonly allowedIpRanges: readonly string[];
  /** Refuses Tor, proxies, VPNs and hosting providers. */
  readonly blockAnonymous: boolean;
  readonly names: Names;
  /** Of one address. Range: {@link RATE_LIMIT}. */
  readonly requestsPerFiveMinutes: number;
  /** What it stands before. Changing it replaces the web ACL. */
  readonly scope: "REGIONAL" | "CLOUDFRONT";
  /** A path that everyone may ask for, whatever the ranges. @default - none */
  readonly openPath?: string;
  /** @default - the stack's; CloudFront takes web ACLs of us-east-1 only */
  readonly region?: string;
}

/**
 * A firewall for requests: AWS's own rules, a limit for each address, and the ranges that may ask at all.
 * @resource aws_wafv2_web_acl, aws_wafv2_ip_set, aws_wafv2_web_acl_association
 */
export class WebAcl extends Construct {
  readonly resource: Wafv2WebAcl;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    requireInRange(this, "requestsPerFiveMinutes", props.requestsPerFiveMinutes, RATE_LIMIT, "requests");
    const all = props.allowedIpRanges.find((range) => range.endsWith("/0"));
    if (all !== undefined) {
      throw new ConfigurationError(this, {
        prop: "allowedIpRanges",
        rule: "ranges of /1 and longer",
        got: all,
        fix: "leave the list empty to let everyone in",
      });
    }
    const name = props.names.of("webAcl", "edge");
    const place = props.region === undefined ? {} : { region: props.region };
    const rules = webAclRules({
      blockAnonymous: props.blockAnonymous,
      requestsPerFiveMinutes: props.requestsPerFiveMinutes,
      ...(props.openPath === undefined ? {} : { openPath: props.openPath }),
      ...(props.allowedIpRanges.length === 0 ? {} : { allowedIpSetArn: this.allowed(props, place) }),
    });
    this.resource = new Wafv2WebAcl(this, "Resource", {
      ...place,
      name,
      scope: props.scope,
      defaultAction: { allow: {} },
      rule: rules.map((rule, priority) => ({
        name: rule.name,
        priority,
        ...(rule.does === "block" ? { action: { block: {} } } : { overrideAction: { none: {} } }),
        statement: rule.statement,
        visibilityConfig: visibility(rule.name),
      })),
      // Also out of the samples that the console shows; logs have their own redaction beside.
      dataProtectionConfig: {
        dataProtection: [
          { action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: [...SECRET_HEADERS] } },
        ],
      },
      visibilityConfig: visibility(name),
    });
  }

  /** Puts the firewall before a load balancer or a stage of an API. The id never changes. */
  protect(id: string, resourceArn: string): void {
    new Wafv2WebAclAssociation(this, id, { webAclArn: this.resource.arn, resourceArn });
  }

  private allowed(props: WebAclProps, place: { readonly region?: string }): string {
    return new Wafv2IpSet(this, "Allowed", {
      ...place,
      name: props.names.of("webAcl", "allowed"),
      scope: props.scope,
      ipAddressVersion: "IPV4",
      addresses: [...props.allowedIpRanges],
    }).arn;
  }
}

const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});
