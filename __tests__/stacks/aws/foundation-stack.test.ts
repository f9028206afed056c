import { awsRegion } from "../../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { KEY_PURPOSES, keyAlias } from "../../../lib/identifiers/aws-names";
import { FoundationStack } from "../../../stacks/aws/foundation-stack";
import { swappedRoles } from "../../support/data";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { testEcs } from "../../support/ecs";
import { TEST_EDGE } from "../../support/edge";
import { testNames } from "../../support/fixtures";
import { expectSoundPolicies, statement } from "../../support/policies";
import { rendered } from "../../support/synth";

function foundation(deployment = testDeployment(), region = "us-east-1") {
  const around = testSurroundings(deployment);
  return rendered(new FoundationStack(around, testPlace(around, region), awsRegion(around.aws, region)));
}

describe("FoundationStack", () => {
  test("addresses", () => {
    expect(foundation().addresses()).toMatchSnapshot();
  });

  test("makes a key for each purpose, under the alias that other regions know", () => {
    const aliases = foundation().resources("aws_kms_alias");
    expect(aliases.map(({ name }) => name)).toEqual(KEY_PURPOSES.map((purpose) => keyAlias(testNames(), purpose)));
  });

  test("lets services use the keys they need, and no other", () => {
    const sids = Object.fromEntries(
      foundation()
        .resources("aws_kms_key")
        .map(({ address, policy }) => [
          address.replace("aws_kms_key.", ""),
          JSON.parse(String(policy)).Statement.map(({ Sid }: { Sid: string }) => Sid),
        ]),
    );
    expect(sids).toEqual({
      data_key: ["Account"],
      database_key: ["Account"],
      secrets_key: ["Account"],
      logs_key: ["Account", "CloudWatchLogs"],
      alerts_key: ["Account", "AlertPublishers"],
      volumes_key: ["Account", "InstanceVolumes", "InstanceVolumeGrants"],
      backup_key: ["Account"],
      images_key: ["Account"],
      messaging_key: ["Account", "Deliveries", "EventArchive", "EventBusLogs"],
      cache_key: ["Account"],
    });
    expect(statement(foundation(), "aws_kms_key.logs_key", "CloudWatchLogs").Principal).toEqual({
      Service: ["logs.us-east-1.amazonaws.com"],
    });
    expectSoundPolicies(foundation());
  });

  test("lets Fargate encrypt the storage of tasks where there are services on ECS", () => {
    const built = foundation(testDeployment({ aws: { ecs: testEcs() } }));
    expect(statement(built, "aws_kms_key.volumes_key", "FargateStorage").Condition).toEqual({
      StringEquals: {
        "kms:EncryptionContext:aws:ecs:clusterAccount": "123456789012",
        "kms:EncryptionContext:aws:ecs:clusterName": "inferloop-production-use1-main",
      },
    });
    expectSoundPolicies(built);
  });

  test("lets CloudFront decrypt data where a bucket is served", () => {
    const edge = { ...TEST_EDGE, cdn: { bucket: "data", priceClass: "PriceClass_100" } } as const;
    const served = foundation(testDeployment({ aws: { edge } }));
    expect(statement(served, "aws_kms_key.data_key", "CloudFrontDistributions").Action).toEqual(["kms:Decrypt"]);
  });

  test("publishes ARNs of keys, never aliases", () => {
    const output = foundation().json.output as Record<string, { value: unknown }>;
    expect(Object.keys(output)).toEqual(Object.keys(AWS_FOUNDATION.fields));
    expect(output.database_key_arn).toEqual({ value: "${aws_kms_key.database_key.arn}" });
    expect(output.backup_vault).toEqual({ value: "${aws_backup_vault.vault.name}" });
  });

  test("names image repositories alike in all regions", () => {
    const repositories = (region: string) =>
      foundation(testDeployment(), region)
        .resources("aws_ecr_repository")
        .map(({ address, name }) => [address, name]);
    expect(repositories("us-east-1")).toEqual([
      ["aws_ecr_repository.images_tabular_api", "inferloop-production-tabular/api"],
      ["aws_ecr_repository.images_tabular_worker", "inferloop-production-tabular/worker"],
    ]);
    expect(repositories("us-west-2")).toEqual(repositories("us-east-1"));
  });

  test("has a gate only where there is a partner to keep traffic from, and an alarm is the gate", () => {
    const gates = (deployment = testDeployment()) => foundation(deployment).resources("aws_cloudwatch_metric_alarm");
    expect(gates()).toHaveLength(1);
    expect(gates(testDeployment({ aws: { gate: "arc" } }))).toEqual([]);
    const regions = (testDeployment().aws?.regions ?? []).map((region) => ({ ...region, partner: undefined }));
    expect(gates(testDeployment({ aws: { regions } }))).toEqual([]);
  });

  test("sets the region's volume encryption only for the deployment that owns the account", () => {
    const shared = foundation(testDeployment({ aws: { ownsAccount: false } }));
    expect(shared.resources("aws_ebs_encryption_by_default")).toEqual([]);
    expect(shared.resources("aws_ebs_default_kms_key")).toEqual([]);
  });

  test("protects nothing from deletion in an environment that keeps nothing", () => {
    const json = JSON.stringify(foundation(testDeployment({ profile: { protect: false } })).json);
    expect(json).not.toContain('"prevent_destroy":true');
    expect(json).not.toContain('"deletion_protection_enabled":true');
    expect(json).not.toContain("aws_backup_vault_lock_configuration");
  });

  test("changes nothing when roles swap", () => {
    expect(foundation(swappedRoles(testDeployment())).json).toEqual(foundation().json);
  });
});
