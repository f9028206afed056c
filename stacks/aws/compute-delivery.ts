import { buildPipelineName, releasePipelineName, repositoryName } from "../../lib/identifiers/aws-names";
import { ArtifactBucket } from "../../modules/aws/compute/delivery/artifact-bucket";
import { GithubConnection } from "../../modules/aws/compute/delivery/github-connection";
import { PipelineAlert } from "../../modules/aws/compute/delivery/pipeline-alert";
import { ServiceDelivery } from "../../modules/aws/compute/delivery/service-delivery";
import type { ComputeGround } from "./compute-ground";

/** How the region's services come from GitHub to their tasks. */
export function addDelivery({ stack, foundation, workloadPlace }: ComputeGround): void {
  const { around, names, awsRegion: region } = stack;
  const { delivery, ecs } = around.aws;
  const { architecture, protect, retentionDays } = around.deployment.profile;
  if (delivery === undefined || ecs === undefined) return;
  const artifacts = new ArtifactBucket(stack, "DeliveryArtifacts", {
    names,
    dataKeyArn: foundation.data_key_arn,
    protect,
  });
  const github = new GithubConnection(stack, "Github", { names });
  new PipelineAlert(stack, "DeliveryAlert", {
    names,
    alertTopicArn: foundation.alert_topic_arn,
    pipelines: delivery.services.flatMap(({ service }) => [
      buildPipelineName(names, service),
      releasePipelineName(names, service),
    ]),
  });
  for (const { service, source, branch, dockerfile } of delivery.services) {
    const image = ecs.services.find(({ name }) => name === service)?.image;
    if (image === undefined) throw new Error(`a checked deployment has the service ${service}`);
    new ServiceDelivery(stack, `Delivery-${service}`, {
      names,
      service,
      source,
      branch,
      dockerfile,
      region: region.name,
      // Elsewhere a person starts builds: a push would be built once in each region.
      automatic: region.isHome,
      architecture,
      buildImage: delivery.buildImage,
      mostFindings: { critical: delivery.criticalFindings, high: delivery.highFindings },
      repository: repositoryName(workloadPlace.global, image.repository),
      ...(image.version.startsWith(":") ? { tag: image.version.slice(1) } : {}),
      artifactBucket: artifacts.bucketName,
      connectionArn: github.resource.arn,
      dataKeyArn: foundation.data_key_arn,
      logRetentionDays: retentionDays.application,
      logsKeyArn: foundation.logs_key_arn,
    });
  }
}
