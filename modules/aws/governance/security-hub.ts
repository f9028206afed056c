import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { SecurityhubFindingAggregator } from "@cdktf/provider-aws/lib/securityhub-finding-aggregator";
import { SecurityhubStandardsSubscription } from "@cdktf/provider-aws/lib/securityhub-standards-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { awsArn } from "../../../lib/identifiers/aws";

export interface SecurityHubProps {
  readonly region: string;
  /** Version of the CIS AWS Foundations Benchmark. */
  readonly cisVersion: string;
  /** Shows the findings of all regions here. Only in one region of an account. */
  readonly collects: boolean;
  /** What must run before the standards: most of their checks are rules of AWS Config. @default - nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * Compares the region with two standards: the CIS AWS Foundations Benchmark, and AWS' own. One per account and region.
 * @resource aws_securityhub_account, aws_securityhub_standards_subscription, aws_securityhub_finding_aggregator
 */
export class SecurityHub extends Construct {
  readonly resource: SecurityhubAccount;

  constructor(scope: Construct, id: string, { region, cisVersion, collects, after = [] }: SecurityHubProps) {
    super(scope, id);
    this.resource = new SecurityhubAccount(this, "Resource", {
      // AWS' own choice of standards has an older benchmark.
      enableDefaultStandards: false,
      autoEnableControls: true,
      // One finding for a resource, also where both standards have the control.
      controlFindingGenerator: "SECURITY_CONTROL",
    });
    const standards = {
      CisBenchmark: `cis-aws-foundations-benchmark/v/${cisVersion}`,
      BestPractices: "aws-foundational-security-best-practices/v/1.0.0",
    };
    for (const [standard, path] of Object.entries(standards)) {
      new SecurityhubStandardsSubscription(this, standard, {
        standardsArn: awsArn("securityhub", region, "", `standards/${path}`),
        dependsOn: [this.resource, ...after],
      });
    }
    if (collects) {
      // Names no region, so that a lost one concerns nobody.
      new SecurityhubFindingAggregator(this, "Aggregator", {
        linkingMode: "ALL_REGIONS",
        dependsOn: [this.resource],
      });
    }
  }
}
