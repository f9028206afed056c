import { contractsOnly } from "./contracts-only";
import { continuousTables } from "./data/continuous-tables";
import { copiedBackups } from "./data/copied-backups";
import { lagAlarms } from "./data/lag-alarms";
import { replicatedBuckets } from "./data/replicated-buckets";
import { replicatedImages } from "./data/replicated-images";
import { globalControlPlanes } from "./global-control-planes";
import { keptFromSlips } from "./hygiene/kept-from-slips";
import { notRetired } from "./hygiene/not-retired";
import { referencesLeadSomewhere } from "./hygiene/references-lead-somewhere";
import { resolvedTexts } from "./hygiene/resolved-texts";
import { tagged } from "./hygiene/tagged";
import { knownAtSynth } from "./known-at-synth";
import { linksApart } from "./links-apart";
import { apart } from "./network/apart";
import { nothingSecret } from "./nothing-secret";
import { ownRegionState } from "./own-region-state";
import { recoverableStates } from "./recoverable-states";
import { roleSwap } from "./role-swap";
import type { ChangeRule, Rule } from "./rule";
import { alike } from "./standby/alike";
import { noControlPlaneInRecovery } from "./standby/no-control-plane-in-recovery";
import { warmCapacity } from "./standby/warm-capacity";
import { watchedFromOutside } from "./standby/watched-from-outside";
import { sameVersions } from "./state/same-versions";
import { staticFailover } from "./static-failover";
import { guardedEntries } from "./traffic/guarded-entries";
import { healthInTime } from "./traffic/health-in-time";
import { recoverableZones } from "./traffic/recoverable-zones";
import { shortTtl } from "./traffic/short-ttl";

/** What every synthesized deployment must hold to, in the order in which findings are shown. */
export const RULES: readonly Rule[] = [
  ownRegionState,
  contractsOnly,
  knownAtSynth,
  linksApart,
  globalControlPlanes,
  staticFailover,
  recoverableStates,
  nothingSecret,
  sameVersions,
  shortTtl,
  healthInTime,
  recoverableZones,
  guardedEntries,
  continuousTables,
  replicatedBuckets,
  copiedBackups,
  replicatedImages,
  lagAlarms,
  warmCapacity,
  noControlPlaneInRecovery,
  watchedFromOutside,
  alike,
  apart,
  keptFromSlips,
  notRetired,
  tagged,
  resolvedTexts,
  referencesLeadSomewhere,
];

/** What every failover, and every rebuild after it, must hold to. */
export const CHANGE_RULES: readonly ChangeRule[] = [roleSwap];
