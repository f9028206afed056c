import { tagged } from "../../../../lib/rules/hygiene/tagged";
import { members } from "../../../../lib/rules/parts";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("HY-04, tagged", () => {
  testHolds(tagged);

  testFaults(tagged, [
    [
      "a stack that does not say who pays",
      "aws-us-east-1-data",
      (draft) => {
        const [provider] = members(draft.json.provider?.aws);
        const [tags] = members(members(provider?.default_tags)[0]?.tags);
        delete tags?.CostCenter;
      },
      { address: "provider.aws", what: "the tag CostCenter is missing" },
    ],
    [
      "a tag that AWS keeps for itself",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { "aws:name": "vpc" };
      },
      { address: "aws_vpc.vpc", what: "AWS does not take the tag aws:name" },
    ],
    [
      "a tag with a sign that AWS refuses",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { Name: "vpc; main" };
      },
      { address: "aws_vpc.vpc" },
    ],
  ]);
});
