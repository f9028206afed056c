import { continuousTables } from "../../../../lib/rules/data/continuous-tables";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("DA-04, continuous tables", () => {
  testHolds(continuousTables);

  testFaults(continuousTables, [
    [
      "a table that cannot be restored",
      "aws-us-east-1-links",
      (draft) => {
        attributes(draft, "aws_dynamodb_table.table_metadata").point_in_time_recovery = { enabled: false };
      },
      { address: "aws_dynamodb_table.table_metadata" },
    ],
    [
      "a replica that cannot be restored",
      "aws-us-west-2-links",
      (draft) => {
        delete attributes(draft, "aws_dynamodb_table_replica.table_metadata").point_in_time_recovery;
      },
      { address: "aws_dynamodb_table_replica.table_metadata" },
    ],
  ]);
});
