import { contractsOnly } from "./contracts-only";
import { globalControlPlanes } from "./global-control-planes";
import { knownAtSynth } from "./known-at-synth";
import { linksApart } from "./links-apart";
import { nothingSecret } from "./nothing-secret";
import { ownRegionState } from "./own-region-state";
import { recoverableStates } from "./recoverable-states";
import { roleSwap } from "./role-swap";
import type { ChangeRule, Rule } from "./rule";
import { staticFailover } from "./static-failover";

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
];

/** What every failover, and every rebuild after it, must hold to. */
export const CHANGE_RULES: readonly ChangeRule[] = [roleSwap];
