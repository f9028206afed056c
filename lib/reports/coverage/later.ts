import type { Layer } from "../../stack/layers";
import type { LaterRow } from "./row";
import type { Section } from "./sections";

const of = (layer: Layer, section: Section, ...lines: readonly string[]): LaterRow[] =>
  lines.map((documented) => ({ seed: "003", section, documented, layer }));

/** What the AWS design says and no layer builds yet. */
export const LATER: readonly LaterRow[] = [
  ...of("network", "4. Security Architecture: Encryption", "VPN options for hybrid connectivity"),
];
