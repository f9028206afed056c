import { ownRegionState } from "../../../lib/rules/own-region-state";
import type { JsonObject } from "../../../lib/terraform/stack-files";
import { attributes, type Draft, testFaults, testHolds } from "../../support/rules";

const NETWORK = "aws-us-east-1-network";
const READ = "data.terraform_remote_state.foundation";

const backend = ({ json }: Draft) => json.terraform.backend.s3 as JsonObject;
const read = (draft: Draft) => attributes(draft, READ).config as JsonObject;

describe("INV-1, own-region state", () => {
  testHolds(ownRegionState);

  testFaults(ownRegionState, [
    [
      "a local backend",
      NETWORK,
      ({ json }) => {
        json.terraform.backend = { local: {} };
      },
      { what: "its backend is local" },
    ],
    [
      "a second backend",
      NETWORK,
      ({ json }) => {
        json.terraform.backend.local = {};
      },
      { what: "its backend is s3, local" },
    ],
    [
      "a state in another region",
      "aws-us-east-1-dns",
      (draft) => {
        draft.report.state.region = "us-west-2";
        draft.report.state.kmsKeyId = "arn:aws:kms:us-west-2:123456789012:alias/other";
        Object.assign(backend(draft), { region: "us-west-2", kms_key_id: draft.report.state.kmsKeyId });
      },
      { what: "its state lies in us-west-2, the stack stands in us-east-1" },
    ],
    [
      "account apart from traffic",
      "aws-account",
      (draft) => {
        draft.report.state.region = "us-west-2";
        draft.report.state.kmsKeyId = "arn:aws:kms:us-west-2:123456789012:alias/other";
        Object.assign(backend(draft), { region: "us-west-2", kms_key_id: draft.report.state.kmsKeyId });
      },
      [
        { what: "its state lies in us-west-2, that of aws-traffic in us-east-2" },
        { stack: "aws-traffic", what: "its state lies in us-east-2, that of aws-account in us-west-2" },
      ],
    ],
    [
      "a key by its id",
      "aws-us-west-2-dns",
      (draft) => {
        draft.report.state.kmsKeyId = "arn:aws:kms:us-west-2:123456789012:key/1";
        backend(draft).kms_key_id = draft.report.state.kmsKeyId;
      },
      { fix: "name a key of us-west-2 by its alias" },
    ],
    [
      "a state without a lock",
      NETWORK,
      (draft) => {
        backend(draft).use_lockfile = false;
      },
      { what: "backend: 'use_lockfile' must be true, got false" },
    ],
    [
      "a state that is not encrypted",
      NETWORK,
      (draft) => {
        delete backend(draft).encrypt;
      },
      { what: "backend: 'encrypt' must be true, got nothing" },
    ],
    [
      "a lock table",
      NETWORK,
      (draft) => {
        backend(draft).dynamodb_table = "locks";
      },
      { what: expect.stringContaining("backend: 'dynamodb_table' must not be set") },
    ],
    [
      "credentials",
      NETWORK,
      (draft) => {
        backend(draft).secret_key = "s3cr3t";
      },
      { what: expect.stringContaining("backend: 'secret_key' must not be set") },
    ],
    [
      "another key than deployment.json says",
      NETWORK,
      (draft) => {
        backend(draft).key = "other.tfstate";
      },
      { what: expect.stringContaining("backend: 'key' must be inferloop/production/aws-us-east-1-network.tfstate") },
    ],
    [
      "a read with another lock, or with credentials",
      NETWORK,
      (draft) => {
        delete read(draft).use_lockfile;
        read(draft).access_key = "AKIA";
      },
      [
        { address: READ, what: "'use_lockfile' must be true, got nothing" },
        { address: READ, what: expect.stringContaining("'access_key' must not be set") },
      ],
    ],
    [
      "a read of a state that nobody has",
      NETWORK,
      (draft) => {
        read(draft).key = "other.tfstate";
      },
      { address: READ, what: "no stack has the state other.tfstate" },
    ],
    [
      "two stacks with one state",
      "aws-us-east-1-foundation",
      (draft) => {
        draft.report.state.key = "inferloop/production/aws-us-east-1-identity.tfstate";
        backend(draft).key = draft.report.state.key;
      },
      [
        ...["messaging", "network", "cluster", "data", "edge", "compute", "links", "monitoring"].map((layer) => ({
          stack: `aws-us-east-1-${layer}`,
          address: READ,
          what: "no stack has the state inferloop/production/aws-us-east-1-foundation.tfstate",
        })),
        { what: expect.stringMatching(/^aws-us-east-1-identity has the same state, s3:/) },
      ],
    ],
  ]);
});
