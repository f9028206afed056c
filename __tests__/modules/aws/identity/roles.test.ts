import type { Construct } from "constructs";
import { BackupRole } from "../../../../modules/aws/identity/backup-role";
import type { RegionData } from "../../../../modules/aws/identity/data-access";
import { EcsExecutionRole } from "../../../../modules/aws/identity/ecs-execution-role";
import { EcsTaskRole } from "../../../../modules/aws/identity/ecs-task-role";
import { FlowLogsRole } from "../../../../modules/aws/identity/flow-logs-role";
import { InstanceRole } from "../../../../modules/aws/identity/instance-role";
import { LambdaRole } from "../../../../modules/aws/identity/lambda-role";
import { RdsMonitoringRole } from "../../../../modules/aws/identity/rds-monitoring-role";
import { ReplicationRole } from "../../../../modules/aws/identity/replication-role";
import { RotationRole } from "../../../../modules/aws/identity/rotation-role";
import { ShutdownRole } from "../../../../modules/aws/identity/shutdown-role";
import { testNames } from "../../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../../support/policies";
import type { SynthesizedStack } from "../../../support/synth";
import { synthesize } from "../../../support/synth";

const names = testNames();
const region = "us-east-1";
const data: RegionData = {
  region,
  account: "123456789012",
  buckets: ["bucket-a"],
  tables: ["table-a"],
  keyAliases: ["alias/data"],
};
const secrets = ["inferloop/production/app/jwt"];
const databases = ["inferloop-production-use1-synthdata-g1"];
const end = (bucket: string, at: string) => ({ bucket, region: at, keyAlias: `alias/${at}` });
const pairs = [
  { source: end("data-east", "us-east-1"), destination: end("data-west", "us-west-2") },
  { source: end("state-control", "us-east-2"), destination: end("replica-east", "us-east-1") },
];

interface Case {
  readonly build: (scope: Construct) => unknown;
  readonly name: string;
  readonly service: string;
  /** The service tells for whose account it assumes the role. */
  readonly ownAccountOnly: boolean;
  readonly managed: readonly string[];
  readonly sids: readonly string[];
}

const XRAY_AND_LOGS = ["service-role/AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess"];

const CASES: Readonly<Record<string, Case>> = {
  InstanceRole: {
    build: (scope) => new InstanceRole(scope, "Role", { names, data }),
    name: "instance",
    service: "ec2.amazonaws.com",
    ownAccountOnly: false,
    managed: ["AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy"],
    sids: ["ListBuckets", "UseObjects", "UseDataKeys", "WriteLogs", "NeverTheGate"],
  },
  EcsExecutionRole: {
    build: (scope) => new EcsExecutionRole(scope, "Role", { names, region, secrets }),
    name: "ecs-execution",
    service: "ecs-tasks.amazonaws.com",
    ownAccountOnly: true,
    managed: ["service-role/AmazonECSTaskExecutionRolePolicy"],
    sids: ["ReadSecrets", "DecryptSecrets"],
  },
  EcsTaskRole: {
    build: (scope) => new EcsTaskRole(scope, "Role", { names, data }),
    name: "ecs-task",
    service: "ecs-tasks.amazonaws.com",
    ownAccountOnly: true,
    managed: [],
    sids: ["ListBuckets", "UseObjects", "UseTables", "UseDataKeys"],
  },
  LambdaRole: {
    build: (scope) => new LambdaRole(scope, "Role", { names, data, functions: ["events"], secrets }),
    name: "lambda",
    service: "lambda.amazonaws.com",
    ownAccountOnly: false,
    managed: [
      ...XRAY_AND_LOGS,
      "service-role/AWSLambdaVPCAccessExecutionRole",
      "CloudWatchLambdaInsightsExecutionRolePolicy",
    ],
    sids: [
      "ListBuckets",
      "UseObjects",
      "UseTables",
      "ReadStreams",
      "UseDataKeys",
      "ReadSecrets",
      "DecryptSecrets",
      "DecryptVariables",
      "SendFailures",
      "EncryptFailures",
    ],
  },
  RdsMonitoringRole: {
    build: (scope) => new RdsMonitoringRole(scope, "Role", { names }),
    name: "rds-monitoring",
    service: "monitoring.rds.amazonaws.com",
    ownAccountOnly: true,
    managed: ["service-role/AmazonRDSEnhancedMonitoringRole"],
    sids: [],
  },
  FlowLogsRole: {
    build: (scope) => new FlowLogsRole(scope, "Role", { names, region }),
    name: "flow-logs",
    service: "vpc-flow-logs.amazonaws.com",
    ownAccountOnly: true,
    managed: [],
    sids: ["WriteLogs", "FindLogGroup"],
  },
  BackupRole: {
    build: (scope) => new BackupRole(scope, "Role", { names }),
    name: "backup",
    service: "backup.amazonaws.com",
    ownAccountOnly: false,
    managed: ["service-role/AWSBackupServiceRolePolicyForBackup", "service-role/AWSBackupServiceRolePolicyForRestores"],
    sids: [],
  },
  ReplicationRole: {
    build: (scope) => new ReplicationRole(scope, "Role", { names, pairs }),
    name: "replication",
    service: "s3.amazonaws.com",
    ownAccountOnly: false,
    managed: [],
    sids: [
      "ReadSources",
      "ReadVersions",
      "WriteReplicas",
      "Decryptuseast1",
      "Decryptuseast2",
      "Encryptuswest2",
      "Encryptuseast1",
    ],
  },
  RotationRole: {
    build: (scope) => new RotationRole(scope, "Role", { names, region, secrets, databases }),
    name: "rotation",
    service: "lambda.amazonaws.com",
    ownAccountOnly: false,
    managed: XRAY_AND_LOGS,
    sids: ["RotateSecrets", "RandomPassword", "SetDatabasePasswords", "UseSecretsKey"],
  },
  ShutdownRole: {
    build: (scope) => new ShutdownRole(scope, "Role", { names, region, databases }),
    name: "shutdown",
    service: "scheduler.amazonaws.com",
    ownAccountOnly: true,
    managed: [],
    sids: ["RestDatabases"],
  },
};

const role = (kind: string): SynthesizedStack => {
  const found = CASES[kind];
  if (found === undefined) throw new Error(`no role ${kind}`);
  return synthesize((scope) => {
    found.build(scope);
  });
};

const POLICY = "aws_iam_role_policy.role_policy";

describe.each(Object.entries(CASES))("%s", (kind, expected) => {
  test("minimal props", () => {
    expect(role(kind).json.resource).toMatchSnapshot();
  });

  test("is assumed by its service, for the own account wherever the service tells", () => {
    const resource = role(kind).resource("aws_iam_role");
    expect(resource.name).toBe(`inferloop-production-use1-${expected.name}`);
    expect(JSON.parse(String(resource.assume_role_policy)).Statement).toEqual([
      {
        Sid: "Assume",
        Effect: "Allow",
        Principal: { Service: [expected.service] },
        Action: ["sts:AssumeRole"],
        ...(expected.ownAccountOnly ? { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } } : {}),
      },
    ]);
  });

  test("carries its policies, and no others", () => {
    const stack = role(kind);
    const managed = stack.resources("aws_iam_role_policy_attachment").map(({ policy_arn }) => policy_arn);
    expect(managed.sort()).toEqual(expected.managed.map((path) => `arn:aws:iam::aws:policy/${path}`).sort());
    const own = stack.resources("aws_iam_role_policy").flatMap(({ policy }) => JSON.parse(String(policy)).Statement);
    expect(own.map(({ Sid }: { Sid: string }) => Sid)).toEqual(expected.sids);
    expectSoundPolicies(stack);
  });
});

describe("what a role may not do", () => {
  test("an instance never closes the failover gate, though the agent's policy allows every metric", () => {
    expect(statement(role("InstanceRole"), POLICY, "NeverTheGate")).toMatchObject({
      Effect: "Deny",
      Action: ["cloudwatch:PutMetricData"],
      Condition: { StringEquals: { "cloudwatch:namespace": "Inferloop/Failover" } },
    });
  });

  test("no statement reaches every resource but the random password", () => {
    const everywhere = Object.keys(CASES).flatMap((kind) => allowedEverywhere(role(kind)));
    expect(everywhere).toEqual([`${POLICY}: RandomPassword`]);
  });

  test("schedules rest the named databases only", () => {
    expect(statement(role("ShutdownRole"), POLICY, "RestDatabases").Resource).toEqual([
      "arn:aws:rds:us-east-1:123456789012:db:inferloop-production-use1-synthdata-g1",
    ]);
  });

  test("schedules rest the named groups only, whose ids and suffixes AWS and Terraform make up", () => {
    const stack = synthesize(
      (scope) =>
        new ShutdownRole(scope, "Role", {
          names,
          region,
          databases: [],
          instanceGroups: ["inferloop-development-use1-tools"],
          nodeGroups: { cluster: "inferloop-development-use1-main", prefixes: ["inferloop-development-use1-system-"] },
        }),
    );
    expect(statement(stack, POLICY, "RestInstances")).toMatchObject({
      Action: ["autoscaling:UpdateAutoScalingGroup"],
      Resource: [
        "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/inferloop-development-use1-tools",
      ],
    });
    expect(statement(stack, POLICY, "RestNodes")).toMatchObject({
      Action: ["eks:UpdateNodegroupConfig"],
      Resource: [
        "arn:aws:eks:us-east-1:123456789012:nodegroup/inferloop-development-use1-main/inferloop-development-use1-system-*/*",
      ],
    });
  });

  test("rotation sets passwords of the named databases only", () => {
    expect(statement(role("RotationRole"), POLICY, "SetDatabasePasswords")).toMatchObject({
      Action: ["rds:DescribeDBInstances", "rds:ModifyDBInstance"],
      Resource: ["arn:aws:rds:us-east-1:123456789012:db:inferloop-production-use1-synthdata-g1"],
    });
  });
});

describe("what replication needs", () => {
  const replication = () => role("ReplicationRole");

  test("reads versions of the sources and writes replicas", () => {
    expect(statement(replication(), POLICY, "ReadSources")).toMatchObject({
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: ["arn:aws:s3:::data-east", "arn:aws:s3:::state-control"],
    });
    expect(statement(replication(), POLICY, "ReadVersions").Action).toEqual([
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionTagging",
    ]);
    expect(statement(replication(), POLICY, "WriteReplicas")).toMatchObject({
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: ["arn:aws:s3:::data-west/*", "arn:aws:s3:::replica-east/*"],
    });
  });

  test("decrypts with the source's key and encrypts with the destination's, each in its region and through S3", () => {
    expect(statement(replication(), POLICY, "Decryptuseast1")).toMatchObject({
      Action: ["kms:Decrypt"],
      Resource: ["arn:aws:kms:us-east-1:123456789012:key/*"],
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/us-east-1"] },
        StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com"] },
      },
    });
    expect(statement(replication(), POLICY, "Encryptuswest2")).toMatchObject({
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: ["arn:aws:kms:us-west-2:123456789012:key/*"],
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/us-west-2"] } },
    });
  });
});

test("instances get their role by a profile", () => {
  expect(role("InstanceRole").resource("aws_iam_instance_profile")).toMatchObject({
    name: "inferloop-production-use1-instance",
    role: "${aws_iam_role.role.name}",
  });
});
