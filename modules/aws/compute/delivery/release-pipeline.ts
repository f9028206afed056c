import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Codepipeline } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { releasePipelineName } from "../../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../../lib/identifiers/aws-roles";
import type { Names } from "../../../../lib/names/names";
import { RELEASE_TAG } from "./build-commands";
import type { BuildProject } from "./build-project";

export interface ReleasePipelineProps {
  readonly artifactBucket: string;
  readonly dataKeyArn: string;
  /** The step that gives the service its new image. */
  readonly deploy: BuildProject;
  readonly names: Names;
  /** Name of the image repository. */
  readonly repository: string;
  readonly service: string;
  /** Tag of the image that is deployed when a person starts the pipeline. @default - ECR's own, latest */
  readonly tag?: string;
}

/**
 * Brings an image that was published for release to the service, wherever it arrives: pushed in this region, or
 * replicated from another. So every region deploys by itself, and none needs a second one.
 * @resource aws_codepipeline, aws_cloudwatch_event_rule
 */
export class ReleasePipeline extends Construct {
  readonly resource: Codepipeline;

  constructor(scope: Construct, id: string, props: ReleasePipelineProps) {
    super(scope, id);
    const { names, service, repository, tag } = props;
    this.resource = new Codepipeline(this, "Resource", {
      name: releasePipelineName(names, service),
      pipelineType: "V2",
      // Of releases that wait, only the last is deployed.
      executionMode: "SUPERSEDED",
      roleArn: awsRoleArn(names, "delivery-pipeline"),
      artifactStore: [
        { type: "S3", location: props.artifactBucket, encryptionKey: { type: "KMS", id: props.dataKeyArn } },
      ],
      stage: [
        {
          name: "Source",
          action: [
            {
              name: "Source",
              category: "Source",
              owner: "AWS",
              provider: "ECR",
              version: "1",
              configuration: { RepositoryName: repository, ...(tag === undefined ? {} : { ImageTag: tag }) },
              outputArtifacts: ["Image"],
            },
          ],
        },
        {
          name: "Deploy",
          action: [
            {
              name: "Deploy",
              category: "Build",
              owner: "AWS",
              provider: "CodeBuild",
              version: "1",
              inputArtifacts: ["Image"],
              configuration: { ProjectName: props.deploy.resource.name },
            },
          ],
        },
      ],
    });
    const arrival = new CloudwatchEventRule(this, "Arrival", {
      name: names.of("eventRule", `${service}-release`),
      description: `Images of the service ${service} that were published for release.`,
      eventPattern: JSON.stringify({
        source: ["aws.ecr"],
        "detail-type": ["ECR Image Action", "ECR Replication Action"],
        detail: {
          "action-type": ["PUSH", "REPLICATE"],
          result: ["SUCCESS"],
          "repository-name": [repository],
          "image-tag": [{ prefix: RELEASE_TAG }],
        },
      }),
    });
    new CloudwatchEventTarget(this, "Start", {
      rule: arrival.name,
      targetId: "release",
      arn: this.resource.arn,
      roleArn: awsRoleArn(names, "delivery-start"),
      // The image that arrived, and not the one that the tag of the source names.
      inputTransformer: {
        inputPaths: { digest: "$.detail.image-digest" },
        inputTemplate: JSON.stringify({
          sourceRevisions: [{ actionName: "Source", revisionType: "IMAGE_DIGEST", revisionValue: "<digest>" }],
        }),
      },
    });
  }
}
