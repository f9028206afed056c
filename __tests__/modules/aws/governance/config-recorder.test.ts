import { ConfigRecorder, type ConfigRecorderProps } from "../../../../modules/aws/governance/config-recorder";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: ConfigRecorderProps = { names: testNames(), protect: true, retentionDays: 90, globalTypes: false };
const recorder = (props: Partial<ConfigRecorderProps> = {}) =>
  synthesize((scope) => new ConfigRecorder(scope, "Config", { ...PROPS, ...props }));

const BUCKET = "aws_s3_bucket_policy.config_bucket_policy";

describe("ConfigRecorder", () => {
  test("minimal props", () => {
    expect(recorder().json.resource).toMatchSnapshot();
  });

  test("records everything all the time, with Config's own role", () => {
    expect(recorder().resource("aws_config_configuration_recorder")).toMatchObject({
      role_arn: "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      recording_group: { all_supported: true, include_global_resource_types: false },
      recording_mode: { recording_frequency: "CONTINUOUS" },
    });
  });

  test("records IAM only where it is told to", () => {
    expect(recorder({ globalTypes: true }).resource("aws_config_configuration_recorder")).toMatchObject({
      recording_group: { include_global_resource_types: true },
    });
  });

  test("follows the order that AWS wants: recorder, channel, start", () => {
    expect(recorder().resource("aws_config_delivery_channel").depends_on).toEqual([
      "aws_config_configuration_recorder.config",
    ]);
    expect(recorder().resource("aws_config_configuration_recorder_status")).toMatchObject({
      is_enabled: true,
      depends_on: ["aws_config_delivery_channel.config_channel"],
    });
  });

  test("delivers into a private bucket under a key of its own, once the bucket lets it", () => {
    expect(recorder().resource("aws_config_delivery_channel")).toMatchObject({
      s3_bucket_name: "${aws_s3_bucket_policy.config_bucket_policy.bucket}",
      s3_kms_key_arn: "${aws_kms_key.config_key.arn}",
    });
    expect(recorder().resource("aws_s3_bucket_public_access_block").restrict_public_buckets).toBe(true);
    expect(recorder().resource("aws_kms_key").lifecycle).toEqual({ prevent_destroy: true });
  });

  test("lets Config in for this account only, to bucket and key", () => {
    expectSoundPolicies(recorder());
    const own = { StringEquals: { "aws:SourceAccount": "123456789012" } };
    expect(statement(recorder(), "aws_kms_key.config_key", "ConfigEncrypts")).toMatchObject({
      Principal: { Service: ["config.amazonaws.com"] },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Condition: own,
    });
    expect(statement(recorder(), BUCKET, "ConfigChecksBucket")).toMatchObject({
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Condition: own,
    });
    expect(statement(recorder(), BUCKET, "ConfigWrites")).toMatchObject({
      Action: ["s3:PutObject"],
      Resource: [expect.stringMatching(/\/AWSLogs\/123456789012\/Config\/\*$/)],
      Condition: {
        StringEquals: { "aws:SourceAccount": "123456789012", "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    });
  });
});
