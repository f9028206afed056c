import {
  type AwsStateRegion,
  awsStateRegions,
  stateAccessLogBucketName,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { KmsKey } from "../../modules/aws/keys/kms-key";
import { AccessLogBucket } from "../../modules/aws/storage/access-log-bucket";
import { StateBucket } from "../../modules/aws/storage/state-bucket";
import { AwsRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * The bucket for the region's states, one for each region whose states are replicated here, and one for the record of
 * who used them. The first stack that exists: it depends on no other, and its own state lies in its own bucket.
 */
export class StateStack extends AwsRegionStack {
  constructor(around: AwsSurroundings, place: AwsStateRegion) {
    super(around, place, "state");
    const { keyArn } = new KmsKey(this, "StateKey", {
      account: around.aws.accountId,
      alias: stateKeyAlias(this.names),
      description: "Terraform states of the region, and replicas of other regions' states",
    });
    const live = stateBucketName(this.names);
    const replicas = awsStateRegions(around.aws)
      .filter((source) => source.replicaIn?.name === place.name)
      .map(({ short }) => ({ short, bucket: stateReplicaBucketName(this.names, short) }));
    const logs = new AccessLogBucket(this, "AccessLogs", {
      account: around.aws.accountId,
      bucket: stateAccessLogBucketName(this.names),
      protect: true,
      retentionDays: around.deployment.profile.retentionDays.audit,
      sourceBuckets: [live, ...replicas.map(({ bucket }) => bucket)],
    });
    const common = { kmsKeyArn: keyArn, logBucket: logs.targetBucket };
    new StateBucket(this, "StateBucket", { ...common, bucket: live });
    for (const { short, bucket } of replicas) new StateBucket(this, `Replica-${short}`, { ...common, bucket });
  }
}
