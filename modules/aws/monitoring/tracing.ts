import { XrayEncryptionConfig } from "@cdktf/provider-aws/lib/xray-encryption-config";
import { XrayGroup } from "@cdktf/provider-aws/lib/xray-group";
import { XraySamplingRule } from "@cdktf/provider-aws/lib/xray-sampling-rule";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/**
 * How many requests of each service are traced: the first five of every second, and of the others one in ten. Load
 * balancers ask for the health of each task all the time: none of it is worth a trace.
 */
const SAMPLING = {
  health: { priority: 100, reservoirSize: 0, fixedRate: 0, urlPath: "/health" },
  requests: { priority: 200, reservoirSize: 5, fixedRate: 0.1, urlPath: "*" },
} as const;

export interface TracingProps {
  readonly names: Names;
  /** Host name that every traced request's address contains. */
  readonly host: string;
  /** Unit: seconds. Slower requests have a group of their own. */
  readonly slowSeconds: number;
  /** ARN of the key that encrypts all traces of the account in the region. @default - not this deployment's to say */
  readonly kmsKeyArn?: string;
}

/**
 * What X-Ray keeps of the region's requests, and two groups to find the interesting ones by. The rules hold for services
 * whose names begin like the deployment's: an account may hold more than one.
 * @resource aws_xray_sampling_rule, aws_xray_group, aws_xray_encryption_config
 */
export class Tracing extends Construct {
  constructor(scope: Construct, id: string, { names, host, slowSeconds, kmsKeyArn }: TracingProps) {
    super(scope, id);
    const { project, environment } = names.props;
    for (const [rule, sampling] of Object.entries(SAMPLING)) {
      new XraySamplingRule(this, rule, {
        ruleName: names.of("xray", rule),
        version: 1,
        ...sampling,
        serviceName: `${project}-${environment}-*`,
        serviceType: "*",
        host: "*",
        httpMethod: "*",
        resourceArn: "*",
      });
    }
    const ofHost = `http.url CONTAINS "${host}"`;
    const groups = { faults: `${ofHost} AND fault = true`, slow: `${ofHost} AND responsetime > ${slowSeconds}` };
    for (const [group, filterExpression] of Object.entries(groups)) {
      new XrayGroup(this, group, {
        groupName: names.of("xray", group),
        filterExpression,
        // Costs for every trace; the alarms tell first.
        insightsConfiguration: { insightsEnabled: false, notificationsEnabled: false },
      });
    }
    if (kmsKeyArn !== undefined) new XrayEncryptionConfig(this, "Encryption", { type: "KMS", keyId: kmsKeyArn });
  }
}
