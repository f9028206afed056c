import { knownAtSynth } from "../../../lib/rules/known-at-synth";
import { OTHER_REGION_VALUES } from "../../../lib/rules/other-regions";
import { resources, texts } from "../../../lib/rules/parts";
import type { JsonObject } from "../../../lib/terraform/stack-files";
import { OUTPUT_NAMES, output } from "../../support/outputs";
import { addData, addResource, attributes, type Draft, testFaults, testHolds } from "../../support/rules";

const NETWORK = "aws-us-east-1-network";
const provider = ({ json }: Draft) => json.provider?.aws as JsonObject[];

describe("INV-3, known at synth", () => {
  testHolds(knownAtSynth);

  testFaults(knownAtSynth, [
    [
      "a lookup in a layer that looks nothing up",
      NETWORK,
      (draft) => addData(draft, "aws_availability_zones.all", {}),
      { address: "data.aws_availability_zones.all", what: "the layer network looks something up" },
    ],
    [
      "a lookup that takes what it finds",
      "aws-us-east-1-dns",
      (draft) => addData(draft, "aws_route53_zone.any", { name: "*.inferloop.io" }),
      { address: "data.aws_route53_zone.any", what: "it takes whatever it finds" },
    ],
    [
      "a lookup of the newest",
      "aws-us-east-1-links",
      (draft) => addData(draft, "aws_ami.any", { most_recent: true }),
      { address: "data.aws_ami.any" },
    ],
    [
      "a read of a state in traffic",
      "aws-traffic",
      (draft) => addData(draft, "terraform_remote_state.account", { backend: "s3", config: {} }),
      { address: "data.terraform_remote_state.account", what: "a stack outside regions reads a state" },
    ],
    [
      "a second provider",
      NETWORK,
      (draft) => {
        provider(draft).push({ region: "us-west-2", alias: "west" });
      },
      { address: "provider.aws", what: "there is more than one, or one with an alias" },
    ],
    [
      "a provider of another region",
      "aws-us-west-2-foundation",
      (draft) => {
        Object.assign(provider(draft)[0] ?? {}, { region: "us-east-1" });
      },
      { address: "provider.aws", what: "its region is us-east-1", fix: "set us-west-2" },
    ],
    [
      "a resource in another region",
      NETWORK,
      (draft) => {
        attributes(draft, "aws_vpc.vpc").region = "us-east-1";
      },
      { address: "aws_vpc.vpc", what: "it has a region of its own" },
    ],
    [
      "a resource elsewhere than where CloudFront looks for it",
      "aws-traffic",
      (draft) => {
        attributes(draft, "aws_acm_certificate.cdn_certificate").region = "eu-west-1";
      },
      { address: "aws_acm_certificate.cdn_certificate", what: "it has a region of its own" },
    ],
    [
      "a resource of traffic elsewhere for no reason",
      "aws-traffic",
      (draft) => addResource(draft, "aws_sns_topic.alerts", { region: "us-east-1" }),
      { address: "aws_sns_topic.alerts", what: "it has a region of its own" },
    ],
    [
      "the name of another region in a tag",
      NETWORK,
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { Name: "peer of us-west-2" };
      },
      { address: "aws_vpc.vpc", what: "'tags.Name' names us-west-2" },
    ],
    [
      "the short name of another region",
      NETWORK,
      (draft) => {
        attributes(draft, "aws_vpc.vpc").tags = { Name: "inferloop-production-usw2-vpc" };
      },
      { what: "'tags.Name' names usw2" },
    ],
    [
      "a region that the deployment does not have",
      "aws-us-east-1-data",
      (draft) => {
        attributes(draft, "aws_lambda_function.rotation").environment = {
          variables: { ENDPOINT: "sts.eu-west-1.amazonaws.com" },
        };
      },
      { what: "'environment.variables.ENDPOINT' names eu-west-1" },
    ],
    [
      "another region in a policy",
      "aws-us-east-1-data",
      (draft) => {
        const policy = {
          Statement: [{ Resource: ["arn:aws:elasticfilesystem:us-west-2:123456789012:file-system/*"] }],
        };
        attributes(draft, "aws_efs_file_system_policy.files_policy").policy = JSON.stringify(policy);
      },
      { what: "'policy.Statement.*.Resource.*' names us-west-2" },
    ],
    [
      "a role that nobody creates",
      NETWORK,
      (draft) => {
        attributes(draft, "aws_flow_log.flow_logs").iam_role_arn =
          "arn:aws:iam::123456789012:role/inferloop-production-use1-flowlogs";
      },
      {
        address: "aws_flow_log.flow_logs",
        what: "'iam_role_arn' names arn:aws:iam::123456789012:role/inferloop-production-use1-flowlogs, which no stack creates",
      },
    ],
    [
      "a vault that does not exist in the region that is named",
      "aws-us-east-1-data",
      (draft) => {
        const arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:inferloop-production-use1-backup";
        attributes(draft, "aws_backup_plan.backup_files").rule = [{ copy_action: [{ destination_vault_arn: arn }] }];
      },
      { address: "aws_backup_plan.backup_files", what: expect.stringContaining("which no stack creates") },
    ],
    [
      "a replica of a bucket that does not exist",
      "aws-us-east-1-links",
      (draft) => {
        const rule = { destination: { bucket: "arn:aws:s3:::inferloop-production-usw2-data" } };
        attributes(draft, "aws_s3_bucket_replication_configuration.bucket_data").rule = [rule];
      },
      { what: "'rule.*.destination.bucket' names arn:aws:s3:::inferloop-production-usw2-data, which no stack creates" },
    ],
    [
      "a principal that nobody creates",
      "aws-us-east-1-foundation",
      (draft) =>
        addResource(draft, "aws_kms_key.other", {
          policy: JSON.stringify({ Statement: [{ Principal: { AWS: ["arn:aws:iam::123456789012:role/gone"] } }] }),
        }),
      { address: "aws_kms_key.other", what: expect.stringContaining("'policy.Statement.*.Principal.AWS.*'") },
    ],
  ]);

  test("has no exception that nothing uses", async () => {
    const used = new Set<unknown>();
    for (const name of OUTPUT_NAMES) {
      for (const { report, json } of (await output(name)).stacks) {
        for (const { type, attributes } of resources(json)) {
          for (const { path } of texts(attributes)) {
            const value = OTHER_REGION_VALUES.find(
              (candidate) => candidate.layer === report.layer && candidate.type === type && candidate.path.test(path),
            );
            used.add(value);
          }
        }
      }
    }
    expect(OTHER_REGION_VALUES.filter((value) => !used.has(value))).toEqual([]);
  });
});
