import type { Construct } from "constructs";
import { REPLICATION_RULE } from "../storage/bucket-replication";
import { REQUEST_METRICS } from "../storage/data-bucket";
import { AlarmGroup, type Alerting, ANY_FAILURE } from "./alarm-group";
import { lagSetting } from "./lag";
import type { Metric } from "./metric-alarm";

/** A tenth of all requests refused: a permission or a name is wrong. */
const REFUSED = { threshold: 0.1, periods: 3, periodSeconds: 300 } as const;

export interface BucketAlarmsProps {
  readonly alerting: Alerting;
  /** What the bucket is for. */
  readonly bucket: string;
  /** Its physical name in this region. */
  readonly bucketName: string;
  /** Its replica in the partner, which replicates back. @default - not replicated */
  readonly partner?: {
    readonly bucketName: string;
    /** Its tier's recovery point. Unit: minutes. */
    readonly rpoMinutes: number;
  };
}

/**
 * Alarms on a data bucket and its replication. S3 reports failures in the region that sends and delays in the one that
 * receives, so each region watches what it can see of both directions.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html (2026-11)
 * @resource aws_cloudwatch_metric_alarm
 */
export class BucketAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, bucket, bucketName, partner }: BucketAlarmsProps) {
    super(scope, id, alerting);
    const { settings } = alerting;
    const metric = (name: string, dimensions: Metric["dimensions"], statistic: string): Metric => ({
      namespace: "AWS/S3",
      name,
      dimensions,
      statistic,
    });
    const requests = { BucketName: bucketName, FilterId: REQUEST_METRICS };
    this.add("ServerErrors", {
      alarm: `bucket-${bucket}-5xx`,
      watches: `5xx responses of the bucket ${bucket}`,
      severity: "warning",
      metric: metric("5xxErrors", requests, "Sum"),
      when: "above",
      setting: settings.serverErrors,
      silence: "notBreaching",
    });
    this.add("ClientErrors", {
      alarm: `bucket-${bucket}-4xx`,
      watches: `Share of 4xx responses of the bucket ${bucket}`,
      severity: "warning",
      metric: metric("4xxErrors", requests, "Average"),
      when: "above",
      setting: REFUSED,
      silence: "notBreaching",
    });
    if (partner === undefined) return;
    const replication = (SourceBucket: string, DestinationBucket: string) => ({
      SourceBucket,
      DestinationBucket,
      RuleId: REPLICATION_RULE,
    });
    this.add("FailedReplication", {
      alarm: `bucket-${bucket}-failed-replication`,
      watches: `Operations on the bucket ${bucket} that its replica will never see`,
      severity: "critical",
      metric: metric("OperationsFailedReplication", replication(bucketName, partner.bucketName), "Sum"),
      when: "above",
      setting: ANY_FAILURE,
      silence: "notBreaching",
      essential: true,
    });
    this.add("ReplicationLag", {
      alarm: `bucket-${bucket}-replication-lag`,
      watches: `Lag of the bucket ${bucket} behind the partner's (seconds)`,
      severity: "critical",
      metric: metric("ReplicationLatency", replication(partner.bucketName, bucketName), "Maximum"),
      when: "above",
      setting: lagSetting(settings.replicationLag, partner.rpoMinutes, 1),
      // Nothing known: the metric is delivered on a best-effort basis.
      silence: "missing",
      essential: true,
    });
  }
}
