import type { Layer } from "../stack/layers";

/** A value of a regional stack that may name another region. */
export interface OtherRegionValue {
  readonly layer: Layer;
  readonly type: string;
  /** Where it stands in the resource; see `leaves`. */
  readonly path: RegExp;
  /** Why the provider does not need the other region to refresh the resource. */
  readonly why: string;
}

const STATE_REPLICAS = "buckets for replicas carry the short name of the region whose states they hold";
const PERMISSIONS = "IAM compares texts: a policy does not look at what it names";

/**
 * The deliberate exceptions to "what needs two regions stands in `links`". All of them are texts known at synth, which
 * a service sends to the other region when the resource is created or changes, and never when it is read.
 */
export const OTHER_REGION_VALUES: readonly OtherRegionValue[] = [
  {
    layer: "data",
    type: "aws_db_instance",
    path: /^replicate_source_db$/,
    why: "a refresh describes the replica in its own region; the source is called once, to create the replica",
  },
  {
    layer: "data",
    type: "aws_secretsmanager_secret",
    path: /^replica\.\*\.(region|kms_key_id)$/,
    why: "a refresh describes the secret in its own region, which knows the state of its replicas",
  },
  {
    layer: "data",
    type: "aws_backup_plan",
    path: /^rule\.\*\.copy_action\.\*\.destination_vault_arn$/,
    why: "a refresh reads the plan in its own region; copies are made by the service, later",
  },
  { layer: "state", type: "aws_s3_bucket", path: /^bucket$/, why: STATE_REPLICAS },
  { layer: "state", type: "aws_s3_bucket_logging", path: /^target_prefix$/, why: STATE_REPLICAS },
  {
    layer: "state",
    type: "aws_s3_bucket_policy",
    path: /^policy\.Statement\.\*\.(Resource|Condition)\./,
    why: STATE_REPLICAS,
  },
  {
    layer: "identity",
    type: "aws_iam_role_policy",
    path: /^policy\.Statement\.\*\.(Resource|Condition)\./,
    why: PERMISSIONS,
  },
];
