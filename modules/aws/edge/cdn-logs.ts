import { CloudwatchLogDelivery } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery";
import { CloudwatchLogDeliveryDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination";
import { CloudwatchLogDeliverySource } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-source";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { CLOUDFRONT_REGION } from "../../../lib/identifiers/aws";
import { keyAlias } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { logsUse } from "../keys/key-statements";
import { KmsKey } from "../keys/kms-key";
import { LogGroup } from "../monitoring/log-group";
import { LogDeliveryPolicy } from "./log-delivery-policy";
import type { WebAcl } from "./web-acl";
import { WebAclLog } from "./web-acl-log";

/**
 * What is written of each request. No cookies: those of the whole domain reach this name too.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html (2026-11)
 */
const RECORD_FIELDS = [
  "date",
  "time",
  "x-edge-location",
  "c-ip",
  "cs-method",
  "x-host-header",
  "cs-uri-stem",
  "cs-uri-query",
  "cs-protocol",
  "cs-protocol-version",
  "cs(Referer)",
  "cs(User-Agent)",
  "ssl-protocol",
  "ssl-cipher",
  "sc-status",
  "sc-bytes",
  "cs-bytes",
  "time-taken",
  "time-to-first-byte",
  "x-edge-result-type",
  "x-edge-detailed-result-type",
  "x-edge-request-id",
];

export interface CdnLogsProps {
  /** ARN of the distribution. */
  readonly distributionArn: string;
  /** Names outside regions. */
  readonly names: Names;
  /** Terraform refuses to destroy the key, and AWS the log groups. */
  readonly protect: boolean;
  readonly retentionDays: LogRetentionDays;
  readonly webAcl: WebAcl;
}

/**
 * What CloudFront and its firewall write, in the region where both are controlled, under a key of its own: the stack
 * stands outside regions and reads no region's state.
 * @resource aws_kms_key, aws_cloudwatch_log_group, aws_cloudwatch_log_delivery, aws_wafv2_web_acl_logging_configuration
 */
export class CdnLogs extends Construct {
  readonly access: LogGroup;
  readonly firewall: LogGroup;

  constructor(scope: Construct, id: string, props: CdnLogsProps) {
    super(scope, id);
    const { names, protect } = props;
    const region = CLOUDFRONT_REGION;
    const key = new KmsKey(this, "Key", {
      region,
      account: names.props.account,
      alias: keyAlias(names, "logs"),
      description: "Logs of the content delivery network",
      preventDestroy: protect,
      statements: [logsUse(region, names.props.account)],
    });
    const group = (name: string) => ({
      region,
      name,
      kmsKeyArn: key.keyArn,
      retentionDays: props.retentionDays,
      deletionProtection: protect,
    });
    const access = names.of("logGroup", "cdn");
    const firewall = names.of("wafLogGroup", "cdn");
    this.access = new LogGroup(this, "Access", group(access));
    this.firewall = new LogGroup(this, "Firewall", group(firewall));
    const permission = new LogDeliveryPolicy(this, "Permission", {
      names,
      purpose: "cdn-logs",
      region,
      elsewhere: true,
      logGroups: [access, firewall],
    });
    new WebAclLog(this, "WebAcl", {
      region,
      webAcl: props.webAcl,
      logGroupArn: this.firewall.resource.arn,
      permission: permission.resource,
    });
    const source = new CloudwatchLogDeliverySource(this, "Source", {
      region,
      name: names.of("logDelivery", "cdn"),
      logType: "ACCESS_LOGS",
      resourceArn: props.distributionArn,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, "Destination", {
      region,
      name: names.of("logDelivery", "cdn"),
      outputFormat: "json",
      deliveryDestinationConfiguration: [{ destinationResourceArn: this.access.resource.arn }],
    });
    new CloudwatchLogDelivery(this, "Delivery", {
      region,
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields: RECORD_FIELDS,
      dependsOn: [permission.resource],
    });
  }
}
