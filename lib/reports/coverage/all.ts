import { DATA_COVERAGE } from "./data";
import { DNS_COVERAGE } from "./dns";
import { ACCOUNT_COVERAGE, FOUNDATION_COVERAGE, TAGS_COVERAGE } from "./foundation";
import { IDENTITY_COVERAGE } from "./identity";
import { NETWORK_COVERAGE } from "./network";
import { POSTGRES_COVERAGE } from "./postgres";
import type { CoverageRow } from "./row";

/** Every documented value that is built. */
export const COVERAGE: readonly CoverageRow[] = [
  ...NETWORK_COVERAGE,
  ...DATA_COVERAGE,
  ...POSTGRES_COVERAGE,
  ...IDENTITY_COVERAGE,
  ...FOUNDATION_COVERAGE,
  ...TAGS_COVERAGE,
  ...ACCOUNT_COVERAGE,
  ...DNS_COVERAGE,
];
