import type { Widget } from "../dashboard";

/** A thing that has metrics, and what its line is called. */
export interface Thing {
  readonly label: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A graph's title, its metric, and the metric's statistic. */
export type Shown = readonly [title: string, metric: string, statistic: string];

/** Alarms that one widget shows. */
const ALARMS_PER_WIDGET = 100;

/** The states of alarms. */
export function alarmStates(arns: readonly string[]): Widget[] {
  const widgets: Widget[] = [];
  for (let first = 0; first < arns.length; first += ALARMS_PER_WIDGET) {
    widgets.push({ type: "alarms", title: "States", arns: arns.slice(first, first + ALARMS_PER_WIDGET) });
  }
  return widgets;
}

/** One graph for each metric, with one line for each thing. No things, no graphs. */
export function graphs(namespace: string, things: readonly Thing[], ...shown: readonly Shown[]): Widget[] {
  if (things.length === 0) return [];
  return shown.map(([title, name, statistic]) => ({
    type: "graph",
    title,
    lines: things.map(({ label, dimensions }) => ({ namespace, name, dimensions, statistic, label })),
  }));
}
