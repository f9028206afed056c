import type { AwsDelivery } from "../../lib/config/aws/delivery";
import type { AwsEcsService } from "../../lib/config/aws/ecs";
import type { AwsMessaging } from "../../lib/config/aws/messaging";
import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { restHours } from "../../lib/config/rest";
import { watchesPartner } from "../../lib/config/watching";
import {
  APPLICATION_SECRETS,
  applicationSecretName,
  autoScalingGroupName,
  cacheName,
  cacheUserName,
  clusterName,
  dataBucketName,
  databaseIdentifier,
  databaseSecretName,
  eventBusName,
  keyAlias,
  nodeGroupPrefix,
  queueName,
  repositoryName,
  tableName,
  topicName,
} from "../../lib/identifiers/aws-names";
import { boundaryPolicyArn } from "../../lib/identifiers/aws-roles";
import type { Names } from "../../lib/names/names";
import {
  type AwsStateRegion,
  awsNames,
  awsStateRegions,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { ApiLogsRole } from "../../modules/aws/identity/api-logs-role";
import { BackupRole } from "../../modules/aws/identity/backup-role";
import { BatchInstanceRole } from "../../modules/aws/identity/batch-instance-role";
import { BatchJobRole } from "../../modules/aws/identity/batch-job-role";
import { ClusterRoles } from "../../modules/aws/identity/cluster-roles";
import type { RegionData, RegionMessaging } from "../../modules/aws/identity/data-access";
import type { Delivery } from "../../modules/aws/identity/delivery-policies";
import { DeliveryRoles } from "../../modules/aws/identity/delivery-roles";
import { EcsExecutionRole } from "../../modules/aws/identity/ecs-execution-role";
import { EcsInfrastructureRole } from "../../modules/aws/identity/ecs-infrastructure-role";
import { EcsInstanceRole } from "../../modules/aws/identity/ecs-instance-role";
import { EcsTaskRole } from "../../modules/aws/identity/ecs-task-role";
import { FlowLogsRole } from "../../modules/aws/identity/flow-logs-role";
import { InstanceRole } from "../../modules/aws/identity/instance-role";
import { LambdaRole } from "../../modules/aws/identity/lambda-role";
import { limitRoles } from "../../modules/aws/identity/permissions-boundary";
import { RdsMonitoringRole } from "../../modules/aws/identity/rds-monitoring-role";
import { type ReplicationPair, ReplicationRole } from "../../modules/aws/identity/replication-role";
import { RotationRole } from "../../modules/aws/identity/rotation-role";
import { SchedulerRole } from "../../modules/aws/identity/scheduler-role";
import { ShutdownRole } from "../../modules/aws/identity/shutdown-role";
import { WatcherRole } from "../../modules/aws/identity/watcher-role";
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
      ...(aws.messaging === undefined ? {} : { messaging: regionMessaging(names, aws.messaging) }),
      caches: aws.caches.map(({ name }) => ({
        replicationGroup: cacheName(names, name),
        user: cacheUserName(names, name),
      })),
    };

    new InstanceRole(this, "Instance", { names, data });
    new EcsExecutionRole(this, "EcsExecution", {
      names,
      region: region.name,
      secrets: [...applicationSecrets, ...databaseSecrets],
    });
    const services = aws.ecs?.services ?? [];
    const blueGreen = services.some(({ deployment }) => deployment === "blue-green");
    const sessions = services.some(({ executeCommand }) => executeCommand);
    new EcsTaskRole(this, "EcsTask", {
      names,
      data,
      sessions,
      secrets: aws.ecs === undefined ? [] : databaseSecrets,
    });
    if (aws.ecs !== undefined) new EcsInstanceRole(this, "EcsInstance", { names });
    if (blueGreen) new EcsInfrastructureRole(this, "EcsInfrastructure", { names });
    if (aws.delivery !== undefined) {
      const deliveries = regionDeliveries(global, aws.delivery, services);
      new DeliveryRoles(this, "Delivery", { names, region: region.name, deliveries, blueGreen });
    }
    const secrets = [...applicationSecrets, ...databaseSecrets];
    new LambdaRole(this, "Lambda", {
      names,
      data,
      functions: aws.functions.map(({ name }) => name),
      // The platform's own code reads none.
      secrets: aws.functions.some(({ code }) => code.kind === "s3") ? secrets : [],
    });
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
    // One for the account's APIs in the region.
    if (aws.edge !== undefined && aws.ownsAccount) new ApiLogsRole(this, "ApiLogs", { names });
    if (restHours(deployment.profile, aws) !== undefined) {
      new ShutdownRole(this, "Shutdown", {
        names,
        region: region.name,
        databases,
        instanceGroups: aws.instances.map(({ name }) => autoScalingGroupName(names, name)),
        ...(aws.cluster === undefined
          ? {}
          : {
              nodeGroups: {
                cluster: clusterName(names),
                prefixes: aws.cluster.nodeGroups.map(({ name }) => nodeGroupPrefix(names, name)),
              },
            }),
      });
    }
    if (aws.cluster !== undefined) {
      const runnerConnectionArn = aws.cluster.runnerConnections[region.name];
      new ClusterRoles(this, "Cluster", {
        names,
        region: region.name,
        autoscaler: aws.cluster.autoscaler,
        ...(runnerConnectionArn === undefined ? {} : { runnerConnectionArn }),
      });
    }
    const scheduled = aws.functions.filter(({ triggers }) => triggers.schedules.length > 0);
    if (scheduled.length > 0) {
      new SchedulerRole(this, "Scheduler", {
        names,
        region: region.name,
        functions: scheduled.map(({ name }) => name),
      });
    }
    if (aws.batch !== undefined) {
      new BatchInstanceRole(this, "BatchInstance", { names });
      new BatchJobRole(this, "BatchJob", { names, data, secrets });
    }
    if (watchesPartner(aws, region)) new WatcherRole(this, "Watcher", { names, region: region.name });
    limitRoles(this, boundaryPolicyArn(global));
  }
}

function regionDeliveries(global: Names, { services }: AwsDelivery, onEcs: readonly AwsEcsService[]): Delivery[] {
  return services.map(({ service, source }) => {
    const image = onEcs.find(({ name }) => name === service)?.image;
    if (image === undefined) throw new Error(`a checked deployment has the service ${service}`);
    return { service, source, repository: repositoryName(global, image.repository) };
  });
}

function regionMessaging(names: Names, { queues, topics }: AwsMessaging): RegionMessaging {
  return {
    bus: eventBusName(names),
    queues: queues.map((queue) => queueName(names, queue)),
    topics: topics.map((topic) => topicName(names, topic)),
    keyAliases: [keyAlias(names, "messaging")],
  };
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
