import { Vault, type VaultProps } from "../../../../modules/aws/backup/vault";
import { testNames } from "../../../support/fixtures";
import { statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: VaultProps = {
  names: testNames(),
  region: "us-east-1",
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
  protect: true,
};

const vault = (props: Partial<VaultProps> = {}) =>
  synthesize((scope) => new Vault(scope, "Vault", { ...PROPS, ...props }));

const POLICY = "aws_backup_vault_policy.vault_policy";

describe("Vault", () => {
  test("minimal props", () => {
    expect(vault().json.resource).toMatchSnapshot();
  });

  test("is encrypted with the key's ARN and kept by Terraform", () => {
    expect(vault().resource("aws_backup_vault")).toMatchObject({
      name: "inferloop-production-use1-backup",
      kms_key_arn: PROPS.kmsKeyArn,
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("is locked in governance mode, from the shortest documented retention on", () => {
    const lock = vault().resource("aws_backup_vault_lock_configuration");
    expect(lock.min_retention_days).toBe(7);
    // With a number of days here the lock would be in compliance mode, and final.
    expect(lock).not.toHaveProperty("changeable_for_days");
  });

  test("lets nobody delete a recovery point or the vault", () => {
    expect(statement(vault(), POLICY, "KeepRecoveryPoints")).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    });
    expect(statement(vault(), POLICY, "KeepVault")).toMatchObject({
      Effect: "Deny",
      Action: ["backup:DeleteBackupVault"],
      Resource: ["arn:aws:backup:us-east-1:123456789012:backup-vault:inferloop-production-use1-backup"],
    });
  });

  test("is neither locked nor kept where nothing is protected", () => {
    const stack = vault({ protect: false });
    expect(stack.addresses()).toEqual(["aws_backup_vault.vault"]);
    expect(stack.resource("aws_backup_vault").force_destroy).toBe(true);
    expect(stack.resource("aws_backup_vault")).not.toHaveProperty("lifecycle");
  });
});
