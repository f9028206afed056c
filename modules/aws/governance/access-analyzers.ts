import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

export interface AccessAnalyzersProps {
  readonly names: Names;
  /**
   * Reports roles and rights that were not used for so long. IAM belongs to no region, so one region is enough. AWS
   * charges for each role. Unit: days. @default - not reported
   */
  readonly unusedAccessDays?: number;
}

/**
 * Finds what the region shares with others than the account: buckets, keys, roles, topics. Without cost; one per account
 * and region.
 * @resource aws_accessanalyzer_analyzer
 */
export class AccessAnalyzers extends Construct {
  readonly resource: AccessanalyzerAnalyzer;

  constructor(scope: Construct, id: string, { names, unusedAccessDays }: AccessAnalyzersProps) {
    super(scope, id);
    this.resource = new AccessanalyzerAnalyzer(this, "Resource", {
      analyzerName: names.of("accessAnalyzer", "external-access"),
      type: "ACCOUNT",
    });
    if (unusedAccessDays !== undefined) {
      new AccessanalyzerAnalyzer(this, "Unused", {
        analyzerName: names.of("accessAnalyzer", "unused-access"),
        type: "ACCOUNT_UNUSED_ACCESS",
        configuration: { unusedAccess: { unusedAccessAge: unusedAccessDays } },
      });
    }
  }
}
