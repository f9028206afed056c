import { EventAlerts, type EventAlertsProps } from "../../../../modules/aws/monitoring/event-alerts";
import { TOPIC } from "../../../support/alarms";
import { testNames } from "../../../support/fixtures";
import { type SynthesizedStack, synthesize } from "../../../support/synth";

const MINIMAL: EventAlertsProps = {
  names: testNames(),
  region: "us-east-1",
  topicArn: TOPIC,
  backupVault: "inferloop-production-use1-backup",
  secretPrefix: "inferloop/production/",
  certificateNames: [],
  databases: [],
  batchQueues: [],
  instanceGroups: [],
  ownsAccount: false,
};
const ALL: EventAlertsProps = {
  ...MINIMAL,
  certificateNames: ["api.inferloop.io"],
  databases: ["inferloop-production-use1-synthdata-g1"],
  batchQueues: ["inferloop-production-use1-high"],
  ecsCluster: "inferloop-production-use1-main",
  instanceGroups: ["inferloop-production-use1-workers"],
  ownsAccount: true,
};
const build = (props: EventAlertsProps = ALL) => synthesize((scope) => new EventAlerts(scope, "Event", props));

const events = (stack: SynthesizedStack): string[] =>
  stack.resources("aws_cloudwatch_event_rule").map(({ address }) => address.replace("aws_cloudwatch_event_rule.", ""));
function pattern(id: string): object {
  const rule = build()
    .resources("aws_cloudwatch_event_rule")
    .find(({ address }) => address.endsWith(`.${id}`));
  return JSON.parse(String(rule?.event_pattern)) as object;
}

describe("EventAlerts", () => {
  test("with minimal props", () => {
    expect(build(MINIMAL).json).toMatchSnapshot();
  });

  test("tells of everything that is there, and of nothing else", () => {
    expect(events(build(MINIMAL))).toEqual([
      "event_backup_failed",
      "event_backup_copy_failed",
      "event_rotation_failed",
    ]);
    expect(events(build())).toEqual([
      "event_backup_failed",
      "event_backup_copy_failed",
      "event_rotation_failed",
      "event_database_events",
      "event_batch_job_failed",
      "event_deployment_failed",
      "event_launch_failed",
      "event_certificate_expires",
      "event_aws_health",
    ]);
  });

  test("sends every event to the alert topic", () => {
    const stack = build();
    const targets = stack.resources("aws_cloudwatch_event_target");
    expect(targets).toHaveLength(events(stack).length);
    expect([...new Set(targets.map(({ arn }) => arn))]).toEqual([TOPIC]);
  });

  test("of rotations only those of the deployment's own secrets", () => {
    expect(pattern("event_rotation_failed")).toMatchObject({
      source: ["aws.secretsmanager"],
      "detail-type": ["AWS Service Event via CloudTrail"],
      detail: {
        eventName: ["RotationFailed", "RotationAbandoned", "TestRotationFailed"],
        additionalEventData: {
          SecretId: [{ prefix: "arn:aws:secretsmanager:us-east-1:123456789012:secret:inferloop/production/" }],
        },
      },
    });
  });

  test("of backups those of the region's vault, and of their copies", () => {
    expect(pattern("event_backup_failed")).toMatchObject({
      detail: { state: ["FAILED", "ABORTED", "EXPIRED"], backupVaultName: ["inferloop-production-use1-backup"] },
    });
    expect(pattern("event_backup_copy_failed")).toMatchObject({
      detail: {
        sourceBackupVaultArn: ["arn:aws:backup:us-east-1:123456789012:backup-vault:inferloop-production-use1-backup"],
      },
    });
  });

  test("of jobs those that failed in the region's queues", () => {
    expect(pattern("event_batch_job_failed")).toMatchObject({
      detail: {
        status: ["FAILED"],
        jobQueue: ["arn:aws:batch:us-east-1:123456789012:job-queue/inferloop-production-use1-high"],
      },
    });
  });

  test("of databases failures, failovers, full disks and broken replication", () => {
    expect(pattern("event_database_events")).toMatchObject({
      detail: {
        EventCategories: ["failure", "failover", "low storage", "read replica"],
        SourceIdentifier: ["inferloop-production-use1-synthdata-g1"],
      },
    });
  });
});
