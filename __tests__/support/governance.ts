import { type AwsGovernance, REST_HOURS } from "../../lib/config/aws/governance";

/** What a file resolves to that says `governance: {}`. */
export const TEST_GOVERNANCE: AwsGovernance = {
  budget: undefined,
  costAnomalies: undefined,
  costAllocationTags: false,
  existing: { guardDuty: [], securityHub: [], config: [], accessAnalyzer: [] },
  cisVersion: "5.0.0",
  unusedAccessDays: undefined,
  organization: undefined,
  restHours: REST_HOURS,
};
