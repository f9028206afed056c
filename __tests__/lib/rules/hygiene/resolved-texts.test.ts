import { resolvedTexts } from "../../../../lib/rules/hygiene/resolved-texts";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("HY-07, resolved texts", () => {
  testHolds(resolvedTexts);

  testFaults(resolvedTexts, [
    [
      "a token that nobody resolved",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").cidr_block = "${TfToken[TOKEN.1]}";
      },
      { address: "aws_vpc.vpc", what: expect.stringContaining("cidr_block") as string },
    ],
    [
      "undefined as a part of a name",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { Name: "inferloop-undefined-vpc" };
      },
      { address: "aws_vpc.vpc" },
    ],
    [
      "an object in a text",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { Name: "[object Object]" };
      },
      { address: "aws_vpc.vpc" },
    ],
  ]);
});
