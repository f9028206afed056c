import { type LogGroups, LogQueries } from "../../../../modules/aws/monitoring/log-queries";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const GROUPS: LogGroups = {
  applications: ["/app"],
  functions: ["/aws/lambda/a"],
  cluster: ["/aws/containerinsights/main/application"],
  audit: ["/audit"],
  network: ["/flow-logs"],
};
const build = (logGroups: LogGroups = GROUPS) =>
  synthesize((scope) => new LogQueries(scope, "Query", { names: testNames(), logGroups }));

describe("LogQueries", () => {
  test("with every kind of log", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("stand in a folder of their own in the console", () => {
    const names = build()
      .resources("aws_cloudwatch_query_definition")
      .map(({ name }) => name);
    expect(names).toContain("inferloop/production/use1/errors");
    expect(new Set(names).size).toBe(names.length);
  });

  test("no question without logs to ask", () => {
    const none = { applications: [], functions: [], cluster: [], audit: ["/audit"], network: [] };
    expect(build(none).addresses()).toEqual(["aws_cloudwatch_query_definition.query_refused_sign_ins"]);
  });

  test("asks no more groups than Logs Insights takes", () => {
    const applications = Array.from({ length: 60 }, (_, index) => `/app-${index}`);
    for (const { log_group_names } of build({ ...GROUPS, applications }).resources("aws_cloudwatch_query_definition")) {
      expect((log_group_names as string[]).length).toBeLessThanOrEqual(50);
    }
  });
});
