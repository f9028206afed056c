import {
  alertPublishing,
  distributionUse,
  fargateUse,
  logsUse,
  messagingUse,
  trailUse,
  volumeUse,
} from "../../../../modules/aws/keys/key-statements";

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

  test("temporary storage: Fargate, for tasks of one cluster of this account", () => {
    const ownCluster = {
      "kms:EncryptionContext:aws:ecs:clusterAccount": ACCOUNT,
      "kms:EncryptionContext:aws:ecs:clusterName": "main",
    };
    const [storage, grants] = fargateUse(ACCOUNT, "main");
    expect(storage).toEqual({
      sid: "FargateStorage",
      actions: ["kms:GenerateDataKeyWithoutPlaintext"],
      principals: { Service: ["fargate.amazonaws.com"] },
      conditions: { StringEquals: ownCluster },
    });
    expect(grants).toMatchObject({
      actions: ["kms:CreateGrant"],
      conditions: { StringEquals: ownCluster, "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] } },
    });
  });

  test("messaging: SNS and EventBridge encrypt what they deliver, and the bus's logs can be read", () => {
    const [deliveries, archive, logs] = messagingUse("us-west-2", ACCOUNT);
    expect(deliveries).toEqual({
      sid: "Deliveries",
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      principals: { Service: ["sns.amazonaws.com", "events.amazonaws.com"] },
    });
    expect(archive).toMatchObject({
      actions: ["kms:DescribeKey", "kms:ReEncrypt*"],
      principals: { Service: ["events.amazonaws.com"] },
    });
    expect(logs).toMatchObject({
      principals: { Service: ["delivery.logs.amazonaws.com"] },
      conditions: { StringLike: { "kms:EncryptionContext:SourceArn": "arn:aws:logs:us-west-2:123456789012:*" } },
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

  test("served objects: CloudFront decrypts for the account's distributions, and encrypts nothing", () => {
    expect(distributionUse(ACCOUNT)).toMatchObject({
      principals: { Service: ["cloudfront.amazonaws.com"] },
      actions: ["kms:Decrypt"],
      conditions: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } },
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
