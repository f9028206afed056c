import type { Layer } from "../../stack/layers";
import type { Section, Seed } from "./sections";

/** A line of a design document. */
interface Documented {
  readonly seed: Seed;
  readonly section: Section;
  /** As the document says it. */
  readonly documented: string;
}

/** One documented value, and where it stands in what is synthesized. */
export interface CoverageRow extends Documented {
  readonly stack: Layer;
  /** Terraform address in the production deployment's home region; `provider.aws` for the provider's settings. */
  readonly address: string;
  /** Path of the attribute in the JSON, with dots; a list's first member is `0`, and policies are part of the path. */
  readonly attribute: string;
  /** The value found there. */
  readonly built: string | number | boolean;
  /** Why it is not the documented one. @default - it is */
  readonly why?: string;
}

/** One documented value that production goes without, and a deployment file can ask for. */
export interface SelectableRow extends Documented {
  /** The setting in the deployment file, for example `aws.buckets[].acceleration`. */
  readonly setting: string;
  readonly why: string;
}

/** One documented value that is not built yet. */
export interface LaterRow extends Documented {
  /** The layer that it belongs to. */
  readonly layer: Layer;
}
