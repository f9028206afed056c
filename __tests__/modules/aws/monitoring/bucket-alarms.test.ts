import { BucketAlarms, type BucketAlarmsProps } from "../../../../modules/aws/monitoring/bucket-alarms";
import { BucketReplication } from "../../../../modules/aws/storage/bucket-replication";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const MINIMAL: BucketAlarmsProps = {
  alerting: testAlerting(),
  bucket: "data",
  bucketName: "inferloop-production-use1-data-abcde",
};
const PARTNER = { partner: { bucketName: "inferloop-production-usw2-data-abcde", rpoMinutes: 60 } };
const build = (overrides: Partial<BucketAlarmsProps> = {}) =>
  synthesize((scope) => new BucketAlarms(scope, "Bucket", { ...MINIMAL, ...overrides }));

describe("BucketAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("counts 5xx responses as the load balancer's are counted", () => {
    expect(alarm(build(), "bucket_server_errors")).toMatchObject({
      metric_name: "5xxErrors",
      dimensions: { BucketName: MINIMAL.bucketName, FilterId: "EntireBucket" },
      statistic: "Sum",
      threshold: 10,
    });
  });

  test("goes off for the first operation that the replica will never see, in the region that sends", () => {
    expect(alarm(build(PARTNER), "bucket_failed_replication")).toMatchObject({
      metric_name: "OperationsFailedReplication",
      dimensions: { SourceBucket: MINIMAL.bucketName, DestinationBucket: PARTNER.partner.bucketName },
      threshold: 0,
      treat_missing_data: "notBreaching",
    });
  });

  test("watches in the region that receives by how much it is behind", () => {
    expect(alarm(build(PARTNER), "bucket_replication_lag")).toMatchObject({
      metric_name: "ReplicationLatency",
      dimensions: { SourceBucket: PARTNER.partner.bucketName, DestinationBucket: MINIMAL.bucketName },
      threshold: 1800,
      treat_missing_data: "missing",
    });
  });

  test("names the rule that the replication has, whose metrics are switched on", () => {
    const replication = synthesize(
      (scope) =>
        new BucketReplication(scope, "Replication", {
          sourceBucket: "a",
          destinationBucket: "b",
          replicaKmsKeyArn: "arn:aws:kms:us-west-2:123456789012:key/1",
          roleArn: "arn:aws:iam::123456789012:role/replication",
          twoWay: true,
        }),
    ).resource("aws_s3_bucket_replication_configuration");
    const { RuleId } = alarm(build(PARTNER), "bucket_replication_lag").dimensions as { RuleId: string };
    expect(replication.rule).toMatchObject([{ id: RuleId, destination: { metrics: { status: "Enabled" } } }]);
  });

  test("a bucket without a replica has no replication to watch", () => {
    expect(alarmIds(build())).toEqual(["bucket_server_errors", "bucket_client_errors"]);
  });
});
