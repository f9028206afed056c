import { nothingSecret } from "../../../lib/rules/nothing-secret";
import { addData, addResource, attributes, testFaults, testHolds } from "../../support/rules";

const DATA = "aws-us-east-1-data";
const INSTANCE = "aws_db_instance.database_synthdata_g1";
const SECRET = "aws_secretsmanager_secret_version.secrets_jwt_value";
const EPHEMERAL = "${ephemeral.aws_secretsmanager_random_password.secrets_jwt_generated.random_password}";

describe("INV-9, nothing secret", () => {
  testHolds(nothingSecret);

  testFaults(nothingSecret, [
    [
      "a password in clear text",
      DATA,
      (draft) => {
        attributes(draft, INSTANCE).password = "hunter2";
      },
      { address: INSTANCE, what: "'password' holds a secret" },
    ],
    [
      "a secret in an environment",
      DATA,
      (draft) => {
        attributes(draft, "aws_lambda_function.rotation").environment = {
          variables: { DB_PASSWORD: "${var.password}" },
        };
      },
      { what: "'environment.variables.DB_PASSWORD' holds a secret" },
    ],
    [
      "a secret inside a document",
      DATA,
      (draft) => {
        attributes(draft, "aws_lambda_function.rotation").description = JSON.stringify({ api_key: "abc" });
      },
      { what: "'description.api_key' holds a secret" },
    ],
    [
      "credentials in a provider",
      DATA,
      ({ json }) => {
        json.provider = { aws: [{ region: "us-east-1", secret_key: "abc" }] };
      },
      { address: "provider.aws", what: "'aws.*.secret_key' holds a secret" },
    ],
    [
      "a write-only argument that is written out",
      DATA,
      (draft) => {
        attributes(draft, INSTANCE).password_wo = "hunter2";
      },
      { address: INSTANCE, what: "'password_wo' is written out" },
    ],
    [
      "a password beside an ephemeral value",
      DATA,
      (draft) => {
        attributes(draft, SECRET).secret_string_wo = `{"value":"${EPHEMERAL}","password":"hunter2"}`;
      },
      { address: SECRET, what: "'secret_string_wo.password' holds a secret" },
    ],
    [
      "a write-only argument that is never sent again",
      DATA,
      (draft) => {
        delete attributes(draft, SECRET).secret_string_wo_version;
      },
      { address: SECRET, what: "'secret_string_wo' has no version, so a new value is never sent" },
    ],
    [
      "an ephemeral value that gets into the state",
      DATA,
      (draft) => {
        attributes(draft, INSTANCE).username = EPHEMERAL;
      },
      { what: "'resource.aws_db_instance.database_synthdata_g1.username' reads an ephemeral value" },
    ],
    [
      "a secret that Terraform makes",
      DATA,
      (draft) => addResource(draft, "random_password.admin", { length: 40 }),
      { address: "random_password.admin", what: "random_password keeps a secret in the state" },
    ],
    [
      "a secret that is looked up",
      DATA,
      (draft) => addData(draft, "aws_secretsmanager_secret_version.admin", { secret_id: "admin" }),
      { address: "data.aws_secretsmanager_secret_version.admin" },
    ],
    [
      "a sensitive output",
      DATA,
      ({ json }) => {
        Object.assign(json.output?.file_system_id ?? {}, { sensitive: true });
      },
      { address: "output.file_system_id", what: "a sensitive output stands in the state in clear text" },
    ],
  ]);
});
