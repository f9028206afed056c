import { apart } from "../../../../lib/rules/network/apart";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("NW-01, networks apart", () => {
  testHolds(apart);

  testFaults(apart, [
    [
      "two networks that share addresses",
      "aws-us-west-2-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").cidr_block = "10.0.128.0/17";
      },
      { address: "aws_vpc.vpc", what: expect.stringContaining("10.0.128.0/17 overlaps 10.0.0.0/16") as string },
    ],
    [
      "two subnets that share addresses",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_subnet.public_us_east_1b").cidr_block = "10.0.1.128/25";
      },
      { what: expect.stringContaining("10.0.1.") as string },
    ],
  ]);
});
