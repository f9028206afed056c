import { TrafficInsights } from "../../../../modules/aws/monitoring/traffic-insights";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize(
    (scope) =>
      new TrafficInsights(scope, "Traffic", {
        names: testNames(),
        flowLogGroupName: "/inferloop/production/use1/flow-logs",
      }),
  );

describe("TrafficInsights", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("reads flow logs in their default format", () => {
    const definitions = build()
      .resources("aws_cloudwatch_contributor_insight_rule")
      .map(({ rule_definition }) => JSON.parse(String(rule_definition)));
    expect(definitions).toMatchObject([
      {
        LogGroupNames: ["/inferloop/production/use1/flow-logs"],
        LogFormat: "CLF",
        Fields: { "4": "source", "7": "port", "13": "action" },
        AggregateOn: "Count",
        Contribution: { Keys: ["source", "port"], Filters: [{ Match: "action", In: ["REJECT"] }] },
      },
      { AggregateOn: "Sum", Contribution: { Keys: ["source", "destination"], ValueOf: "bytes" } },
    ]);
  });
});
