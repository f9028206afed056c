import { RestSchedule } from "../../../../modules/aws/governance/rest-schedule";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const schedule = () =>
  synthesize(
    (scope) =>
      new RestSchedule(scope, "Rest", {
        names: testNames(),
        hours: { stop: "cron(0 19 ? * MON-FRI *)", start: "cron(0 8 ? * MON-FRI *)", timeZone: "Europe/Berlin" },
        purpose: "nodes",
        what: "the nodes",
        service: "eks",
        stop: { action: "updateNodegroupConfig", input: { ScalingConfig: { MinSize: 0 } } },
        start: { action: "updateNodegroupConfig", input: { ScalingConfig: { MinSize: 2 } } },
      }),
  );

describe("RestSchedule", () => {
  test("minimal props", () => {
    expect(schedule().json.resource).toMatchSnapshot();
  });

  test("calls AWS at both ends, in the time zone of people", () => {
    const both = { schedule_expression_timezone: "Europe/Berlin", flexible_time_window: { mode: "OFF" } };
    expect(schedule().resources("aws_scheduler_schedule")).toMatchObject([
      {
        ...both,
        name: "inferloop-production-use1-nodes-stop",
        schedule_expression: "cron(0 19 ? * MON-FRI *)",
        target: {
          arn: "arn:aws:scheduler:::aws-sdk:eks:updateNodegroupConfig",
          role_arn: "arn:aws:iam::123456789012:role/inferloop-production-use1-shutdown",
          input: '{"ScalingConfig":{"MinSize":0}}',
        },
      },
      { ...both, schedule_expression: "cron(0 8 ? * MON-FRI *)", target: { input: '{"ScalingConfig":{"MinSize":2}}' } },
    ]);
  });

  test("tries again for an hour, not longer", () => {
    for (const { target } of schedule().resources("aws_scheduler_schedule")) {
      expect(target).toMatchObject({ retry_policy: { maximum_event_age_in_seconds: 3600 } });
    }
  });
});
