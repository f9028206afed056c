import { TerraformOutput } from "cdktf";
import { EventBus } from "../../../../modules/aws/messaging/event-bus";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1";
const BUS = "arn:aws:events:us-east-1:123456789012:event-bus/inferloop-production-use1-events";

const bus = (protect = true) =>
  synthesize((scope) => {
    const { bus: name, ...endpoint } = new EventBus(scope, "Events", {
      names: testNames(),
      region: "us-east-1",
      archiveDays: 30,
      kmsKeyArn: KEY,
      logRetentionDays: 30,
      logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/2",
      protect,
    }).toEventBusEndpoint();
    new TerraformOutput(scope, "endpoint", { value: endpoint.endpoint, staticId: true });
    new TerraformOutput(scope, "protocol", { value: endpoint.protocol, staticId: true });
    new TerraformOutput(scope, "bus", { value: name, staticId: true });
  });

describe("EventBus", () => {
  test("minimal props", () => {
    expect(bus().json.resource).toMatchSnapshot();
  });

  test("is encrypted, and puts aside what it could not read", () => {
    expect(bus().resource("aws_cloudwatch_event_bus")).toMatchObject({
      name: "inferloop-production-use1-events",
      kms_key_identifier: KEY,
      dead_letter_config: { arn: "${aws_sqs_queue.events_dlq.arn}" },
    });
    expect(bus().resource("aws_sqs_queue").name).toBe("inferloop-production-use1-event-bus-dlq");
    expect(statement(bus(), "aws_sqs_queue.events_dlq", "EventBus")).toMatchObject({
      Principal: { Service: ["events.amazonaws.com"] },
      Condition: { ArnEquals: { "aws:SourceArn": [BUS] } },
    });
  });

  test("takes events of the own account only", () => {
    expectSoundPolicies(bus());
    expect(statement(bus(), "aws_cloudwatch_event_bus_policy.events_policy", "OwnAccount")).toMatchObject({
      Action: ["events:PutEvents"],
      Principal: { AWS: ["arn:aws:iam::123456789012:root"] },
      Resource: [BUS],
    });
  });

  test("archives the platform's events, encrypted, for so many days", () => {
    const archive = bus().resource("aws_cloudwatch_event_archive");
    expect(archive).toMatchObject({
      name: "inferloop-production-use1-events",
      event_source_arn: "${aws_cloudwatch_event_bus.events.arn}",
      retention_days: 30,
      kms_key_identifier: KEY,
      lifecycle: { prevent_destroy: true },
    });
    expect(JSON.parse(String(archive.event_pattern))).toEqual({ source: ["io.inferloop.events"] });
    expect(bus(false).resource("aws_cloudwatch_event_archive").lifecycle).toBeUndefined();
  });

  test("logs what failed, without what events say", () => {
    expect(bus().resource("aws_cloudwatch_event_bus").log_config).toEqual({ level: "ERROR", include_detail: "NONE" });
  });

  test("tells other stacks where to publish", () => {
    expect(bus().json.output).toEqual({
      endpoint: { value: "events.us-east-1.amazonaws.com" },
      protocol: { value: "eventbridge" },
      bus: { value: "${aws_cloudwatch_event_bus.events.name}" },
    });
  });
});
