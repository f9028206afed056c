import { AWS_ECS_SERVICE } from "../../lib/contracts/aws-compute";
import { AWS_DATA } from "../../lib/contracts/aws-data";
import { CACHE_ENDPOINT } from "../../lib/contracts/cache-endpoint";
import { regionVariables, variableName } from "../../lib/identifiers/aws-workload";
import { awsTags, deploymentTags } from "../../lib/tags/tags";
import { EcsApplication } from "../../modules/aws/compute/ecs-application";
import { EcsCluster } from "../../modules/aws/compute/ecs-cluster";
import { EcsInstances } from "../../modules/aws/compute/ecs-instances";
import { ecsServiceProps } from "./compute-ecs-service";
import type { ComputeGround } from "./compute-ground";

/** The region's ECS cluster and its services. */
export function addEcs(ground: ComputeGround): void {
  const { stack, foundation, network, edge, workloadPlace } = ground;
  const { around, names, awsRegion: region } = stack;
  const { ecs } = around.aws;
  const { profile } = around.deployment;
  if (ecs === undefined) return;
  const instances = new EcsInstances(stack, "EcsInstances", {
    ...ecs.instances,
    names,
    architecture: profile.architecture,
    protect: profile.protect,
    subnetIds: network.private_subnet_ids,
    tags: awsTags(deploymentTags(around.deployment)),
    volumesKeyArn: foundation.volumes_key_arn,
    vpcId: network.vpc_id,
  });
  const cluster = new EcsCluster(stack, "Ecs", {
    names,
    instanceCapacityProvider: instances.resource.name,
    dataKeyArn: foundation.data_key_arn,
    logRetentionDays: profile.retentionDays.audit,
    logsKeyArn: foundation.logs_key_arn,
    volumesKeyArn: foundation.volumes_key_arn,
  });
  const variables = { ...regionVariables(workloadPlace), ...cacheVariables(ground) };
  for (const service of ecs.services) {
    const { name, capacity, spot, environment, files } = service;
    const application = new EcsApplication(stack, `Service-${name}`, {
      ...ecsServiceProps(around, region, workloadPlace, edge, service),
      names,
      cluster,
      region: region.name,
      architecture: profile.architecture,
      capacity:
        capacity === "ec2" ? { kind: "ec2", capacityProvider: instances.resource.name } : { kind: "fargate", spot },
      environment: { ...environment, ...variables },
      logRetentionDays: profile.retentionDays.application,
      logsKeyArn: foundation.logs_key_arn,
      subnetIds: network.private_subnet_ids,
      vpcId: network.vpc_id,
      workloadSecurityGroupId: network.workload_security_group_id,
      ...(files ? { files: sharedFiles(ground) } : {}),
    });
    stack.publish(AWS_ECS_SERVICE, application.toEcsService(), name);
  }
}

/** Where the region's caches are, which AWS decides. */
function cacheVariables({ stack, data }: ComputeGround): Record<string, string> {
  const hosts = stack.around.aws.caches.map(({ name }) => [
    variableName("cache", name, "host"),
    stack.consume(data, CACHE_ENDPOINT, name).host,
  ]);
  return Object.fromEntries(hosts);
}

function sharedFiles({ stack, data }: ComputeGround) {
  const files = stack.consume(data, AWS_DATA);
  return { fileSystemId: files.file_system_id, accessPointId: files.file_system_access_point_id };
}
