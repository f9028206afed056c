import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey as CfKmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { requireInRange } from "../../../lib/errors/configuration-error";
import { accountRootArn } from "../../../lib/identifiers/aws";
import { policyDocument, type Statement } from "../identity/policy";

/**
 * Wait between a destroy and the loss of the key, and of everything encrypted with it. Unit: days.
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html (2026-11)
 */
export const DELETION_WINDOW_DAYS = { min: 7, max: 30 } as const;

export interface KmsKeyProps {
  readonly account: string;
  /** With its prefix `alias/`. */
  readonly alias: string;
  readonly description: string;
  /** Unit: days. Range: {@link DELETION_WINDOW_DAYS}. @default 30 - the longest: a lost key is lost data */
  readonly deletionWindowInDays?: number;
  /** Terraform refuses to destroy the key. @default true */
  readonly preventDestroy?: boolean;
  /** @default - the stack's; a stack outside regions may need a key elsewhere */
  readonly region?: string;
  /** What services and roles may do, beside the account itself. Their resource is always this key. */
  readonly statements?: readonly Omit<Statement, "resources">[];
}

/**
 * A symmetric key of one region with yearly rotation and an alias. Its ARN is stored by what it encrypts, so a new key
 * would replace data: hence the refused destroy.
 * @resource aws_kms_key, aws_kms_alias
 */
export class KmsKey extends Construct {
  readonly resource: CfKmsKey;
  readonly alias: KmsAlias;
  /** @attribute known after apply */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: KmsKeyProps) {
    super(scope, id);
    const days = props.deletionWindowInDays ?? DELETION_WINDOW_DAYS.max;
    requireInRange(this, "deletionWindowInDays", days, DELETION_WINDOW_DAYS, "days");
    // Without the account's own statement no one could ever change the policy again, and IAM policies would not count.
    const account: Statement = {
      sid: "Account",
      actions: ["kms:*"],
      resources: ["*"],
      principals: { AWS: [accountRootArn(props.account)] },
    };
    const services = (props.statements ?? []).map((statement) => ({ ...statement, resources: ["*"] }));
    const place = props.region === undefined ? {} : { region: props.region };
    this.resource = new CfKmsKey(this, "Resource", {
      ...place,
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: days,
      policy: policyDocument([account, ...services]),
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.alias = new KmsAlias(this, "Alias", {
      ...place,
      name: props.alias,
      targetKeyId: this.resource.keyId,
    });
    this.keyArn = this.resource.arn;
  }
}
