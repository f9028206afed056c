import { EfsAccessPoint } from "@cdktf/provider-aws/lib/efs-access-point";
import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { backupTags } from "../../../lib/tags/backup";
import type { TagSet } from "../../../lib/tags/tags";
import { policyDocument } from "../identity/policy";

/** User and group of everything behind the access point: the first that is not the system's. */
export const SHARED_OWNER = { uid: 1000, gid: 1000 } as const;

/**
 * What a lost region may cost: an hour between two backups, an hour in which one starts, and its run with the copy.
 * Unit: minutes.
 */
export const FILE_SYSTEM_RPO_MINUTES = 180;

/** Where a zone mounts the file system. */
export interface MountSubnet {
  readonly zone: string;
  readonly subnetId: string;
}

export interface FileSystemProps {
  readonly names: Names;
  /** ARN of the region's data key. Changing it replaces the file system. */
  readonly kmsKeyArn: string;
  /** One subnet of each zone. */
  readonly subnets: readonly MountSubnet[];
  readonly securityGroupId: string;
  readonly protect: boolean;
  /** @default - the default tier's */
  readonly tags?: TagSet;
}

/**
 * A file system that the workloads of one region share: working space, and models that they load. It is not replicated:
 * a replica is read-only until the replication is deleted by hand, and the provider fails on a file system that is one.
 * Hourly backups are copied to the partner, so what must survive a region with less loss belongs into a bucket.
 * @see https://docs.aws.amazon.com/efs/latest/ug/replicate-existing-destination.html (2026-11)
 * @resource aws_efs_file_system
 */
export class FileSystem extends Construct {
  readonly resource: EfsFileSystem;
  /** Directory that workloads share, with its owner. */
  readonly accessPoint: EfsAccessPoint;

  constructor(scope: Construct, id: string, props: FileSystemProps) {
    super(scope, id);
    this.resource = new EfsFileSystem(this, "Resource", {
      creationToken: props.names.of("efsCreationToken", "files"),
      encrypted: true,
      kmsKeyId: props.kmsKeyArn,
      performanceMode: "generalPurpose",
      throughputMode: "elastic",
      lifecyclePolicy: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }],
      tags: { ...props.tags, ...backupTags("files"), Name: props.names.of("nameTag", "files") },
      ...(props.protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    const fileSystemId = this.resource.id;
    new EfsFileSystemPolicy(this, "Policy", { fileSystemId, policy: this.policy() });
    // The deployment's own plan backs it up; AWS's automatic one would do it a second time, without a copy elsewhere.
    new EfsBackupPolicy(this, "BackupPolicy", { fileSystemId, backupPolicy: { status: "DISABLED" } });
    for (const { zone, subnetId } of props.subnets) {
      new EfsMountTarget(this, `MountTarget-${zone}`, {
        fileSystemId,
        subnetId,
        securityGroups: [props.securityGroupId],
      });
    }
    this.accessPoint = new EfsAccessPoint(this, "AccessPoint", {
      fileSystemId,
      posixUser: SHARED_OWNER,
      rootDirectory: {
        path: "/shared",
        creationInfo: { ownerUid: SHARED_OWNER.uid, ownerGid: SHARED_OWNER.gid, permissions: "0750" },
      },
      tags: { Name: props.names.of("nameTag", "files-shared") },
    });
  }

  /** Who reaches a mount target may read and write, over TLS and never as root. The security group says who that is. */
  private policy(): string {
    return policyDocument([
      {
        sid: "AllowThroughMountTargets",
        principals: { AWS: ["*"] },
        actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        resources: [this.resource.arn],
        conditions: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
      },
      {
        sid: "DenyWithoutTls",
        effect: "Deny",
        principals: { AWS: ["*"] },
        actions: ["*"],
        resources: [this.resource.arn],
        conditions: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  }
}
