import { keptFromSlips } from "../../../../lib/rules/hygiene/kept-from-slips";
import { attributes, testFaults, testHolds } from "../../../support/rules";

const DATABASE = "aws_db_instance.database_synthdata_g1";

describe("HY-01, kept from slips", () => {
  testHolds(keptFromSlips);

  testFaults(keptFromSlips, [
    [
      "a database that anybody may delete",
      "aws-us-east-1-data",
      (draft) => {
        const database = attributes(draft, DATABASE);
        database.deletion_protection = false;
        delete database.lifecycle;
      },
      { address: DATABASE, what: "nothing refuses its deletion" },
    ],
    [
      "a database whose deletion leaves nothing",
      "aws-us-east-1-data",
      (draft) => {
        attributes(draft, DATABASE).skip_final_snapshot = true;
      },
      { address: DATABASE, what: "its deletion leaves no snapshot" },
    ],
    [
      "a registry that is deleted with its images",
      "aws-us-west-2-foundation",
      (draft) => {
        attributes(draft, "aws_ecr_repository.images_auth").force_delete = true;
      },
      { address: "aws_ecr_repository.images_auth" },
    ],
    [
      "a secret that is forgotten at once",
      "aws-us-west-2-data",
      (draft) => {
        const [id = ""] = Object.keys(draft.json.resource?.aws_secretsmanager_secret ?? {});
        attributes(draft, `aws_secretsmanager_secret.${id}`).recovery_window_in_days = 0;
      },
      { what: "nothing refuses its deletion" },
    ],
  ]);
});
