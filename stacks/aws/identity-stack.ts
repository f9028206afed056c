import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import {
  APPLICATION_SECRETS,
  applicationSecretName,
  dataBucketName,
  databaseIdentifier,
  databaseSecretName,
  keyAlias,
  tableName,
} from "../../lib/identifiers/aws-names";
import {
  type AwsStateRegion,
  awsNames,
  awsStateRegions,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { BackupRole } from "../../modules/aws/identity/backup-role";
import type { RegionData } from "../../modules/aws/identity/data-access";
import { EcsExecutionRole } from "../../modules/aws/identity/ecs-execution-role";
import { EcsTaskRole } from "../../modules/aws/identity/ecs-task-role";
import { FlowLogsRole } from "../../modules/aws/identity/flow-logs-role";
import { InstanceRole } from "../../modules/aws/identity/instance-role";
import { LambdaRole } from "../../modules/aws/identity/lambda-role";
import { RdsMonitoringRole } from "../../modules/aws/identity/rds-monitoring-role";
import { type ReplicationPair, ReplicationRole } from "../../modules/aws/identity/replication-role";
import { RotationRole } from "../../modules/aws/identity/rotation-role";
import { ShutdownRole } from "../../modules/aws/identity/shutdown-role";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * Every IAM role of the region. IAM's control plane lives in one region, so the roles stand apart from what uses them:
 * only this stack waits for IAM.
 */
export class IdentityStack extends AwsServiceRegionStack {
  constructor(around: AwsSurroundings, place: AwsStateRegion, region: AwsRegion) {
    super(around, place, region, "identity");
    const { aws, deployment } = around;
    const { names } = this;
    const global = awsNames(deployment, aws);
    const members = aws.databases.flatMap(({ name, members }) =>
      members.filter((member) => member.region === region.name).map(({ generation }) => ({ name, generation })),
    );
    const databases = members.map(({ name, generation }) => databaseIdentifier(names, name, generation));
    const databaseSecrets = members.map(({ name, generation }) => databaseSecretName(names, name, generation));
    const applicationSecrets = APPLICATION_SECRETS.map((secret) => applicationSecretName(global, secret));
    const data: RegionData = {
      region: region.name,
      account: aws.accountId,
      buckets: aws.buckets.map(({ name }) => dataBucketName(names, name)),
      tables: aws.tables.map(({ name }) => tableName(global, name)),
      keyAliases: [keyAlias(names, "data")],
    };

    new InstanceRole(this, "Instance", { names, data });
    new EcsExecutionRole(this, "EcsExecution", {
      names,
      region: region.name,
      secrets: [...applicationSecrets, ...databaseSecrets],
    });
    new EcsTaskRole(this, "EcsTask", { names, data });
    new LambdaRole(this, "Lambda", { names, data });
    new RdsMonitoringRole(this, "RdsMonitoring", { names });
    new FlowLogsRole(this, "FlowLogs", { names, region: region.name });
    new BackupRole(this, "Backup", { names });
    new ReplicationRole(this, "Replication", {
      names,
      pairs: [
        ...dataPairs(this, region),
        ...[place, ...adopted(around, region)].flatMap((at) => statePair(around, at)),
      ],
    });
    new RotationRole(this, "Rotation", {
      names,
      region: region.name,
      // A replica of a secret cannot be changed; applications' secrets belong to home.
      secrets: [...(region.isHome ? applicationSecrets : []), ...databaseSecrets],
      databases,
    });
    new ShutdownRole(this, "Shutdown", { names, region: region.name, databases });
  }
}

function dataPairs(stack: IdentityStack, region: AwsRegion): ReplicationPair[] {
  if (region.partner === undefined) return [];
  const { aws } = stack.around;
  const partner = awsRegion(aws, region.partner);
  const end = (at: AwsRegion, bucket: string) => {
    const names = stack.names.in(at.short);
    return { bucket: dataBucketName(names, bucket), region: at.name, keyAlias: keyAlias(names, "data") };
  };
  return aws.buckets.map(({ name }) => ({ source: end(region, name), destination: end(partner, name) }));
}

/** A control region that only holds states has no roles; home's role replicates them. */
function adopted({ aws }: AwsSurroundings, region: AwsRegion): AwsStateRegion[] {
  if (!region.isHome) return [];
  return awsStateRegions(aws).filter((place) => !aws.regions.some(({ name }) => name === place.name));
}

/** The region's state bucket and its replica; none where the deployment knows no second region. */
function statePair({ deployment, aws }: AwsSurroundings, place: AwsStateRegion): ReplicationPair[] {
  if (place.replicaIn === undefined) return [];
  const names = awsNames(deployment, aws, place.short);
  const replicaNames = names.in(place.replicaIn.short);
  return [
    {
      source: { bucket: stateBucketName(names), region: place.name, keyAlias: stateKeyAlias(names) },
      destination: {
        bucket: stateReplicaBucketName(replicaNames, place.short),
        region: place.replicaIn.name,
        keyAlias: stateKeyAlias(replicaNames),
      },
    },
  ];
}
