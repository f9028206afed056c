import { PipelineAlert } from "../../../../../modules/aws/compute/delivery/pipeline-alert";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

const alertTopicArn = "arn:aws:sns:us-east-1:123456789012:inferloop-production-use1-alerts";
const alert = () =>
  synthesize(
    (scope) => new PipelineAlert(scope, "Alert", { names: testNames(), alertTopicArn, pipelines: ["a", "b"] }),
  );

describe("PipelineAlert", () => {
  test("minimal props", () => {
    expect(alert().json.resource).toMatchSnapshot();
  });

  test("hears of the named pipelines only, and only when they fail", () => {
    expect(JSON.parse(String(alert().resource("aws_cloudwatch_event_rule").event_pattern))).toEqual({
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"],
      detail: { state: ["FAILED"], pipeline: ["a", "b"] },
    });
  });

  test("tells the alert topic which one", () => {
    expect(alert().resource("aws_cloudwatch_event_target")).toMatchObject({
      arn: alertTopicArn,
      input_transformer: {
        input_paths: { pipeline: "$.detail.pipeline" },
        input_template: expect.stringContaining("<pipeline> failed"),
      },
    });
  });
});
