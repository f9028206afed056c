import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { iamRoleArn } from "../../../lib/identifiers/aws";
import type { Names } from "../../../lib/names/names";
import { POLICY_LIMITS, policyDocument } from "../identity/policy";
import { guardRails, regionRail, tagRules } from "./guard-rails";

export interface OrganizationPoliciesProps {
  /** Names outside regions. */
  readonly names: Names;
  /** Roots, units and accounts that the policies hold for. */
  readonly targets: readonly string[];
  /** Regions in which the organization may work. */
  readonly regions: readonly string[];
  /** Names, or patterns of names, of the CI roles that apply. */
  readonly deployers: readonly string[];
  /** Keys of the project's tags. */
  readonly tagKeys: readonly string[];
  /** Values of the tags that have a fixed set. */
  readonly tagValues: Readonly<Record<string, readonly string[]>>;
}

/**
 * Service control policies, which nobody in the targets can work around, and a tag policy. Made in the management
 * account, for which none of them holds.
 * @resource aws_organizations_policy, aws_organizations_policy_attachment
 */
export class OrganizationPolicies extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationPoliciesProps) {
    super(scope, id);
    const { deployers, regions, tagKeys, tagValues } = props;
    const rails = policyDocument(guardRails(deployers.map((role) => iamRoleArn("*", role))));
    this.policy("GuardRails", "guard-rails", "What nobody does", rails, props);
    this.policy("Regions", "regions", "Where nobody works", policyDocument(regionRail(regions)), props);
    const tags = JSON.stringify(tagRules(tagKeys, tagValues));
    this.policy("Tags", "tags", "How tags are spelt", tags, props, "TAG_POLICY");
  }

  private policy(
    id: string,
    purpose: string,
    description: string,
    content: string,
    { names, targets }: OrganizationPoliciesProps,
    type: "SERVICE_CONTROL_POLICY" | "TAG_POLICY" = "SERVICE_CONTROL_POLICY",
  ): void {
    const limit = type === "TAG_POLICY" ? POLICY_LIMITS.tag : POLICY_LIMITS.serviceControl;
    if (content.length > limit) {
      throw new ConfigurationError(this, {
        prop: "regions",
        rule: `few enough for policies of at most ${limit} characters`,
        got: `${content.length} for ${purpose}`,
        fix: "name fewer regions in one deployment",
      });
    }
    const policy = new OrganizationsPolicy(this, id, {
      name: names.of("organizationPolicy", purpose),
      description,
      content,
      type,
    });
    for (const target of targets) {
      new OrganizationsPolicyAttachment(this, `${id}-${target}`, { policyId: policy.id, targetId: target });
    }
  }
}
