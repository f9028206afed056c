import { contractsOnly } from "./contracts-only";
import { continuousTables } from "./data/continuous-tables";
import { copiedBackups } from "./data/copied-backups";
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
import { sameVersions } from "./state/same-versions";
import { staticFailover } from "./static-failover";
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
  continuousTables,
  replicatedBuckets,
  copiedBackups,
  replicatedImages,
  apart,
  keptFromSlips,
  notRetired,
  tagged,
  resolvedTexts,
  referencesLeadSomewhere,
];

/** What every failover, and every rebuild after it, must hold to. */
export const CHANGE_RULES: readonly ChangeRule[] = [roleSwap];
