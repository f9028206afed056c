import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { SECRET_HEADERS, type WebAcl } from "./web-acl";

export interface WebAclLogProps {
  /** ARN of a log group in the web ACL's region, whose name begins with `aws-waf-logs-`. */
  readonly logGroupArn: string;
  /** What lets WAF write there. */
  readonly permission: ITerraformDependable;
  readonly webAcl: WebAcl;
  /** @default - the stack's */
  readonly region?: string;
}

/**
 * What the firewall refuses or counts goes to a log. What it lets through stands in the logs of what it protects.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html (2026-11)
 * @resource aws_wafv2_web_acl_logging_configuration
 */
export class WebAclLog extends Construct {
  readonly resource: Wafv2WebAclLoggingConfiguration;

  constructor(scope: Construct, id: string, props: WebAclLogProps) {
    super(scope, id);
    const kept = ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE"];
    this.resource = new Wafv2WebAclLoggingConfiguration(this, "Resource", {
      ...(props.region === undefined ? {} : { region: props.region }),
      resourceArn: props.webAcl.resource.arn,
      logDestinationConfigs: [props.logGroupArn],
      redactedFields: SECRET_HEADERS.map((name) => ({ singleHeader: { name } })),
      loggingFilter: {
        defaultBehavior: "DROP",
        filter: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            condition: kept.map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
      dependsOn: [props.permission],
    });
  }
}
