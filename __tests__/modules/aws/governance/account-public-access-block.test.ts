import { AccountPublicAccessBlock } from "../../../../modules/aws/governance/account-public-access-block";
import { synthesize } from "../../../support/synth";

test("AccountPublicAccessBlock leaves no way to a public bucket", () => {
  const stack = synthesize((scope) => new AccountPublicAccessBlock(scope, "PublicAccess"));
  expect(stack.json.resource).toMatchSnapshot();
  expect(stack.resource("aws_s3_account_public_access_block")).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});
