import { sameVersions } from "../../../../lib/rules/state/same-versions";
import { testFaults, testHolds } from "../../../support/rules";

describe("ST-13, same versions", () => {
  testHolds(sameVersions);

  testFaults(sameVersions, [
    [
      "a stack with another version",
      "aws-us-west-2-network",
      (draft) => {
        draft.json.terraform = {
          ...draft.json.terraform,
          required_providers: { aws: { source: "aws", version: "6.24.0" } },
        };
      },
      { address: "provider.aws", what: expect.stringContaining("it is 6.24.0") as string },
    ],
    [
      "a range of versions",
      "aws-us-west-2-network",
      (draft) => {
        draft.json.terraform = {
          ...draft.json.terraform,
          required_providers: { aws: { source: "aws", version: "~> 6.0" } },
        };
      },
      { address: "provider.aws", what: "its version is ~> 6.0" },
    ],
  ]);
});
