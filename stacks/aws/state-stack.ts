import {
  type AwsStateRegion,
  awsStateRegions,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { KmsKey } from "../../modules/aws/keys/kms-key";
import { StateBucket } from "../../modules/aws/storage/state-bucket";
import { AwsRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * The bucket for the region's states, and one for each region whose states are replicated here. The first stack that
 * exists: it depends on no other, and its own state lies in its own bucket.
 */
export class StateStack extends AwsRegionStack {
  constructor(around: AwsSurroundings, place: AwsStateRegion) {
    super(around, place, "state");
    const { keyArn } = new KmsKey(this, "StateKey", {
      account: around.aws.accountId,
      alias: stateKeyAlias(this.names),
      description: "Terraform states of the region, and replicas of other regions' states",
    });
    new StateBucket(this, "StateBucket", { bucket: stateBucketName(this.names), kmsKeyArn: keyArn });
    for (const source of awsStateRegions(around.aws)) {
      if (source.replicaIn?.name !== place.name) continue;
      new StateBucket(this, `Replica-${source.short}`, {
        bucket: stateReplicaBucketName(this.names, source.short),
        kmsKeyArn: keyArn,
      });
    }
  }
}
