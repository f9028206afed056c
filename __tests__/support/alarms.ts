import { alarmSettings } from "../../lib/config/aws/monitoring";
import type { Alerting } from "../../modules/aws/monitoring/alarm-group";
import { testNames } from "./fixtures";
import type { SynthesizedStack } from "./synth";

export const TOPIC = "arn:aws:sns:us-east-1:123456789012:inferloop-production-use1-alerts";

/** What alarms of us-east-1 share, with the documented settings. */
export function testAlerting(overrides: Partial<Alerting> = {}): Alerting {
  return { names: testNames(), topicArn: TOPIC, settings: alarmSettings(), scope: "all", ...overrides };
}

/** The alarm of that id. */
export function alarm(stack: SynthesizedStack, id: string) {
  const address = `aws_cloudwatch_metric_alarm.${id}`;
  const found = stack.resources("aws_cloudwatch_metric_alarm").find((one) => one.address === address);
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}

/** Ids of all alarms, in the order in which they were made. */
export const alarmIds = (stack: SynthesizedStack): string[] =>
  stack.resources("aws_cloudwatch_metric_alarm").map(({ address }) => address.replace(/^.*\./, ""));

/** The ids of alarms by how they treat silence. */
export function bySilence(stack: SynthesizedStack): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { address, treat_missing_data } of stack.resources("aws_cloudwatch_metric_alarm")) {
    const silence = String(treat_missing_data);
    found[silence] = [...(found[silence] ?? []), address.replace(/^.*\./, "")];
  }
  return found;
}
