import * as aws from "../../../lib/identifiers/aws";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";

describe("identifiers of AWS", () => {
  test.each([
    ["awsArn", aws.awsArn("sqs", REGION, ACCOUNT, "queue"), "arn:aws:sqs:us-east-1:123456789012:queue"],
    ["accountRootArn", aws.accountRootArn(ACCOUNT), "arn:aws:iam::123456789012:root"],
    ["iamRoleArn", aws.iamRoleArn(ACCOUNT, "ci"), "arn:aws:iam::123456789012:role/ci"],
    ["iamPolicyArn", aws.iamPolicyArn(ACCOUNT, "ci"), "arn:aws:iam::123456789012:policy/ci"],
    [
      "managedPolicyArn",
      aws.managedPolicyArn("service-role/AmazonRDSEnhancedMonitoringRole"),
      "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
    ],
    [
      "serviceLinkedRoleArn",
      aws.serviceLinkedRoleArn(ACCOUNT, "rds.amazonaws.com", "AWSServiceRoleForRDS"),
      "arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS",
    ],
    [
      "oidcProviderArn",
      aws.oidcProviderArn(ACCOUNT, "token.actions.githubusercontent.com"),
      "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    ],
    ["s3BucketArn", aws.s3BucketArn("raw"), "arn:aws:s3:::raw"],
    ["kmsAliasArn", aws.kmsAliasArn(REGION, ACCOUNT, "alias/data"), "arn:aws:kms:us-east-1:123456789012:alias/data"],
    [
      "dynamodbTableArn",
      aws.dynamodbTableArn(REGION, ACCOUNT, "jobs"),
      "arn:aws:dynamodb:us-east-1:123456789012:table/jobs",
    ],
    ["dbInstanceArn", aws.dbInstanceArn(REGION, ACCOUNT, "main-g1"), "arn:aws:rds:us-east-1:123456789012:db:main-g1"],
    [
      "backupVaultArn",
      aws.backupVaultArn(REGION, ACCOUNT, "daily"),
      "arn:aws:backup:us-east-1:123456789012:backup-vault:daily",
    ],
    ["snsTopicArn", aws.snsTopicArn(REGION, ACCOUNT, "alerts"), "arn:aws:sns:us-east-1:123456789012:alerts"],
    ["logGroupArn", aws.logGroupArn(REGION, ACCOUNT, "/api"), "arn:aws:logs:us-east-1:123456789012:log-group:/api"],
    [
      "cloudTrailArn",
      aws.cloudTrailArn(REGION, ACCOUNT, "audit"),
      "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit",
    ],
    [
      "secretArnPattern",
      aws.secretArnPattern(REGION, ACCOUNT, "app/db"),
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:app/db-??????",
    ],
    ["ecrRegistryHost", aws.ecrRegistryHost(REGION, ACCOUNT), "123456789012.dkr.ecr.us-east-1.amazonaws.com"],
  ])("%s has the form that AWS gives it", (_, made, expected) => {
    expect(made).toBe(expected);
  });
});
