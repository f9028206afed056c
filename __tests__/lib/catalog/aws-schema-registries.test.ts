import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";
import { hasSchemaRegistry } from "../../../lib/catalog/aws-schema-registries";

describe("hasSchemaRegistry", () => {
  test.each(["us-east-1", "us-west-2", "eu-central-1"])("is true in %s", (region) => {
    expect(hasSchemaRegistry(region)).toBe(true);
  });

  test("is false in nine regions that exist", () => {
    expect(Object.keys(AWS_REGIONS).filter((region) => !hasSchemaRegistry(region))).toHaveLength(9);
  });
});
