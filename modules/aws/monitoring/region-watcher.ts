import { join } from "node:path";
import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import { ZippedFile } from "../../../lib/assets/zipped-file";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { WATCH_METRICS, watchDimensions, watcherLogGroupName, watcherName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import { AlarmGroup, type Alerting } from "./alarm-group";
import { LogGroup } from "./log-group";

/** Three failed tries in a row: one lost packet is no lost region. */
const UNREACHABLE = { threshold: 1, periods: 3, periodSeconds: 60 } as const;

/** A region whose API is asked. */
export interface WatchedRegion {
  readonly region: string;
  /** The region's own host name, never the one that fails over. */
  readonly host: string;
}

export interface RegionWatcherProps {
  readonly alerting: Alerting;
  /** The region that it stands in. */
  readonly own: WatchedRegion;
  readonly partner: WatchedRegion;
  /** Lambda runtime of Node.js. */
  readonly runtime: string;
  /** ARN of the region's key for logs. */
  readonly logsKeyArn: string;
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * Watches the partner from this region, so that its loss is told by something that does not depend on it: Route 53's
 * own metrics of its health checks live in one region only. It asks both regions' APIs every minute, as a client on
 * the internet does. Where only the partner does not answer, the partner is lost; where neither does, look here first.
 *
 * It tells people. It has no way to the failover's gate, nor to anything else that moves traffic.
 * @resource aws_lambda_function, its log group and its schedule; aws_cloudwatch_metric_alarm,
 * aws_cloudwatch_composite_alarm
 */
export class RegionWatcher extends AlarmGroup {
  readonly resource: LambdaFunction;

  constructor(scope: Construct, id: string, props: RegionWatcherProps) {
    super(scope, id, props.alerting);
    const { own, partner } = props;
    this.resource = this.watcher(props);
    this.unreachable("Own", own, {
      alarm: "watch-own",
      watches: `Answers of this region's API at ${own.host}, asked by itself`,
      active: true,
    });
    this.unreachable("Partner", partner, {
      alarm: "watch-partner",
      watches: `Answers of the partner's API at ${partner.host}`,
      // The composite alarm tells, which knows better whose fault it is.
      active: false,
    });
    this.partnerLost(partner);
  }

  private watcher({
    alerting,
    own,
    partner,
    runtime,
    logsKeyArn,
    logRetentionDays,
  }: RegionWatcherProps): LambdaFunction {
    const { names } = alerting;
    const functionName = watcherName(names);
    // Lambda would make the group itself, without retention and key.
    const logs = new LogGroup(this, "Logs", {
      name: watcherLogGroupName(names),
      retentionDays: logRetentionDays,
      kmsKeyArn: logsKeyArn,
    });
    const source = new ZippedFile(this, "Source", join(__dirname, "watch", "handler.cjs"));
    const watcher = new LambdaFunction(this, "Resource", {
      functionName,
      description: "Asks this region's and its partner's API whether they answer.",
      role: awsRoleArn(names, "watcher"),
      packageType: "Zip",
      filename: source.path,
      sourceCodeHash: source.base64Sha256,
      handler: "handler.handler",
      runtime,
      architectures: ["arm64"],
      memorySize: 256,
      // The handler waits for answers for eight seconds.
      timeout: 20,
      loggingConfig: { logFormat: "JSON", logGroup: logs.name },
      tracingConfig: { mode: "Active" },
    });
    const schedule = new CloudwatchEventRule(this, "Schedule", {
      name: names.of("eventRule", "watcher"),
      description: "Runs the watcher of the regions.",
      scheduleExpression: "rate(1 minute)",
    });
    const permission = new LambdaPermission(this, "Permission", {
      statementId: "Schedule",
      action: "lambda:InvokeFunction",
      functionName: watcher.functionName,
      principal: "events.amazonaws.com",
      sourceArn: schedule.arn,
    });
    const { Deployment } = watchDimensions(names, own.region);
    new CloudwatchEventTarget(this, "Target", {
      rule: schedule.name,
      arn: watcher.arn,
      input: JSON.stringify({ ...WATCH_METRICS, deployment: Deployment, targets: [own, partner] }),
      // A question that comes late would be asked beside the next one.
      retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 0 },
      dependsOn: [permission],
    });
    return watcher;
  }

  private unreachable(
    id: string,
    { region }: WatchedRegion,
    alarm: { readonly alarm: string; readonly watches: string; readonly active: boolean },
  ): void {
    this.add(id, {
      ...alarm,
      severity: "critical",
      metric: {
        namespace: WATCH_METRICS.namespace,
        name: WATCH_METRICS.reachable,
        dimensions: watchDimensions(this.alerting.names, region),
        statistic: "Minimum",
      },
      when: "below",
      setting: UNREACHABLE,
      // A watcher that says nothing has not seen an answer either.
      silence: "breaching",
      essential: true,
    });
  }

  private partnerLost({ region, host }: WatchedRegion): void {
    const { names, topicArn } = this.alerting;
    const [own, partner] = this.alarms.map(({ resource }) => resource.alarmName);
    new CloudwatchCompositeAlarm(this, "PartnerLost", {
      alarmName: names.of("cloudwatchAlarm", "critical-partner-lost"),
      alarmDescription: `CRITICAL: ${host} does not answer, while this region's API does. See the runbook failover: is ${region} lost?`,
      alarmRule: `ALARM("${partner}") AND NOT ALARM("${own}")`,
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { Severity: "critical" },
    });
  }
}
