import type { Statement } from "../identity/policy";

const deny = { effect: "Deny", resources: ["*"] } as const;

/**
 * What nobody in the organization does, whatever their own account allows: leave, stop what watches, work as root, start
 * machines with the old metadata service, store without encryption.
 * @param deployers ARN patterns of the CI roles: they and people who signed in through IAM Identity Center, as far as
 * their own rights go, alone change the settings of what watches
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html (2026-11)
 */
export function guardRails(deployers: readonly string[]): Statement[] {
  return [
    { ...deny, sid: "StayInOrganization", actions: ["organizations:LeaveOrganization"] },
    {
      ...deny,
      sid: "KeepWatching",
      actions: [
        "access-analyzer:DeleteAnalyzer",
        "cloudtrail:DeleteTrail",
        "cloudtrail:StopLogging",
        "config:DeleteConfigurationRecorder",
        "config:DeleteDeliveryChannel",
        "config:StopConfigurationRecorder",
        "guardduty:DeleteDetector",
        "guardduty:DisassociateFromAdministratorAccount",
        "guardduty:StopMonitoringMembers",
        "securityhub:DeleteFindingAggregator",
        "securityhub:DisableSecurityHub",
      ],
    },
    {
      ...deny,
      sid: "KeepSettings",
      actions: [
        "cloudtrail:PutEventSelectors",
        "cloudtrail:UpdateTrail",
        "config:PutConfigurationRecorder",
        "config:PutDeliveryChannel",
        "guardduty:UpdateDetector",
        "securityhub:BatchDisableStandards",
      ],
      conditions: {
        ArnNotLike: {
          "aws:PrincipalArn": [
            ...deployers,
            "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*",
            "arn:aws:iam::*:role/aws-service-role/*",
          ],
        },
      },
    },
    {
      ...deny,
      sid: "NoRoot",
      actions: ["*"],
      conditions: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
    },
    {
      ...deny,
      sid: "InstancesWithImdsV2",
      actions: ["ec2:RunInstances"],
      resources: ["arn:aws:ec2:*:*:instance/*"],
      conditions: { StringNotEquals: { "ec2:MetadataHttpTokens": "required" } },
    },
    {
      // Credentials that the old metadata service gave away are worth nothing.
      ...deny,
      sid: "CredentialsFromImdsV2",
      actions: ["*"],
      conditions: { NumericLessThan: { "ec2:RoleDelivery": "2.0" } },
    },
    {
      ...deny,
      sid: "EncryptedVolumes",
      actions: ["ec2:CreateVolume", "ec2:RunInstances"],
      resources: ["arn:aws:ec2:*:*:volume/*"],
      conditions: { Bool: { "ec2:Encrypted": "false" } },
    },
    {
      ...deny,
      sid: "EncryptedDatabases",
      actions: ["rds:CreateDBInstance", "rds:CreateDBCluster"],
      conditions: { Bool: { "rds:StorageEncrypted": "false" } },
    },
    {
      ...deny,
      sid: "EncryptedFiles",
      actions: ["elasticfilesystem:CreateFileSystem"],
      conditions: { Bool: { "elasticfilesystem:Encrypted": "false" } },
    },
    {
      ...deny,
      sid: "EncryptedCaches",
      actions: ["elasticache:CreateReplicationGroup"],
      conditions: { Bool: { "elasticache:AtRestEncryptionEnabled": "false" } },
    },
  ];
}

/**
 * Services that belong to no region, or have parts in us-east-1 for a service that does. They stay usable whichever
 * regions are allowed.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html (2026-11)
 */
const WITHOUT_REGION = [
  "account",
  "acm",
  "artifact",
  "aws-portal",
  "bcm-data-exports",
  "billing",
  "budgets",
  "ce",
  "chatbot",
  "cloudfront",
  "consolidatedbilling",
  "cur",
  "freetier",
  "globalaccelerator",
  "health",
  "iam",
  "importexport",
  "invoicing",
  "kms",
  // Logs of CloudFront are delivered from us-east-1.
  "logs",
  "networkmanager",
  "notifications",
  "organizations",
  "payments",
  "pricing",
  "resource-explorer-2",
  "route53",
  "route53-recovery-cluster",
  "route53-recovery-control-config",
  "route53-recovery-readiness",
  "route53domains",
  "savingsplans",
  "shield",
  "sso",
  "sts",
  "support",
  "sustainability",
  "tag",
  "tax",
  "trustedadvisor",
  "waf",
  "wafv2",
] as const;

/** Nothing outside the deployment's regions. */
export function regionRail(regions: readonly string[]): Statement[] {
  return [
    {
      ...deny,
      sid: "OnlyRegionsInUse",
      actions: [],
      notActions: [
        ...WITHOUT_REGION.map((service) => `${service}:*`),
        // S3 lists the buckets of all regions at once.
        "s3:GetAccountPublic*",
        "s3:ListAllMyBuckets",
        "s3:PutAccountPublic*",
      ],
      conditions: { StringNotEquals: { "aws:RequestedRegion": regions } },
    },
  ];
}

/** Types on which AWS refuses a tag with another spelling or value. */
const ENFORCED_TYPES = ["dynamodb:table", "ec2:instance", "ec2:volume", "rds:db", "s3:bucket"] as const;

/** How the tags are spelt, and the values of those that have a fixed set. */
export function tagRules(keys: readonly string[], values: Readonly<Record<string, readonly string[]>>): object {
  const rules = keys.map((key) => {
    const allowed = values[key];
    return [
      key,
      {
        tag_key: { "@@assign": key },
        ...(allowed === undefined
          ? {}
          : { tag_value: { "@@assign": allowed }, enforced_for: { "@@assign": ENFORCED_TYPES } }),
      },
    ];
  });
  return { tags: Object.fromEntries(rules) };
}
