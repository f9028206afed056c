import { recoverableZones } from "../../../../lib/rules/traffic/recoverable-zones";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("TR-04, recoverable zones", () => {
  testHolds(recoverableZones);

  testFaults(recoverableZones, [
    [
      "a public zone that stands still with us-east-1",
      "aws-account",
      (draft) => {
        delete attributes(draft, "aws_route53_zone.zone").enable_accelerated_recovery;
      },
      { address: "aws_route53_zone.zone" },
    ],
  ]);
});
