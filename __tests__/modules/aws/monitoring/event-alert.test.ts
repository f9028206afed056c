import { EventAlert, type EventAlertProps } from "../../../../modules/aws/monitoring/event-alert";
import { TOPIC } from "../../../support/alarms";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const MINIMAL: EventAlertProps = {
  names: testNames(),
  event: "job-failed",
  severity: "warning",
  message: "The job <job> failed.",
  values: { job: "$.detail.jobName" },
  pattern: { source: ["aws.batch"], "detail-type": ["Batch Job State Change"], detail: { status: ["FAILED"] } },
  topicArn: TOPIC,
};
const build = (overrides: Partial<EventAlertProps> = {}) =>
  synthesize((scope) => new EventAlert(scope, "Alert", { ...MINIMAL, ...overrides }));

describe("EventAlert", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("writes a sentence with what happened, where and when", () => {
    const { arn, input_transformer } = build().resource("aws_cloudwatch_event_target");
    expect(arn).toBe(TOPIC);
    expect(input_transformer).toEqual({
      input_paths: { job: "$.detail.jobName", region: "$.region", time: "$.time" },
      input_template: '"WARNING in <region> at <time>: The job <job> failed."',
    });
  });

  test.each<[string, Partial<EventAlertProps>, string]>([
    ["a word that nothing fills", { message: "The job <name> failed." }, "add name to values"],
    ["quotes, which would end the template", { message: 'The job "<job>" failed.' }, "remove quotes and line breaks"],
    ["a line break", { message: "The job <job>\nfailed." }, "remove quotes and line breaks"],
    [
      "a pattern that EventBridge does not take",
      { pattern: { ...MINIMAL.pattern, detail: { jobName: ["x".repeat(2048)] } } },
      "'pattern' must be at most 2048 characters",
    ],
  ])("fails for %s", (_, overrides, message) => {
    expect(() => build(overrides)).toThrow(message);
  });
});
