import { Secret, type SecretProps } from "../../../../modules/aws/keys/secret";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0f6f0f6e-1111-2222-3333-444455556666";

function secret(props: Partial<SecretProps> = {}, build: (secret: Secret) => void = () => {}) {
  return synthesize((scope) => {
    build(
      new Secret(scope, "Admin", {
        account: "123456789012",
        name: "inferloop/production/use1/admin",
        description: "An administrator.",
        kmsKeyArn: KEY,
        recoveryDays: 30,
        ...props,
      }),
    );
  });
}

describe("Secret", () => {
  test("minimal props", () => {
    expect(secret().json.resource).toMatchSnapshot();
  });

  test("has no value and no replica by default", () => {
    const stack = secret();
    expect(stack.resources("aws_secretsmanager_secret_version")).toEqual([]);
    expect(stack.resource("aws_secretsmanager_secret").replica).toBeUndefined();
  });

  test("denies everyone outside the account but AWS itself", () => {
    const policy = secret().resource("aws_secretsmanager_secret_policy");
    expect(policy.block_public_policy).toBe(true);
    const [statement] = JSON.parse(String(policy.policy)).Statement;
    expect(statement).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": "123456789012" },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    });
  });

  test("a generated value is written from an ephemeral one and kept nowhere", () => {
    const stack = secret({}, (one) => one.generate("password", { username: "someone" }));
    const version = stack.resource("aws_secretsmanager_secret_version");
    const reference = "${ephemeral.aws_secretsmanager_random_password.admin_generated.random_password}";
    expect(JSON.parse(String(version.secret_string_wo))).toEqual({ username: "someone", password: reference });
    expect(version.secret_string_wo_version).toBe(1);
    expect(version.secret_string).toBeUndefined();
    expect(stack.json.ephemeral).toEqual({
      aws_secretsmanager_random_password: { admin_generated: { password_length: 40, exclude_punctuation: true } },
    });
  });

  test("the first version keeps a label when a rotation takes AWSCURRENT from it", () => {
    const stack = secret({}, (one) => one.generate("value"));
    const version = stack.resource("aws_secretsmanager_secret_version");
    expect(version.version_stages).toEqual(["AWSCURRENT", "FIRST"]);
    expect(version.lifecycle).toEqual({ ignore_changes: ["version_stages"] });
  });

  test.each([0, 7, 30])("accepts %i days of recovery", (recoveryDays) => {
    expect(secret({ recoveryDays }).resource("aws_secretsmanager_secret").recovery_window_in_days).toBe(recoveryDays);
  });

  test.each([1, 6, 31])("fails when the days of recovery are %i", (recoveryDays) => {
    expect(() => secret({ recoveryDays })).toThrow(
      `'recoveryDays' must be 0 or 7 to 30 days, got ${recoveryDays}; pick one of them`,
    );
  });
});
