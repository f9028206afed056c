import { BatchShares } from "../../../../modules/aws/compute/batch-shares";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

describe("BatchShares", () => {
  const shares = () =>
    synthesize((scope) => {
      const all = [
        { name: "tabular", weight: 1 },
        { name: "textnlp", weight: 0.5 },
      ];
      new BatchShares(scope, "Shares", { names: testNames(), shares: all });
    }).resource("aws_batch_scheduling_policy");

  test("minimal props", () => {
    expect(shares()).toMatchSnapshot();
  });

  test("weighs each share", () => {
    expect(shares().fair_share_policy).toMatchObject({
      share_distribution: [
        { share_identifier: "tabular", weight_factor: 1 },
        { share_identifier: "textnlp", weight_factor: 0.5 },
      ],
    });
  });
});
