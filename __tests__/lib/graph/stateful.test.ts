import { isStateful } from "../../../lib/graph/stateful";

describe("isStateful", () => {
  test.each(["aws_db_instance", "aws_dynamodb_table", "aws_dynamodb_table_replica", "aws_kms_key", "aws_s3_bucket"])(
    "counts %s, which cannot be made again",
    (type) => {
      expect(isStateful(type)).toBe(true);
    },
  );

  test.each(["aws_s3_bucket_policy", "aws_kms_alias", "aws_route53_record", "aws_db_subnet_group"])(
    "does not count %s, which an apply makes again",
    (type) => {
      expect(isStateful(type)).toBe(false);
    },
  );
});
