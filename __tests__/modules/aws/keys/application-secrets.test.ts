import { Names } from "../../../../lib/names/names";
import { ApplicationSecrets } from "../../../../modules/aws/keys/application-secrets";
import { SecretRotation } from "../../../../modules/aws/keys/secret-rotation";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0f6f0f6e-1111-2222-3333-444455556666";

describe("ApplicationSecrets", () => {
  function secrets(...replicateTo: { name: string; short: string }[]) {
    return synthesize((scope) => {
      const rotation = new SecretRotation(scope, "Rotation", {
        names: testNames(),
        runtime: "nodejs24.x",
        logsKeyArn: KEY,
        logRetentionDays: 30,
      });
      new ApplicationSecrets(scope, "Secrets", {
        names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
        kmsKeyArn: KEY,
        recoveryDays: 30,
        rotation,
        replicateTo,
      });
    });
  }

  test("minimal props", () => {
    const { aws_lambda_function: _function, ...resource } = secrets().json.resource ?? {};
    expect(resource).toMatchSnapshot();
  });

  test("the three secrets have the same name in all regions", () => {
    const names = secrets()
      .resources("aws_secretsmanager_secret")
      .map(({ name }) => name);
    expect(names).toEqual([
      "inferloop/production/app/api-keys",
      "inferloop/production/app/jwt",
      "inferloop/production/app/third-party",
    ]);
  });

  test("every other region gets a replica, encrypted by its own key", () => {
    const others = [
      { name: "us-west-2", short: "usw2" },
      { name: "eu-west-1", short: "euw1" },
    ];
    for (const one of secrets(...others).resources("aws_secretsmanager_secret")) {
      expect(one.replica).toEqual([
        {
          region: "us-west-2",
          kms_key_id: "arn:aws:kms:us-west-2:123456789012:alias/inferloop-production-usw2-secrets",
        },
        {
          region: "eu-west-1",
          kms_key_id: "arn:aws:kms:eu-west-1:123456789012:alias/inferloop-production-euw1-secrets",
        },
      ]);
    }
  });

  test("what only a third party can give has neither value nor rotation", () => {
    const stack = secrets();
    const ids = (type: string) => stack.resources(type).map(({ secret_id }) => secret_id);
    const own = ["${aws_secretsmanager_secret.secrets_api_keys.id}", "${aws_secretsmanager_secret.secrets_jwt.id}"];
    expect(ids("aws_secretsmanager_secret_version")).toEqual(own);
    expect(ids("aws_secretsmanager_secret_rotation")).toEqual(own);
  });
});
