import { EbsDefaultKmsKey } from "@cdktf/provider-aws/lib/ebs-default-kms-key";
import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default";
import { Construct } from "constructs";

export interface EbsEncryptionProps {
  /** ARN of the region's volume key. */
  readonly kmsKeyArn: string;
}

/**
 * Encrypts every new volume of the region, also those that nobody asked it for. One per account and region, so only the
 * deployment that owns the account sets it.
 * @resource aws_ebs_encryption_by_default, aws_ebs_default_kms_key
 */
export class EbsEncryption extends Construct {
  readonly resource: EbsEncryptionByDefault;

  constructor(scope: Construct, id: string, { kmsKeyArn }: EbsEncryptionProps) {
    super(scope, id);
    this.resource = new EbsEncryptionByDefault(this, "Resource", { enabled: true });
    new EbsDefaultKmsKey(this, "Key", { keyArn: kmsKeyArn });
  }
}
