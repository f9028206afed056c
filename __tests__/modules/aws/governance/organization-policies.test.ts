import { AWS_REGIONS } from "../../../../lib/catalog/aws-regions";
import { Names } from "../../../../lib/names/names";
import {
  OrganizationPolicies,
  type OrganizationPoliciesProps,
} from "../../../../modules/aws/governance/organization-policies";
import type { RenderedStatement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: OrganizationPoliciesProps = {
  names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
  targets: ["ou-ab12-34cd56ef", "210987654321"],
  regions: ["us-east-1", "us-west-2"],
  deployers: ["inferloop-*-ci-apply"],
  tagKeys: ["Environment", "Project"],
  tagValues: { Environment: ["development", "production"] },
};
const organization = (props: Partial<OrganizationPoliciesProps> = {}) =>
  synthesize((scope) => new OrganizationPolicies(scope, "Organization", { ...PROPS, ...props }));

type Rail = RenderedStatement & { readonly NotAction?: readonly string[] };

/** Content of the policy with that address. */
function content<T>(id: string): T {
  const found = organization()
    .resources("aws_organizations_policy")
    .find(({ address }) => address.endsWith(`.organization_${id}`));
  return JSON.parse(String(found?.content)) as T;
}
function rail(id: string, sid: string): Rail {
  const found = content<{ Statement: Rail[] }>(id).Statement.find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`no ${sid}`);
  return found;
}

describe("OrganizationPolicies", () => {
  test("minimal props", () => {
    expect(organization().json.resource).toMatchSnapshot();
  });

  test("only deny: what is allowed is each account's to say", () => {
    for (const id of ["guard_rails", "regions"]) {
      const { Statement } = content<{ Statement: Rail[] }>(id);
      expect([...new Set(Statement.map(({ Effect }) => Effect))]).toEqual(["Deny"]);
    }
  });

  test("keep accounts in the organization, and what watches over them on", () => {
    expect(rail("guard_rails", "StayInOrganization").Action).toEqual(["organizations:LeaveOrganization"]);
    expect(rail("guard_rails", "KeepWatching").Action).toEqual(
      expect.arrayContaining([
        "cloudtrail:StopLogging",
        "guardduty:DeleteDetector",
        "config:StopConfigurationRecorder",
        "securityhub:DisableSecurityHub",
      ]),
    );
    expect(rail("guard_rails", "KeepSettings").Condition).toMatchObject({
      ArnNotLike: { "aws:PrincipalArn": expect.arrayContaining(["arn:aws:iam::*:role/inferloop-*-ci-apply"]) },
    });
  });

  test("let nobody work as root", () => {
    expect(rail("guard_rails", "NoRoot")).toMatchObject({
      Action: ["*"],
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
    });
  });

  test("ask for the new metadata service, and for encryption", () => {
    expect(rail("guard_rails", "InstancesWithImdsV2")).toMatchObject({
      Action: ["ec2:RunInstances"],
      Condition: { StringNotEquals: { "ec2:MetadataHttpTokens": "required" } },
    });
    expect(rail("guard_rails", "EncryptedVolumes").Condition).toEqual({ Bool: { "ec2:Encrypted": "false" } });
    expect(rail("guard_rails", "EncryptedDatabases").Condition).toEqual({ Bool: { "rds:StorageEncrypted": "false" } });
  });

  test("keep to the deployment's regions, but for services without one", () => {
    const { NotAction, Condition } = rail("regions", "OnlyRegionsInUse");
    expect(Condition).toEqual({ StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } });
    expect(NotAction).toEqual(expect.arrayContaining(["iam:*", "route53:*", "cloudfront:*", "sts:*"]));
    expect(NotAction).not.toContain("ec2:*");
  });

  test("say how tags are spelt, and the values of those with a fixed set", () => {
    expect(content("tags")).toMatchObject({
      tags: {
        Environment: {
          tag_key: { "@@assign": "Environment" },
          tag_value: { "@@assign": ["development", "production"] },
        },
        Project: { tag_key: { "@@assign": "Project" } },
      },
    });
    const { tags } = content<{ tags: Record<string, object> }>("tags");
    expect(tags.Project).not.toHaveProperty("enforced_for");
  });

  test("hold for each target", () => {
    const attachments = organization().resources("aws_organizations_policy_attachment");
    expect(attachments).toHaveLength(6);
    expect(new Set(attachments.map(({ target_id }) => target_id))).toEqual(new Set(PROPS.targets));
  });

  test("fit all regions that AWS has, of which a deployment names a few", () => {
    expect(() => organization({ regions: Object.keys(AWS_REGIONS) })).not.toThrow();
  });

  test("fails when a policy is longer than AWS takes", () => {
    const regions = Array.from({ length: 400 }, (_, index) => `us-east-${index}`);
    expect(() => organization({ regions })).toThrow(
      /'regions' must be few enough for policies of at most 5120 characters, got \d+ for regions; name fewer regions/,
    );
  });
});
