import { ECS_SELECTABLE } from "./ecs";
import { GOVERNANCE_SELECTABLE } from "./governance";
import { MONITORING_SELECTABLE } from "./monitoring";
import type { SelectableRow } from "./row";

/** Documented values that a deployment file asks for. */
export const SELECTABLE: readonly SelectableRow[] = [
  {
    seed: "003",
    section: "4. Security Architecture: Encryption",
    documented: "VPN options for hybrid connectivity",
    setting: "aws.vpn[]",
    why: "the documents name no premises",
  },
  {
    seed: "003",
    section: "3. Storage Services: Amazon DynamoDB",
    documented: "Auto-scaling for provisioned mode",
    setting: "aws.tables[].provisioned",
    why: "on-demand is the documented mode",
  },
  {
    seed: "003",
    section: "7. Cost Optimization Strategies",
    documented: "Intelligent tiering for unpredictable access",
    setting: "aws.buckets[].intelligentTiering",
    why: "takes the place of the documented transitions after 30 and 90 days",
  },
  {
    seed: "003",
    section: "7. Cost Optimization Strategies",
    documented: "Spot Instance Usage: Development/testing environments",
    setting: "settings.spotFirst",
    why: "on in development and test, also for groups of instances",
  },
  {
    seed: "001",
    section: "Cost Optimization Strategies",
    documented: "Auto-shutdown non-production resources",
    setting: "settings.autoShutdown",
    why: "on in development, where databases, nodes, instances and services rest at night",
  },
  {
    seed: "001",
    section: "Deployment Patterns",
    documented: "Single-Region Deployment: Basic deployment for development/testing",
    setting: "pattern",
    why: "single-region, as the development deployment is",
  },
  ...ECS_SELECTABLE,
  ...GOVERNANCE_SELECTABLE,
  ...MONITORING_SELECTABLE,
];
