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
const METRICS = "names of metrics of this region, and texts for people: CloudWatch asks no other region for them";
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
  {
    layer: "monitoring",
    type: "aws_cloudwatch_metric_alarm",
    path: /^(alarm_name|alarm_description|dimensions\.(ReceivingRegion|SourceBucket|DestinationBucket|Region))$/,
    why: METRICS,
  },
  { layer: "monitoring", type: "aws_cloudwatch_composite_alarm", path: /^alarm_description$/, why: METRICS },
  {
    layer: "monitoring",
    type: "aws_cloudwatch_event_target",
    path: /^input\.targets\.\*\.(region|host)$/,
    why: "the watcher asks the partner from the internet, while it runs; Terraform reads the address as a text",
  },
  {
    layer: "monitoring",
    type: "aws_config_aggregate_authorization",
    path: /^authorized_aws_region$/,
    why: "a permission, kept and read in its own region; the other one comes for the data by itself",
  },
];

/** Resources outside `links` that may stand in another region than their stack, by an argument of their own. */
export interface ResourcesElsewhere {
  readonly layer: Layer;
  readonly region: string;
  readonly types: readonly string[];
  /** Why they cannot stand where their stack does. */
  readonly why: string;
}

/** The deliberate exceptions to "a resource stands in its stack's region". */
export const RESOURCES_ELSEWHERE: readonly ResourcesElsewhere[] = [
  {
    layer: "traffic",
    region: "us-east-1",
    types: ["aws_acm_certificate", "aws_acm_certificate_validation"],
    why: "CloudFront takes certificates of us-east-1 only, where its own control plane is",
  },
  {
    layer: "traffic",
    region: "us-east-1",
    types: ["aws_wafv2_ip_set", "aws_wafv2_web_acl", "aws_wafv2_web_acl_logging_configuration"],
    why: "a firewall of scope CLOUDFRONT is controlled in us-east-1 only",
  },
  {
    layer: "traffic",
    region: "us-east-1",
    types: [
      "aws_cloudwatch_log_delivery",
      "aws_cloudwatch_log_delivery_destination",
      "aws_cloudwatch_log_delivery_source",
      "aws_cloudwatch_log_group",
      "aws_cloudwatch_log_resource_policy",
      "aws_kms_alias",
      "aws_kms_key",
    ],
    why: "CloudFront and its firewall write their logs in us-east-1 only, and a log group's key is in its region",
  },
];
