import { contractsOnly } from "../../../lib/rules/contracts-only";
import type { Json, JsonObject } from "../../../lib/terraform/stack-files";
import { output } from "../../support/outputs";
import { attributes, type Draft, planted, testFaults, testHolds } from "../../support/rules";

const NETWORK = "aws-us-east-1-network";
const READ = "data.terraform_remote_state.foundation";

const config = (draft: Draft, read = READ) => attributes(draft, read).config as JsonObject;
const publish = ({ json }: Draft, name: string, value: Json) => {
  json.output = { ...json.output, [name]: { value } };
};

describe("INV-2, contracts only", () => {
  testHolds(contractsOnly);

  testFaults(contractsOnly, [
    [
      "a read of another region's state",
      NETWORK,
      (draft) => {
        config(draft).bucket = String(config(draft).bucket).replace("use1", "usw2");
        config(draft).key = "inferloop/production/aws-us-west-2-foundation.tfstate";
      },
      {
        address: READ,
        what: expect.stringMatching(/^it reads the state of aws-us-west-2-foundation, which may be lost/),
      },
    ],
    [
      "a read of a state in a bucket of another deployment",
      NETWORK,
      (draft) => {
        config(draft).bucket = "other";
      },
      { address: READ, what: "it reads a state that no stack has" },
    ],
    [
      "a read of traffic, which reads none",
      "aws-traffic",
      ({ json }) => {
        const bucket = "inferloop-production-use1-state-0ntki";
        const read = { backend: "s3", config: { bucket, key: "inferloop/production/aws-us-east-1-dns.tfstate" } };
        json.data = { ...json.data, terraform_remote_state: { dns: read } };
      },
      { address: "data.terraform_remote_state.dns", what: expect.stringContaining("aws-us-east-1-dns") },
    ],
    [
      "a read without an order",
      NETWORK,
      (draft) => {
        draft.report.dependsOn = [];
        draft.manifestDependencies = [];
      },
      [
        { address: READ, what: `${NETWORK} does not wait for aws-us-east-1-foundation` },
        { fix: "add aws-us-east-1-identity to firstDeployAfter", address: "aws_flow_log.flow_logs" },
      ],
    ],
    [
      "an output that nobody publishes",
      NETWORK,
      (draft) => publish(draft, "vpc_arn", "${data.terraform_remote_state.foundation.outputs.secret_arn}"),
      {
        address: "data.terraform_remote_state.foundation.outputs.secret_arn",
        what: "aws-us-east-1-foundation does not publish secret_arn",
      },
    ],
    [
      "a reference to a state that is not read",
      NETWORK,
      (draft) => publish(draft, "vpc_arn", "${data.terraform_remote_state.data.outputs.file_system_id}"),
      { address: "data.terraform_remote_state.data.outputs.file_system_id", what: "no such state is read" },
    ],
    [
      "the use of a whole state",
      NETWORK,
      (draft) => publish(draft, "everything", "${data.terraform_remote_state.foundation}"),
      { address: READ, what: "the whole state is used" },
    ],
    [
      "an implicit output of cdktf",
      NETWORK,
      (draft) => publish(draft, "cross-stack-output-aws_vpcvpcid", "${aws_vpc.vpc.id}"),
      { address: "output.cross-stack-output-aws_vpcvpcid", what: "another stack's attribute was used directly" },
    ],
    [
      "an output with a name that is not plain",
      NETWORK,
      (draft) => publish(draft, "vpcId", "${aws_vpc.vpc.id}"),
      { address: "output.vpcId", what: "its name is not plain" },
    ],
    [
      "a dependency on another region",
      NETWORK,
      (draft) => {
        draft.report.dependsOn = [...draft.report.dependsOn, "aws-us-west-2-network"];
        draft.manifestDependencies = [...draft.manifestDependencies, "aws-us-west-2-network"];
      },
      { what: "it waits for aws-us-west-2-network, which is not in its region" },
    ],
    [
      "a dependency that only cdktf knows",
      NETWORK,
      (draft) => {
        draft.manifestDependencies = [...draft.manifestDependencies, "aws-us-east-1-identity"];
      },
      { what: expect.stringContaining("cdktf's manifest aws-us-east-1-foundation, aws-us-east-1-identity") },
    ],
    [
      "a first deployment that waits for nothing",
      NETWORK,
      (draft) => {
        draft.report.firstDeployAfter = [...draft.report.firstDeployAfter, "aws-us-east-1-gone"];
      },
      { what: "its first deployment waits for aws-us-east-1-gone, which does not exist" },
    ],
    [
      "a replica that does not wait for its source",
      "aws-us-west-2-data",
      (draft) => {
        draft.report.firstDeployAfter = ["aws-us-west-2-state", "aws-us-east-1-foundation"];
      },
      { address: "aws_db_instance.database_synthdata_g1", fix: "add aws-us-east-1-data to firstDeployAfter" },
    ],
  ]);

  test("finds a loop of first deployments", async () => {
    const looped = planted(await output("production"), "aws-us-east-1-state", (draft) => {
      draft.report.firstDeployAfter = ["aws-us-east-1-data"];
    });
    expect(contractsOnly.check(looped)).toEqual([
      expect.objectContaining({ what: expect.stringMatching(/^stacks wait for each other: .* -> aws-us-east-1-data/) }),
    ]);
  });
});
