import { Dashboard, type Line, type Section, type Widget } from "../../../../modules/aws/monitoring/dashboard";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const LINE: Line = {
  namespace: "AWS/RDS",
  name: "CPUUtilization",
  dimensions: { DBInstanceIdentifier: "db" },
  statistic: "Average",
  label: "db",
};
const GRAPH: Widget = { type: "graph", title: "CPU (%)", lines: [LINE] };
const SECTIONS: readonly Section[] = [
  { heading: "Databases", widgets: [GRAPH, GRAPH, GRAPH, GRAPH] },
  { heading: "Nothing", widgets: [] },
  {
    heading: "Logs",
    widgets: [{ type: "log", title: "Errors", logGroups: ["/a", "/b"], query: ["fields @message", "limit 5"] }],
  },
  { heading: "Alarms", widgets: [{ type: "alarms", title: "States", arns: ["arn:aws:cloudwatch:alarm"] }] },
];

const build = (sections: readonly Section[] = SECTIONS) =>
  synthesize(
    (scope) =>
      new Dashboard(scope, "Dashboard", { names: testNames(), dashboard: "data", region: "us-east-1", sections }),
  );

interface Placed {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly region?: string; readonly query?: string };
}
const widgets = (sections?: readonly Section[]): Placed[] =>
  (JSON.parse(String(build(sections).resource("aws_cloudwatch_dashboard").dashboard_body)) as { widgets: Placed[] })
    .widgets;

const graphs = (count: number, lines: number): Section => ({
  heading: "Many",
  widgets: Array.from({ length: count }, () => ({ ...GRAPH, lines: Array.from({ length: lines }, () => LINE) })),
});

describe("Dashboard", () => {
  test("with every kind of widget", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("carries the region in its name, because the console lists all regions together", () => {
    expect(build().resource("aws_cloudwatch_dashboard").dashboard_name).toBe("inferloop-production-use1-data");
  });

  test("every widget with metrics or logs says which region's", () => {
    for (const { type, properties } of widgets()) {
      if (["metric", "log"].includes(type)) expect(properties.region).toBe("us-east-1");
    }
  });

  test("no two widgets share a place, and none leaves the grid", () => {
    const taken = new Set<string>();
    for (const { x, y, width, height } of widgets()) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; column += 1) {
        for (let row = y; row < y + height; row += 1) {
          expect(taken.has(`${column}/${row}`)).toBe(false);
          taken.add(`${column}/${row}`);
        }
      }
    }
  });

  test("leaves headings without widgets out", () => {
    expect(JSON.stringify(widgets())).not.toContain("Nothing");
  });

  test("asks logs in one query", () => {
    const [log] = widgets().filter(({ type }) => type === "log");
    expect(log?.properties.query).toBe("SOURCE '/a' | SOURCE '/b' | fields @message | limit 5");
  });

  test("draws an expression over metrics that it does not draw", () => {
    const lines: Line[] = [
      { ...LINE, id: "cpu" },
      { expression: "100 - cpu", label: "idle" },
    ];
    const [, graph] = widgets([{ heading: "Rate", widgets: [{ ...GRAPH, lines } as Widget] }]);
    expect(graph?.properties).toMatchObject({
      metrics: [
        ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "db", { id: "cpu", visible: false }],
        [{ expression: "100 - cpu", label: "idle" }],
      ],
    });
  });

  test("takes as much as CloudWatch does", () => {
    expect(widgets([graphs(5, 500)])).toHaveLength(6);
    expect(widgets([graphs(500, 1)])).toHaveLength(501);
  });

  test.each<[string, Section[], string]>([
    ["no widget", [], "'sections' must be 1 to 500 widgets, got 0"],
    ["more widgets than CloudWatch takes", [graphs(501, 1)], "'sections' must be 1 to 500 widgets, got 501"],
    ["more metrics in a widget", [graphs(1, 501)], "'lines' must be 0 to 500 metrics of a widget, got 501"],
    ["more metrics in all", [graphs(6, 500)], "'lines' must be 0 to 2500 metrics of a dashboard, got 3000"],
    [
      "an expression over a metric that is not there",
      [
        {
          heading: "Rate",
          widgets: [{ ...GRAPH, lines: [{ expression: "100 * errors", label: "rate" }] }] as Widget[],
        },
      ],
      "'expression' must be made of metrics of the graph 'CPU (%)', got 100 * errors; give a metric the id errors",
    ],
  ])("fails for %s", (_, sections, message) => {
    expect(() => build(sections)).toThrow(message);
  });
});
