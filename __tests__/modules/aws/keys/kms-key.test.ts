import { logsUse } from "../../../../modules/aws/keys/key-statements";
import { KmsKey, type KmsKeyProps } from "../../../../modules/aws/keys/kms-key";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: KmsKeyProps = {
  account: "123456789012",
  alias: "alias/inferloop-production-use1-data",
  description: "Data",
};

const key = (props: Partial<KmsKeyProps> = {}) =>
  synthesize((scope) => new KmsKey(scope, "Key", { ...PROPS, ...props }));

describe("KmsKey", () => {
  test("minimal props", () => {
    expect(key().json.resource).toMatchSnapshot();
  });

  test("rotates, waits 30 days before it is lost, and is not destroyed by Terraform", () => {
    expect(key().resource("aws_kms_key")).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("may be destroyed where nothing is kept", () => {
    expect(key({ preventDestroy: false }).resource("aws_kms_key").lifecycle).toEqual({ prevent_destroy: false });
  });

  test("starts its policy with the account, and adds services", () => {
    const stack = key({ statements: [logsUse("us-east-1", "123456789012")] });
    expectSoundPolicies(stack);
    const policy = JSON.parse(String(stack.resource("aws_kms_key").policy));
    expect(policy.Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["Account", "CloudWatchLogs"]);
    expect(statement(stack, "aws_kms_key.key", "Account")).toMatchObject({
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::123456789012:root"] },
      Action: ["kms:*"],
    });
  });

  test("stands with its alias in another region where asked, and else says nothing of it", () => {
    for (const type of ["aws_kms_key", "aws_kms_alias"]) {
      expect(key({ region: "us-east-1" }).resource(type).region).toBe("us-east-1");
      expect(key().resource(type)).not.toHaveProperty("region");
    }
  });

  test("gives the key its alias", () => {
    expect(key().resource("aws_kms_alias")).toMatchObject({
      address: "aws_kms_alias.key_alias",
      name: "alias/inferloop-production-use1-data",
      target_key_id: "${aws_kms_key.key.key_id}",
    });
  });

  test.each([
    [6, "use at least 7"],
    [31, "use at most 30"],
  ])("fails when the deletion window is %d days", (deletionWindowInDays, fix) => {
    expect(() => key({ deletionWindowInDays })).toThrow(
      `'deletionWindowInDays' must be 7 to 30 days, got ${deletionWindowInDays}; ${fix}`,
    );
  });
});
