/** Layers of a region, in the order in which they are usually read. */
export const REGIONAL_LAYERS = [
  "state",
  "identity",
  "foundation",
  "network",
  "data",
  "messaging",
  "cluster",
  "compute",
  "edge",
  "dns",
  "platform",
  "services",
  "monitoring",
  "links",
] as const;

/** Layers outside regions. Their states live in the control region. */
export const GLOBAL_LAYERS = ["account", "traffic"] as const;

export type RegionalLayer = (typeof REGIONAL_LAYERS)[number];
export type GlobalLayer = (typeof GLOBAL_LAYERS)[number];
export type Layer = RegionalLayer | GlobalLayer;
export type Cloud = "aws" | "azure" | "google" | "on-premises";

/** `<cloud>-<region>-<layer>`, or `<cloud>-<layer>` outside regions. */
export function stackName(cloud: Cloud, region: string | undefined, layer: Layer): string {
  return region === undefined ? `${cloud}-${layer}` : `${cloud}-${region}-${layer}`;
}
