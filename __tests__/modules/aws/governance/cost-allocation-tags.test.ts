import { CostAllocationTags } from "../../../../modules/aws/governance/cost-allocation-tags";
import { synthesize } from "../../../support/synth";

describe("CostAllocationTags", () => {
  test("activate each tag", () => {
    const stack = synthesize((scope) => new CostAllocationTags(scope, "CostTags", { keys: ["Project", "CostCenter"] }));
    expect(stack.json.resource).toMatchSnapshot();
    expect(stack.resources("aws_ce_cost_allocation_tag")).toMatchObject([
      { tag_key: "Project", status: "Active" },
      { tag_key: "CostCenter", status: "Active" },
    ]);
  });
});
