import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import { Construct } from "constructs";

/** No bucket of the account is ever public, whatever its own settings say. @resource aws_s3_account_public_access_block */
export class AccountPublicAccessBlock extends Construct {
  readonly resource: S3AccountPublicAccessBlock;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new S3AccountPublicAccessBlock(this, "Resource", {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }
}
