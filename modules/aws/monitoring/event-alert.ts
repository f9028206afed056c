import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import type { Severity } from "./metric-alarm";

/**
 * Longest pattern of a rule. Unit: characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (2026-11)
 */
const MAX_PATTERN = 2_048;

export interface EventPattern {
  readonly source: readonly string[];
  readonly "detail-type": readonly string[];
  readonly resources?: readonly object[] | readonly string[];
  readonly detail?: object;
}

export interface EventAlertProps {
  readonly names: Names;
  /** What happens, as part of the rule's name. */
  readonly event: string;
  readonly severity: Severity;
  /** What people read. `<word>` stands for the value that `values` finds. No quotes and no line breaks. */
  readonly message: string;
  /** Where the words of the message stand in the event, for example `{ job: "$.detail.jobName" }`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  readonly pattern: EventPattern;
  /** A topic that lets EventBridge publish. */
  readonly topicArn: string;
}

/** Tells people of events that no metric counts. @resource aws_cloudwatch_event_rule, aws_cloudwatch_event_target */
export class EventAlert extends Construct {
  readonly resource: CloudwatchEventRule;

  constructor(scope: Construct, id: string, props: EventAlertProps) {
    super(scope, id);
    const { names, severity, message, values = {} } = props;
    const eventPattern = JSON.stringify(props.pattern);
    if (eventPattern.length > MAX_PATTERN) {
      throw new ConfigurationError(this, {
        prop: "pattern",
        rule: `at most ${MAX_PATTERN} characters`,
        got: String(eventPattern.length),
        fix: "name fewer things, or shorten their names",
      });
    }
    const unknown = [...message.matchAll(/<(\w+)>/g)].map(([, word = ""]) => word).filter((word) => !(word in values));
    if (unknown.length > 0 || /["\\\n]/.test(message)) {
      throw new ConfigurationError(this, {
        prop: "message",
        rule: "one line without quotes, in which every <word> is one of the values",
        got: message,
        fix: unknown.length > 0 ? `add ${unknown.join(", ")} to values` : "remove quotes and line breaks",
      });
    }
    this.resource = new CloudwatchEventRule(this, "Resource", {
      name: names.of("eventRule", props.event),
      description: `${severity.toUpperCase()}: ${message}`,
      eventPattern,
      tags: { Severity: severity },
    });
    new CloudwatchEventTarget(this, "Topic", {
      rule: this.resource.name,
      arn: props.topicArn,
      inputTransformer: {
        inputPaths: { ...values, region: "$.region", time: "$.time" },
        // A text in quotes is valid JSON, as EventBridge wants it.
        inputTemplate: `"${severity.toUpperCase()} in <region> at <time>: ${message}"`,
      },
    });
  }
}
