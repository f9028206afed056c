import { shortTtl } from "../../../../lib/rules/traffic/short-ttl";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("TR-02, short TTL", () => {
  testHolds(shortTtl);

  testFaults(shortTtl, [
    [
      "an answer that is kept for five minutes",
      "aws-traffic",
      (draft) => {
        attributes(draft, "aws_route53_record.api_primary").ttl = 300;
      },
      { address: "aws_route53_record.api_primary", what: "resolvers keep the old region for 300 seconds" },
    ],
    [
      "an answer without a time",
      "aws-traffic",
      (draft) => {
        delete attributes(draft, "aws_route53_record.api_secondary").ttl;
      },
      { address: "aws_route53_record.api_secondary" },
    ],
  ]);
});
