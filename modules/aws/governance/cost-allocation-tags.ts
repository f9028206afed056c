import { CeCostAllocationTag } from "@cdktf/provider-aws/lib/ce-cost-allocation-tag";
import { Construct } from "constructs";

export interface CostAllocationTagsProps {
  readonly keys: readonly string[];
}

/**
 * Makes tags usable in bills, reports and budgets. AWS refuses a tag that it has not seen yet, which takes a day from
 * its first use, and accounts whose bill another one pays.
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html (2026-11)
 * @resource aws_ce_cost_allocation_tag
 */
export class CostAllocationTags extends Construct {
  constructor(scope: Construct, id: string, { keys }: CostAllocationTagsProps) {
    super(scope, id);
    for (const tagKey of keys) new CeCostAllocationTag(this, tagKey, { tagKey, status: "Active" });
  }
}
