import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";
import { dashboardName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import type { Metric } from "./metric-alarm";

/**
 * What a dashboard may hold.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html (2026-11)
 */
export const DASHBOARD_LIMITS = { widgets: 500, metricsOfWidget: 500, metrics: 2_500 } as const;

/** The console's grid. Unit: its columns and rows. */
const GRID = { columns: 24, graph: { width: 8, height: 6 }, wide: { width: 24, height: 6 }, heading: 1 } as const;

/** A line of a graph: a metric, or an expression over metrics of the same graph. */
export type Line =
  | (Metric & {
      readonly label: string;
      /** By which expressions of the graph know it; it is not drawn itself. */
      readonly id?: string;
    })
  | { readonly expression: string; readonly label: string };

export type Widget =
  | {
      readonly type: "graph";
      readonly title: string;
      readonly lines: readonly Line[];
      /** Unit: seconds. @default 300 */
      readonly periodSeconds?: number;
    }
  | { readonly type: "alarms"; readonly title: string; readonly arns: readonly string[] }
  | {
      readonly type: "log";
      readonly title: string;
      readonly logGroups: readonly string[];
      /** Lines of a query. */
      readonly query: readonly string[];
    };

/** Widgets under one heading. */
export interface Section {
  readonly heading: string;
  readonly widgets: readonly Widget[];
}

export interface DashboardProps {
  readonly names: Names;
  /** What it shows; part of its name. */
  readonly dashboard: string;
  /** The region of all its metrics. */
  readonly region: string;
  /** Those without widgets are left out. */
  readonly sections: readonly Section[];
}

/**
 * A dashboard of one region. The console lists those of all regions together, so its name carries the region, and each
 * widget says whose metrics it shows.
 * @resource aws_cloudwatch_dashboard
 */
export class Dashboard extends Construct {
  readonly resource: CloudwatchDashboard;

  constructor(scope: Construct, id: string, { names, dashboard, region, sections }: DashboardProps) {
    super(scope, id);
    this.check(sections.flatMap(({ widgets }) => widgets));
    this.resource = new CloudwatchDashboard(this, "Resource", {
      dashboardName: dashboardName(names, dashboard),
      dashboardBody: JSON.stringify({ start: "-PT6H", periodOverride: "inherit", widgets: placed(sections, region) }),
    });
  }

  private check(widgets: readonly Widget[]): void {
    const { widgets: most, metricsOfWidget, metrics } = DASHBOARD_LIMITS;
    const counts = widgets.map((widget) => (widget.type === "graph" ? widget.lines.length : 0));
    requireInRange(this, "sections", widgets.length, { min: 1, max: most }, "widgets");
    requireInRange(this, "lines", Math.max(...counts), { min: 0, max: metricsOfWidget }, "metrics of a widget");
    requireInRange(this, "lines", sum(counts), { min: 0, max: metrics }, "metrics of a dashboard");
    for (const widget of widgets) if (widget.type === "graph") this.checkExpressions(widget.title, widget.lines);
  }

  /** An expression over a metric that is not there would show an error in place of the graph. */
  private checkExpressions(title: string, lines: readonly Line[]): void {
    const known = lines.flatMap((line) => ("id" in line && line.id !== undefined ? [line.id] : []));
    for (const line of lines) {
      if (!("expression" in line)) continue;
      const words = line.expression.replace(/'[^']*'/g, "").match(/\b[a-z]\w*\b/g) ?? [];
      const unknown = words.find((word) => !known.includes(word));
      if (unknown === undefined) continue;
      throw new ConfigurationError(this, {
        prop: "expression",
        rule: `made of metrics of the graph '${title}'`,
        got: line.expression,
        fix: `give a metric the id ${unknown}`,
      });
    }
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Every widget with its place: graphs in rows below their heading, what is wide in a row of its own. */
function placed(sections: readonly Section[], region: string): object[] {
  let y = 0;
  return sections
    .filter(({ widgets }) => widgets.length > 0)
    .flatMap(({ heading, widgets }) => {
      const first = {
        type: "text",
        x: 0,
        y,
        width: GRID.columns,
        height: GRID.heading,
        properties: { markdown: `## ${heading}` },
      };
      y += GRID.heading;
      let x = 0;
      const others = widgets.map((widget) => {
        const { width, height } = widget.type === "graph" ? GRID.graph : GRID.wide;
        if (x + width > GRID.columns) {
          x = 0;
          y += GRID.graph.height;
        }
        const place = { x, y, width, height };
        x += width;
        return { type: TYPES[widget.type], ...place, properties: properties(widget, region) };
      });
      y += GRID.graph.height;
      return [first, ...others];
    });
}

const TYPES = { graph: "metric", alarms: "alarm", log: "log" } as const;

function properties(widget: Widget, region: string): object {
  const { title } = widget;
  if (widget.type === "alarms") return { title, alarms: widget.arns };
  if (widget.type === "log") {
    const sources = widget.logGroups.map((group) => `SOURCE '${group}'`);
    return { title, region, view: "table", query: [...sources, ...widget.query].join(" | ") };
  }
  const { lines, periodSeconds = 300 } = widget;
  return { title, region, view: "timeSeries", period: periodSeconds, metrics: lines.map(line) };
}

/** A line in CloudWatch's notation: namespace, name, dimensions one after the other, and how it is drawn. */
function line(drawn: Line): unknown[] {
  if ("expression" in drawn) return [{ expression: drawn.expression, label: drawn.label }];
  const { namespace, name, dimensions, statistic, label, id } = drawn;
  const hidden = id === undefined ? {} : { id, visible: false };
  return [namespace, name, ...Object.entries(dimensions).flat(), { stat: statistic, label, ...hidden }];
}
