import { ACCOUNT_RULES, type ManagedRule, REGIONAL_RULES } from "../../../../modules/aws/governance/compliance-rules";
import { ConfigRules, type ConfigRulesProps } from "../../../../modules/aws/governance/config-rules";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: ConfigRulesProps = {
  names: testNames(),
  rules: [{ name: "root-mfa", source: "ROOT_ACCOUNT_MFA_ENABLED" }],
  environment: { multiAz: true, protect: true },
};
const rules = (props: Partial<ConfigRulesProps> = {}) =>
  synthesize((scope) => new ConfigRules(scope, "Rules", { ...PROPS, ...props }));
const sources = (list: readonly ManagedRule[]): string[] => list.map(({ source }) => source);

describe("ConfigRules", () => {
  test("minimal props", () => {
    expect(rules().json.resource).toMatchSnapshot();
  });

  test("are AWS' own", () => {
    expect(rules().resource("aws_config_config_rule")).toMatchObject({
      name: "inferloop-production-use1-root-mfa",
      source: { owner: "AWS", source_identifier: "ROOT_ACCOUNT_MFA_ENABLED" },
    });
  });

  test("ask for the project's tags", () => {
    const [tags] = rules({ rules: REGIONAL_RULES }).resources("aws_config_config_rule");
    expect(JSON.parse(String(tags?.input_parameters))).toEqual({
      tag1Key: "Environment",
      tag2Key: "Project",
      tag3Key: "CostCenter",
      tag4Key: "Owner",
      tag5Key: "AutoShutdown",
      tag6Key: "ManagedBy",
    });
    expect(tags?.scope).toMatchObject({ compliance_resource_types: expect.arrayContaining(["AWS::S3::Bucket"]) });
  });

  test("ask for a second zone only of the environment's own databases, and only if it has them", () => {
    const multiAz = REGIONAL_RULES.filter(({ source }) => source === "RDS_MULTI_AZ_SUPPORT");
    expect(rules({ rules: multiAz }).resource("aws_config_config_rule").scope).toEqual({
      tag_key: "Environment",
      tag_value: "production",
    });
    const single = rules({ rules: multiAz, environment: { multiAz: false, protect: true } });
    expect(single.resources("aws_config_config_rule")).toEqual([]);
  });

  test("ask for protection only where the environment is protected", () => {
    const open = rules({ rules: REGIONAL_RULES, environment: { multiAz: true, protect: false } });
    const all = rules({ rules: REGIONAL_RULES });
    expect(all.resources("aws_config_config_rule")).toHaveLength(REGIONAL_RULES.length);
    expect(open.resources("aws_config_config_rule")).toHaveLength(REGIONAL_RULES.length - 1);
  });

  test("cover what the documents name: encryption, public access, tags, backups, multi-AZ, MFA, root keys, the trail", () => {
    expect(sources(REGIONAL_RULES)).toEqual(
      expect.arrayContaining([
        "RDS_STORAGE_ENCRYPTED",
        "ENCRYPTED_VOLUMES",
        "S3_BUCKET_PUBLIC_READ_PROHIBITED",
        "REQUIRED_TAGS",
        "DB_INSTANCE_BACKUP_ENABLED",
        "RDS_MULTI_AZ_SUPPORT",
      ]),
    );
    expect(sources(ACCOUNT_RULES)).toEqual(
      expect.arrayContaining([
        "ROOT_ACCOUNT_MFA_ENABLED",
        "IAM_ROOT_ACCESS_KEY_CHECK",
        "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
        "MULTI_REGION_CLOUD_TRAIL_ENABLED",
      ]),
    );
  });

  test("each stands in the lists once, under a name and a source of its own", () => {
    const all = [...REGIONAL_RULES, ...ACCOUNT_RULES];
    for (const key of ["name", "source"] as const) {
      const values = all.map((rule) => rule[key]);
      expect([...new Set(values)]).toEqual(values);
    }
  });
});
