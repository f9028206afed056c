import { BucketReplication, type BucketReplicationProps } from "../../../../modules/aws/storage/bucket-replication";
import { synthesize } from "../../../support/synth";

const PROPS: BucketReplicationProps = {
  sourceBucket: "inferloop-production-use1-data-abcde",
  destinationBucket: "inferloop-production-usw2-data-abcde",
  replicaKmsKeyArn: "arn:aws:kms:us-west-2:123456789012:alias/inferloop-production-usw2-data",
  roleArn: "arn:aws:iam::123456789012:role/inferloop-production-use1-replication",
  twoWay: true,
};

function replication(props: Partial<BucketReplicationProps> = {}) {
  return synthesize((scope) => new BucketReplication(scope, "Replication", { ...PROPS, ...props }));
}

/** The only rule. */
function rule(props: Partial<BucketReplicationProps> = {}) {
  const [only, ...more] = replication(props).resource("aws_s3_bucket_replication_configuration").rule as {
    [attribute: string]: unknown;
  }[];
  expect(more).toEqual([]);
  return only;
}

describe("BucketReplication", () => {
  test("minimal props", () => {
    expect(replication().json).toMatchSnapshot();
  });

  test("names its source and its role", () => {
    expect(replication().resource("aws_s3_bucket_replication_configuration")).toMatchObject({
      bucket: PROPS.sourceBucket,
      role: PROPS.roleArn,
    });
  });

  test("has a filter, and with it the status of delete markers that S3 then asks for", () => {
    expect(rule()).toMatchObject({
      status: "Enabled",
      filter: { prefix: "" },
      delete_marker_replication: { status: "Enabled" },
    });
  });

  test("replicates encrypted objects, and says with which key they are encrypted there", () => {
    expect(rule()?.source_selection_criteria).toMatchObject({ sse_kms_encrypted_objects: { status: "Enabled" } });
    expect(rule()?.destination).toMatchObject({
      bucket: `arn:aws:s3:::${PROPS.destinationBucket}`,
      encryption_configuration: { replica_kms_key_id: PROPS.replicaKmsKeyArn },
    });
  });

  test("is promised within 15 minutes, and measured against it", () => {
    expect(rule()?.destination).toMatchObject({
      replication_time: { status: "Enabled", time: { minutes: 15 } },
      metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
    });
  });

  test("sends changes of replicas back only where the other side replicates too", () => {
    expect(rule()?.source_selection_criteria).toHaveProperty("replica_modifications", { status: "Enabled" });
    expect(rule({ twoWay: false })?.source_selection_criteria).not.toHaveProperty("replica_modifications");
  });

  test("does not ask for existing objects, which S3 refuses", () => {
    expect(rule()).not.toHaveProperty("existing_object_replication");
  });
});
