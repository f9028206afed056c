import type { Layer } from "../../stack/layers";

/** One documented value, and where it stands in what is synthesized. */
export interface CoverageRow {
  readonly seed: "000" | "001" | "002" | "003" | "004";
  readonly section: string;
  /** As the document says it. */
  readonly documented: string;
  readonly stack: Layer;
  /** Terraform address in the production deployment's home region. */
  readonly address: string;
  /** Path of the attribute in the JSON, with dots; a list's first member is `0`. */
  readonly attribute: string;
  /** The value found there. */
  readonly built: string | number | boolean;
  /** Why it is not the documented one. @default - it is */
  readonly why?: string;
}
