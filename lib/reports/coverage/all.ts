import { CACHE_COVERAGE } from "./cache";
import { CLUSTER_COVERAGE } from "./cluster";
import { COMPUTE_COVERAGE } from "./compute";
import { DATA_COVERAGE } from "./data";
import { DNS_COVERAGE } from "./dns";
import { ECS_COVERAGE } from "./ecs";
import { EDGE_COVERAGE } from "./edge";
import { ACCOUNT_COVERAGE, FOUNDATION_COVERAGE, TAGS_COVERAGE } from "./foundation";
import { GOVERNANCE_COVERAGE } from "./governance";
import { IDENTITY_COVERAGE } from "./identity";
import { MESSAGING_COVERAGE } from "./messaging";
import { MONITORING_COVERAGE } from "./monitoring";
import { NETWORK_COVERAGE } from "./network";
import { POSTGRES_COVERAGE } from "./postgres";
import type { CoverageRow } from "./row";

/** Every documented value that is built. */
export const COVERAGE: readonly CoverageRow[] = [
  ...NETWORK_COVERAGE,
  ...DATA_COVERAGE,
  ...POSTGRES_COVERAGE,
  ...CACHE_COVERAGE,
  ...MESSAGING_COVERAGE,
  ...IDENTITY_COVERAGE,
  ...FOUNDATION_COVERAGE,
  ...TAGS_COVERAGE,
  ...ACCOUNT_COVERAGE,
  ...GOVERNANCE_COVERAGE,
  ...DNS_COVERAGE,
  ...MONITORING_COVERAGE,
  ...EDGE_COVERAGE,
  ...CLUSTER_COVERAGE,
  ...ECS_COVERAGE,
  ...COMPUTE_COVERAGE,
];
