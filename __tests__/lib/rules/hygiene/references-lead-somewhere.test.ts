import { referencesLeadSomewhere } from "../../../../lib/rules/hygiene/references-lead-somewhere";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("HY-08, references lead somewhere", () => {
  testHolds(referencesLeadSomewhere);

  testFaults(referencesLeadSomewhere, [
    [
      "a reference to another stack's resource",
      "aws-us-east-1-data",
      (draft) => {
        attributes(draft, "aws_db_instance.database_synthdata_g1").kms_key_id = "${aws_kms_key.database_key.arn}";
      },
      { what: "it reads aws_kms_key.database_key, which is not in aws-us-east-1-data" },
    ],
    [
      "a dependency on what is gone",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").depends_on = ["aws_internet_gateway.gone"];
      },
      { address: "aws_vpc.vpc", what: expect.stringContaining("aws_internet_gateway.gone") as string },
    ],
    [
      "a lookup that is not there",
      "aws-us-east-1-network",
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { Name: "vpc of ${data.aws_region.current.name}" };
      },
      { address: "aws_vpc.vpc", what: expect.stringContaining("data.aws_region.current") as string },
    ],
  ]);
});
