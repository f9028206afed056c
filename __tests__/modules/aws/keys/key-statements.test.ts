import { alertPublishing, logsUse, trailUse, volumeUse } from "../../../../modules/aws/keys/key-statements";

const ACCOUNT = "123456789012";

describe("key statements", () => {
  test("log groups: the service of the region, for this account's groups", () => {
    expect(logsUse("us-west-2", ACCOUNT)).toEqual({
      sid: "CloudWatchLogs",
      actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      principals: { Service: ["logs.us-west-2.amazonaws.com"] },
      conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-west-2:123456789012:*" } },
    });
  });

  test("alerts: every publisher encrypts, alarms before all", () => {
    expect(alertPublishing()).toMatchObject({
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      principals: {
        Service: expect.arrayContaining([
          "cloudwatch.amazonaws.com",
          "events.amazonaws.com",
          "budgets.amazonaws.com",
          "s3.amazonaws.com",
          "backup.amazonaws.com",
        ]),
      },
    });
  });

  test("volumes: Auto Scaling and Spot use the key, and give grants to AWS's own resources only", () => {
    const [use, grants] = volumeUse(ACCOUNT);
    const principals = {
      AWS: [
        "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        "arn:aws:iam::123456789012:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot",
      ],
    };
    expect(use).toMatchObject({ principals, actions: expect.not.arrayContaining(["kms:CreateGrant"]) });
    expect(grants).toMatchObject({
      principals,
      actions: ["kms:CreateGrant"],
      conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    });
  });

  test("trail: CloudTrail encrypts for one trail only", () => {
    const trail = "arn:aws:cloudtrail:us-east-2:123456789012:trail/audit";
    const [encrypts, describes] = trailUse(trail, ACCOUNT);
    expect(encrypts).toMatchObject({
      actions: ["kms:GenerateDataKey*"],
      conditions: {
        StringEquals: { "aws:SourceArn": trail },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:123456789012:trail/*" },
      },
    });
    expect(describes).toMatchObject({
      actions: ["kms:DescribeKey"],
      conditions: { StringEquals: { "aws:SourceArn": trail } },
    });
  });
});
