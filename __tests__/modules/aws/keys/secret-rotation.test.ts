import { Secret } from "../../../../modules/aws/keys/secret";
import { SecretRotation } from "../../../../modules/aws/keys/secret-rotation";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0f6f0f6e-1111-2222-3333-444455556666";

describe("SecretRotation", () => {
  function rotation() {
    return synthesize((scope) => {
      const one = new SecretRotation(scope, "Rotation", {
        names: testNames(),
        runtime: "nodejs24.x",
        logsKeyArn: KEY,
        logRetentionDays: 30,
      });
      const rotated = new Secret(scope, "Admin", {
        account: "123456789012",
        name: "admin",
        description: "An administrator.",
        kmsKeyArn: KEY,
        recoveryDays: 30,
      });
      one.schedule(rotated, [rotated.generate("value").version]);
    });
  }

  test("minimal props", () => {
    const stack = rotation();
    expect([
      stack.resource("aws_lambda_function"),
      stack.resource("aws_lambda_permission"),
      stack.resource("aws_cloudwatch_log_group"),
      stack.resource("aws_secretsmanager_secret_rotation"),
    ]).toMatchSnapshot();
  });

  test("only Secrets Manager for this account may call the function", () => {
    expect(rotation().resource("aws_lambda_permission")).toMatchObject({
      action: "lambda:InvokeFunction",
      principal: "secretsmanager.amazonaws.com",
      source_account: "123456789012",
    });
  });

  test("the function carries no environment", () => {
    expect(rotation().resource("aws_lambda_function").environment).toBeUndefined();
  });

  test("a secret rotates every 30 days, never in the middle of an apply, and once it has a value", () => {
    expect(rotation().resource("aws_secretsmanager_secret_rotation")).toMatchObject({
      rotate_immediately: false,
      rotation_rules: { automatically_after_days: 30 },
      depends_on: ["aws_lambda_permission.rotation_permission", "aws_secretsmanager_secret_version.admin_value"],
    });
  });
});
