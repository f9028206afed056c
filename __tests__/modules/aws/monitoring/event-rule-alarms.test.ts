import { EventRuleAlarms } from "../../../../modules/aws/monitoring/event-rule-alarms";
import { alarm, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize(
    (scope) =>
      new EventRuleAlarms(scope, "Events", {
        alerting: testAlerting(),
        rule: "text-requests",
        ruleName: "inferloop-production-use1-text-requests",
        eventBusName: "inferloop-production-use1-events",
      }),
  );

describe("EventRuleAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off for the first event that no target took", () => {
    expect(alarm(build(), "events_failed_invocations")).toMatchObject({
      metric_name: "FailedInvocations",
      dimensions: {
        EventBusName: "inferloop-production-use1-events",
        RuleName: "inferloop-production-use1-text-requests",
      },
      threshold: 0,
    });
  });
});
