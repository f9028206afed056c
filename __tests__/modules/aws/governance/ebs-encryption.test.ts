import { EbsEncryption } from "../../../../modules/aws/governance/ebs-encryption";
import { synthesize } from "../../../support/synth";

test("EbsEncryption encrypts every new volume, with the volume key", () => {
  const kmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/1";
  const stack = synthesize((scope) => new EbsEncryption(scope, "EbsEncryption", { kmsKeyArn }));
  expect(stack.json.resource).toMatchSnapshot();
  expect(stack.resource("aws_ebs_encryption_by_default").enabled).toBe(true);
  expect(stack.resource("aws_ebs_default_kms_key").key_arn).toBe(kmsKeyArn);
});
