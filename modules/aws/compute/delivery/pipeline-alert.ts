import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { Names } from "../../../../lib/names/names";

export interface PipelineAlertProps {
  readonly alertTopicArn: string;
  readonly names: Names;
  /** Names of the pipelines. */
  readonly pipelines: readonly string[];
}

/** Tells the region's alert topic of pipelines that failed. @resource aws_cloudwatch_event_rule */
export class PipelineAlert extends Construct {
  readonly resource: CloudwatchEventRule;

  constructor(scope: Construct, id: string, { names, pipelines, alertTopicArn }: PipelineAlertProps) {
    super(scope, id);
    this.resource = new CloudwatchEventRule(this, "Resource", {
      name: names.of("eventRule", "delivery-failed"),
      description: "Pipelines of delivery that failed.",
      eventPattern: JSON.stringify({
        source: ["aws.codepipeline"],
        "detail-type": ["CodePipeline Pipeline Execution State Change"],
        detail: { state: ["FAILED"], pipeline: pipelines },
      }),
    });
    new CloudwatchEventTarget(this, "Target", {
      rule: this.resource.name,
      targetId: "alerts",
      arn: alertTopicArn,
      inputTransformer: {
        inputPaths: { pipeline: "$.detail.pipeline", execution: "$.detail.execution-id", region: "$.region" },
        inputTemplate: '"The pipeline <pipeline> failed in <region> (execution <execution>)."',
      },
    });
  }
}
