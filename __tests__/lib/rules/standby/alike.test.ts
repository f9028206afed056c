import { alike } from "../../../../lib/rules/standby/alike";
import { testFaults, testHolds } from "../../../support/rules";

describe("SS-04, regions alike", () => {
  testHolds(alike);

  testFaults(alike, [
    [
      "a standby that lacks a kind",
      "aws-us-west-2-network",
      (draft) => {
        const { aws_nat_gateway: _, ...others } = draft.report.resources;
        draft.report = { ...draft.report, resources: others };
      },
      { what: expect.stringMatching(/it has 0 aws_nat_gateway, aws-us-east-1-network has \d/) as string },
    ],
    [
      "a standby that has more",
      "aws-us-west-2-edge",
      (draft) => {
        draft.report = { ...draft.report, resources: { ...draft.report.resources, aws_lb: 2 } };
      },
      { what: "it has 2 aws_lb, aws-us-east-1-edge has 1" },
    ],
  ]);
});
