import { BATCH_QUEUES, GPU_QUEUE, gpuTypes } from "../../lib/config/aws/batch";
import { heldCapacity } from "../../lib/config/warm-standby";
import { serviceLogGroupName } from "../../lib/identifiers/aws-names";
import { imageUri, regionVariables } from "../../lib/identifiers/aws-workload";
import { literal, literals } from "../../lib/stack/literal";
import { awsTags, deploymentTags } from "../../lib/tags/tags";
import { BatchJob } from "../../modules/aws/compute/batch-job";
import { BatchMachines } from "../../modules/aws/compute/batch-machines";
import { BatchPool } from "../../modules/aws/compute/batch-pool";
import { BatchShares } from "../../modules/aws/compute/batch-shares";
import { LogGroup } from "../../modules/aws/monitoring/log-group";
import type { ComputeGround } from "./compute-ground";

/** AWS Batch in a region: machines, queues and job definitions. At rest it costs nothing, so a standby has all of it. */
export function addBatch({ stack, foundation, network, workloadPlace }: ComputeGround): void {
  const { names, awsRegion: region } = stack;
  const { aws, deployment } = stack.around;
  const { batch } = aws;
  if (batch === undefined) return;
  const machines = new BatchMachines(stack, "BatchMachines", {
    names,
    tags: awsTags(deploymentTags(deployment)),
    volumesKeyArn: foundation.volumes_key_arn,
  });
  const shares = batch.fairShare && new BatchShares(stack, "BatchShares", { names, shares: batch.fairShare });
  const pool = {
    names,
    machines,
    subnetIds: network.private_subnet_ids,
    securityGroupIds: [network.workload_security_group_id],
    ...(shares === undefined ? {} : { schedulingPolicyArn: shares.resource.arn }),
  };
  new BatchPool(stack, "BatchCpu", {
    ...pool,
    kind: "cpu",
    queues: BATCH_QUEUES,
    instanceTypes: batch.instanceTypes,
    minVcpus: heldCapacity(aws, region, batch.minVcpus),
    maxVcpus: batch.maxVcpus,
  });
  if (batch.gpu !== undefined) {
    new BatchPool(stack, "BatchGpu", {
      ...pool,
      kind: "gpu",
      queues: [GPU_QUEUE],
      instanceTypes: gpuTypes(batch.gpu.instanceTypes, region.name),
      minVcpus: 0,
      maxVcpus: batch.gpu.maxVcpus,
    });
  }
  const logs = new LogGroup(stack, "BatchLogs", {
    name: serviceLogGroupName(names, "batch"),
    kmsKeyArn: foundation.logs_key_arn,
    retentionDays: deployment.profile.retentionDays.application,
  });
  for (const { name, image, command, environment, ...settings } of batch.jobs) {
    new BatchJob(stack, `Job-${name}`, {
      ...settings,
      command: command.map(literal),
      names,
      job: name,
      region: region.name,
      image: imageUri(workloadPlace, image),
      variables: { ...literals(environment), ...regionVariables(workloadPlace) },
      logGroup: logs.name,
      shares: shares !== undefined,
    });
  }
}
