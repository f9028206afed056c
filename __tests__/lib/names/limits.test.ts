import { AWS_NAME_LIMITS } from "../../../lib/names/limits";
import type { NameLimit } from "../../../lib/names/name-limit";

const limits: [string, NameLimit][] = Object.entries(AWS_NAME_LIMITS);
const matches = (kind: keyof typeof AWS_NAME_LIMITS, name: string) => AWS_NAME_LIMITS[kind].pattern.test(name);

describe("AWS_NAME_LIMITS", () => {
  test.each(limits)("%s has a source, lengths in order, and a pattern for the whole name", (_, limit) => {
    expect(limit.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(limit.min).toBeGreaterThan(0);
    expect(limit.max).toBeGreaterThanOrEqual(32);
    expect(limit.pattern.source).toMatch(/^\^.*\$$/);
    // A sticky or global pattern would remember where it stopped.
    expect(limit.pattern.flags).toBe("");
  });

  test.each(limits)("%s refuses a name with a line break", (_, limit) => {
    expect(limit.pattern.test("name\nname")).toBe(false);
  });

  test("buckets keep to lower case, without dots and without what S3 keeps for itself", () => {
    expect(matches("s3Bucket", "inferloop-raw-1")).toBe(true);
    for (const name of [
      "Inferloop",
      "a.b",
      "-ab",
      "ab-",
      "xn--ab",
      "sthree-ab",
      "ab-s3alias",
      "ab--ol-s3",
      "ab--x-s3",
    ]) {
      expect(matches("s3Bucket", name)).toBe(false);
    }
  });

  test("database instances start with a letter, without two hyphens in a row and none at the end", () => {
    expect(matches("dbInstance", "inferloop-db-g1")).toBe(true);
    for (const name of ["1db", "a--b", "a-", "A"]) expect(matches("dbInstance", name)).toBe(false);
  });

  test("key aliases start with alias/, but not with alias/aws/", () => {
    expect(matches("kmsAlias", "alias/data")).toBe(true);
    expect(matches("kmsAlias", "data")).toBe(false);
    expect(matches("kmsAlias", "alias/aws/s3")).toBe(false);
  });

  test("load balancers do not start with internal-", () => {
    expect(matches("loadBalancer", "internal-api")).toBe(false);
    expect(matches("loadBalancer", "internals-api")).toBe(true);
  });

  test("security group prefixes do not start with sg-", () => {
    expect(matches("securityGroupPrefix", "sg-api")).toBe(false);
    expect(matches("securityGroupPrefix", "api-sg-")).toBe(true);
  });

  test("trails have no two separators in a row", () => {
    expect(matches("cloudTrail", "inferloop-audit")).toBe(true);
    expect(matches("cloudTrail", "inferloop-_audit")).toBe(false);
  });
});
