import { FileSystem, type FileSystemProps } from "../../../../modules/aws/storage/file-system";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

function files(props: Partial<FileSystemProps> = {}) {
  return synthesize(
    (scope) =>
      new FileSystem(scope, "Files", {
        names: testNames(),
        kmsKeyArn: KEY,
        subnets: [
          { zone: "us-east-1a", subnetId: "subnet-a" },
          { zone: "us-east-1b", subnetId: "subnet-b" },
        ],
        securityGroupId: "sg-files",
        protect: true,
        ...props,
      }),
  );
}

describe("FileSystem", () => {
  test("minimal props", () => {
    expect(files().json).toMatchSnapshot();
  });

  test("is encrypted with the key and grows its throughput by itself", () => {
    expect(files().resource("aws_efs_file_system")).toMatchObject({
      creation_token: "inferloop-production-use1-files",
      encrypted: true,
      kms_key_id: KEY,
      performance_mode: "generalPurpose",
      throughput_mode: "elastic",
    });
  });

  test("has one lifecycle rule in each block, as the provider wants it", () => {
    expect(files().resource("aws_efs_file_system").lifecycle_policy).toEqual([
      { transition_to_ia: "AFTER_30_DAYS" },
      { transition_to_primary_storage_class: "AFTER_1_ACCESS" },
    ]);
  });

  test("is mounted in each zone, by an address that names the zone", () => {
    expect(files().resources("aws_efs_mount_target")).toMatchObject([
      { address: "aws_efs_mount_target.files_mount_target_us_east_1a", subnet_id: "subnet-a" },
      { address: "aws_efs_mount_target.files_mount_target_us_east_1b", subnet_id: "subnet-b" },
    ]);
  });

  test("lets clients of a mount target in, refuses them without TLS and makes nobody root", () => {
    const policy = JSON.parse(files().resource("aws_efs_file_system_policy").policy as string);
    const [allow, deny, ...more] = policy.Statement;
    expect(more).toEqual([]);
    expect(allow).toMatchObject({
      Effect: "Allow",
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    });
    expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
  });

  test("is backed up once: by the plan that its tag selects, not by the automatic one", () => {
    expect(files().resource("aws_efs_file_system").tags).toMatchObject({ Backup: "files" });
    expect(files().resource("aws_efs_backup_policy").backup_policy).toEqual({ status: "DISABLED" });
  });

  test("is not destroyed when protected", () => {
    expect(files().resource("aws_efs_file_system").lifecycle).toEqual({ prevent_destroy: true });
    expect(files({ protect: false }).resource("aws_efs_file_system")).not.toHaveProperty("lifecycle");
  });

  test("is not replicated", () => {
    expect(files().resources("aws_efs_replication_configuration")).toEqual([]);
  });
});
