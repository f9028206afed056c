import { recoverableStates } from "../../../lib/rules/recoverable-states";
import type { JsonObject } from "../../../lib/terraform/stack-files";
import { output } from "../../support/outputs";
import { attributes, copyOf, type Draft, planted, testFaults, testHolds } from "../../support/rules";

const STATE = "aws-us-east-1-state";
const LINKS = "aws-us-east-1-links";
const NETWORK = "aws-us-east-1-network";
const REPLICATION = "aws_s3_bucket_replication_configuration.states";

/** The one rule by which states are replicated. */
function rule(draft: Draft): JsonObject {
  const [first] = attributes(draft, REPLICATION).rule as JsonObject[];
  if (first === undefined) throw new Error("no rule");
  return first;
}

describe("INV-8, recoverable states", () => {
  testHolds(recoverableStates);

  testFaults(recoverableStates, [
    [
      "a state bucket without versions",
      STATE,
      (draft) => {
        const versioning = attributes(draft, "aws_s3_bucket_versioning.state_bucket_versioning");
        versioning.versioning_configuration = { status: "Suspended" };
      },
      { address: "aws_s3_bucket.state_bucket", what: "it is not versioned" },
    ],
    [
      "a bucket of replicas without versions",
      "aws-us-west-2-state",
      ({ json }) => {
        delete json.resource?.aws_s3_bucket_versioning?.replica_use1_versioning;
      },
      { address: "aws_s3_bucket.replica_use1", what: "it is not versioned" },
    ],
    [
      "a state bucket with AWS's own key",
      STATE,
      (draft) => {
        const byDefault = { apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } };
        attributes(draft, "aws_s3_bucket_server_side_encryption_configuration.state_bucket_encryption").rule = [
          byDefault,
        ];
      },
      { what: "it is not encrypted with a key of the stack" },
    ],
    [
      "a state bucket that may be public",
      STATE,
      (draft) => {
        attributes(draft, "aws_s3_bucket_public_access_block.state_bucket_public_access").ignore_public_acls = false;
      },
      { what: "public access is not blocked" },
    ],
    [
      "a state bucket that can be destroyed",
      STATE,
      (draft) => {
        delete attributes(draft, "aws_s3_bucket.state_bucket").lifecycle;
      },
      { what: "it can be destroyed" },
    ],
    [
      "a state bucket that can be emptied",
      STATE,
      (draft) => {
        attributes(draft, "aws_s3_bucket.state_bucket").force_destroy = true;
      },
      { what: "it can be destroyed" },
    ],
    [
      "a state bucket of another name",
      STATE,
      (draft) => {
        attributes(draft, "aws_s3_bucket.state_bucket").bucket = "other";
      },
      { what: expect.stringMatching(/^nothing creates the bucket inferloop-production-use1-state-\w{5}$/) },
    ],
    [
      "states that are not replicated",
      LINKS,
      ({ json }) => {
        delete json.resource?.aws_s3_bucket_replication_configuration?.states;
      },
      {
        what: expect.stringMatching(
          /^nothing replicates inferloop-production-use1-state-\w+ to inferloop-production-usw2-/,
        ),
      },
    ],
    [
      "a replication of some states only",
      LINKS,
      (draft) => {
        rule(draft).filter = { prefix: "inferloop/development/" };
      },
      { address: REPLICATION, what: expect.stringMatching(/^the rule leaves inferloop\/production\/.*tfstate out$/) },
    ],
    [
      "a replication that leaves encrypted objects out",
      LINKS,
      (draft) => {
        delete rule(draft).source_selection_criteria;
      },
      { what: "encrypted objects are left out, and every state is one" },
    ],
    [
      "a replication that keeps released locks",
      LINKS,
      (draft) => {
        rule(draft).delete_marker_replication = { status: "Disabled" };
      },
      { what: "released locks would stay in the replica, as delete markers are not replicated" },
    ],
    [
      "replicas under another key",
      LINKS,
      (draft) => {
        const [destination] = [rule(draft).destination as JsonObject];
        destination.encryption_configuration = {
          replica_kms_key_id: "arn:aws:kms:us-west-2:123456789012:alias/aws/s3",
        };
      },
      { what: expect.stringMatching(/^replicas are not encrypted with .*usw2-state$/) },
    ],
    [
      "a stack without a standby file",
      NETWORK,
      (draft) => {
        draft.standbyFile = undefined;
      },
      { what: "there is no standby.tfbackend" },
    ],
    [
      "a standby file that opens the live state",
      NETWORK,
      (draft) => {
        draft.standbyFile = draft.standbyFile?.replace('us-west-2"', 'us-east-1"');
      },
      { what: "standby.tfbackend opens something else" },
    ],
    [
      "a standby file with another setting",
      NETWORK,
      (draft) => {
        draft.standbyFile = `${draft.standbyFile}skip_credentials_validation = true\n`;
      },
      { what: "standby.tfbackend opens something else" },
    ],
    [
      "a state without a replica",
      NETWORK,
      (draft) => {
        draft.report.standbyState = null;
      },
      { what: "its state has no replica" },
    ],
  ]);

  test("finds a replication that is off", async () => {
    const fault = planted(await output("production"), LINKS, (draft) => {
      rule(draft).status = "Disabled";
    });
    const [first] = recoverableStates.check(fault);
    expect(first).toMatchObject({ stack: LINKS, what: expect.stringMatching(/^no rule that is on leads to/) });
  });

  test("finds a replica in the state's own region", async () => {
    const fault = planted(await output("production"), NETWORK, ({ report }) => {
      report.standbyState = { ...report.state };
    });
    expect(recoverableStates.check(fault)).toContainEqual(
      expect.objectContaining({
        stack: NETWORK,
        what: "the replica of its state is not the same key in another bucket of another region",
      }),
    );
  });

  test("lets a deployment that knows one region only go without replicas", async () => {
    const { stacks, report } = copyOf(await output("development"));
    const inRegion = stacks.filter(({ report: { state } }) => state.region === "us-east-1");
    const alone = inRegion.map((stack) => ({
      ...stack,
      standbyFile: undefined,
      report: { ...stack.report, standbyState: null },
    }));
    expect(recoverableStates.check({ stacks: alone, report })).toEqual([]);
  });
});
