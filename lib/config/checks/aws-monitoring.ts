import { ALARM_KINDS, type AlarmKind, LONGEST_WINDOW_SECONDS } from "../aws/alarm-kinds";
import { alarmSettings } from "../aws/monitoring";
import type { FileFinding } from "../findings";
import type { Path } from "../positions";
import type { Readable } from "../readable";

const AT = ["aws", "monitoring"];

/** What the schema of `aws.monitoring` cannot see: it needs more than one value. */
export function checkMonitoring({ aws }: Readable): FileFinding[] {
  const { alarms = {}, metrics = [], dashboards = [] } = aws?.monitoring ?? {};
  const settings = alarmSettings(alarms);
  return [
    ...(Object.keys(ALARM_KINDS) as AlarmKind[])
      .filter((kind) => alarms[kind] !== undefined)
      .flatMap((kind) => checkWindow(settings[kind], [...AT, "alarms", kind])),
    ...dashboards.flatMap((dashboard, index) => repeated(dashboards.indexOf(dashboard) < index, ["dashboards", index])),
    ...metrics.flatMap(({ name, alarm }, index) => [
      ...repeated(metrics.findIndex((other) => other.name === name) < index, ["metrics", index, "name"]),
      ...(alarm === undefined ? [] : checkAlarm(alarm, [...AT, "metrics", index, "alarm"])),
    ]),
  ];
}

const repeated = (found: boolean, path: Path): FileFinding[] =>
  found
    ? [{ path: [...AT, ...path], rule: "a name that is not in the list yet", fix: "remove or rename one of the two" }]
    : [];

interface Window {
  readonly periods: number;
  readonly periodSeconds: number;
}

function checkWindow({ periods, periodSeconds }: Window, path: Path): FileFinding[] {
  const seconds = periods * periodSeconds;
  if (seconds <= LONGEST_WINDOW_SECONDS) return [];
  return [
    {
      path,
      rule: `at most ${LONGEST_WINDOW_SECONDS} seconds (a day) in all its periods`,
      got: `${periods} of ${periodSeconds} seconds, which is ${seconds}`,
      fix: "lower periods or periodSeconds",
    },
  ];
}

function checkAlarm(
  alarm: Window & { readonly above?: number | undefined; readonly below?: number | undefined },
  path: Path,
) {
  const { above, below } = alarm;
  const sides = [above, below].filter((side) => side !== undefined).length;
  const found: FileFinding[] = checkWindow(alarm, path);
  if (sides !== 1) {
    const got = sides === 0 ? "neither" : "both";
    found.push({ path, rule: "an alarm with either above or below", got, fix: "write one of the two" });
  }
  return found;
}
