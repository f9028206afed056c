import type { TerraformStack } from "cdktf";
import { Names } from "../../../../lib/names/names";
import {
  LambdaStreamTrigger,
  type LambdaStreamTriggerProps,
} from "../../../../modules/aws/compute/lambda-stream-trigger";
import { DynamodbReplica } from "../../../../modules/aws/database/dynamodb-replica";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-events";
const FAILURES = "arn:aws:sqs:us-east-1:123456789012:inferloop-production-use1-function-events-dlq";

describe("LambdaStreamTrigger", () => {
  const PROPS = {
    names,
    region: "us-east-1",
    fn: "events",
    events: ["INSERT", "MODIFY", "REMOVE"],
    enabled: true,
    streamArn: "arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2026-11-21T00:00:00.000",
  } as const;
  const build = (scope: TerraformStack, props: Partial<LambdaStreamTriggerProps> = {}) =>
    new LambdaStreamTrigger(scope, "Stream", { ...PROPS, ...props });
  const stream = (props: Partial<LambdaStreamTriggerProps> = {}) =>
    synthesize((scope) => {
      build(scope, props);
    }).resource("aws_lambda_event_source_mapping");

  test("minimal props", () => {
    expect(stream()).toMatchSnapshot();
  });

  test("calls the function, which it knows by name, from the oldest change on", () => {
    expect(stream()).toMatchObject({ function_name: FUNCTION, starting_position: "TRIM_HORIZON", enabled: true });
  });

  test("cuts a batch that fails, tries again some times and puts the rest aside", () => {
    expect(stream()).toMatchObject({
      bisect_batch_on_function_error: true,
      maximum_retry_attempts: 5,
      function_response_types: ["ReportBatchItemFailures"],
      destination_config: { on_failure: { destination_arn: FAILURES } },
    });
  });

  test("filters changes only where not all are wanted", () => {
    expect(stream().filter_criteria).toBeUndefined();
    expect(stream({ events: ["INSERT"] }).filter_criteria).toEqual({
      filter: [{ pattern: JSON.stringify({ eventName: ["INSERT"] }) }],
    });
  });

  test("is replaced with the replica whose stream was looked up, and by nothing that the replica changes", () => {
    const stack = synthesize((scope) => {
      const replica = new DynamodbReplica(scope, "Table", {
        globalNames: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
        table: "metadata",
        homeRegion: "us-east-1",
        kmsKeyArn: "arn:aws:kms:us-west-2:123456789012:key/1",
        protect: true,
      });
      build(scope, { streamArn: replica.lookUpStream(), replica: replica.resource });
    });
    expect(stack.resource("aws_lambda_event_source_mapping")).toMatchObject({
      event_source_arn: "${data.aws_dynamodb_table.table_stream.stream_arn}",
      lifecycle: {
        ignore_changes: ["event_source_arn"],
        replace_triggered_by: ["aws_dynamodb_table_replica.table.arn"],
      },
    });
    expect(stack.json.data).toEqual({
      aws_dynamodb_table: {
        table_stream: { name: "inferloop-production-metadata", depends_on: ["aws_dynamodb_table_replica.table"] },
      },
    });
  });
});
