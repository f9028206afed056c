import { PasswordPolicy } from "../../../../modules/aws/governance/password-policy";
import { synthesize } from "../../../support/synth";

test("PasswordPolicy asks for what the CIS benchmark does", () => {
  const stack = synthesize((scope) => new PasswordPolicy(scope, "Passwords"));
  expect(stack.json.resource).toMatchSnapshot();
  expect(stack.resource("aws_iam_account_password_policy")).toMatchObject({
    minimum_password_length: 14,
    password_reuse_prevention: 24,
  });
});
