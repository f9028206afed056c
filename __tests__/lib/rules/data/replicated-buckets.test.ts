import { replicatedBuckets } from "../../../../lib/rules/data/replicated-buckets";
import { members } from "../../../../lib/rules/parts";
import type { JsonObject } from "../../../../lib/terraform/stack-files";
import { output } from "../../../support/outputs";
import { attributes, type Draft, planted, testFaults, testHolds } from "../../../support/rules";

const REPLICATION = "aws_s3_bucket_replication_configuration.bucket_data";

/** Where the objects go, to be changed. */
function destination(draft: Draft): JsonObject {
  const [rule] = members(attributes(draft, REPLICATION).rule);
  const [found] = members(rule?.destination);
  if (found === undefined) throw new Error(`${REPLICATION} leads nowhere`);
  return found;
}

describe("DA-05, replicated buckets", () => {
  testHolds(replicatedBuckets);

  testFaults(replicatedBuckets, [
    [
      "a bucket that nothing creates",
      "aws-us-east-1-links",
      (draft) => {
        destination(draft).bucket = "arn:aws:s3:::elsewhere";
      },
      { address: REPLICATION, what: "nothing creates elsewhere" },
    ],
    [
      "replicas under nobody's key",
      "aws-us-east-1-links",
      (draft) => {
        delete destination(draft).encryption_configuration;
      },
      { address: REPLICATION, fix: "set replica_kms_key_id" },
    ],
    [
      "a replication without a time",
      "aws-us-east-1-links",
      (draft) => {
        delete destination(draft).replication_time;
      },
      { address: REPLICATION, what: "no time is promised within the RPO of 60 min" },
    ],
    [
      "a replication that nobody measures",
      "aws-us-east-1-links",
      (draft) => {
        delete destination(draft).metrics;
      },
      { address: REPLICATION, fix: "enable its metrics" },
    ],
    [
      "a copy in the same region",
      "aws-us-east-1-links",
      (draft) => {
        destination(draft).bucket = `arn:aws:s3:::${attributes(draft, REPLICATION).bucket}`;
      },
      { address: REPLICATION, fix: "replicate to the partner" },
    ],
  ]);

  test("finds a destination without versions", async () => {
    const fault = planted(await output("production"), "aws-us-west-2-data", (draft) => {
      delete draft.json.resource?.aws_s3_bucket_versioning;
    });
    expect(replicatedBuckets.check(fault)).toContainEqual(
      expect.objectContaining({ stack: "aws-us-east-1-links", fix: "enable versioning on both" }),
    );
  });
});
