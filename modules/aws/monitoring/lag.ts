import type { AlarmSetting } from "../../../lib/config/aws/alarm-kinds";

/**
 * The setting of an alarm on a replication's lag: a share of the recovery point, so never beyond it.
 * @param share per cent of the recovery point
 * @param perSecond how many of the metric's units are a second
 */
export function lagSetting(share: AlarmSetting, rpoMinutes: number, perSecond: number): AlarmSetting {
  return { ...share, threshold: Math.floor((rpoMinutes * 60 * perSecond * share.threshold) / 100) };
}
