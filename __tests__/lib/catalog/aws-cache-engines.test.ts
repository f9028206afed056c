import { cacheParameterFamily, cacheVersionFinding } from "../../../lib/catalog/aws-cache-engines";
import { catalogValue } from "../../../lib/catalog/catalog";

describe("cacheVersionFinding", () => {
  test("accepts the catalog's current version of its engine", () => {
    expect(catalogValue("elasticache-engine", "current")).toBe("valkey");
    expect(cacheVersionFinding("valkey", catalogValue("elasticache-version", "current"), "v")).toBeUndefined();
  });

  test("says which engine has the version", () => {
    expect(cacheVersionFinding("redis", "8.2", "engineVersion")).toEqual({
      prop: "engineVersion",
      rule: "a version of redis (7.0, 7.1)",
      got: '"8.2"',
      fix: "write engine: valkey, or a version of redis",
    });
    expect(cacheVersionFinding("valkey", "7.1", "engineVersion")?.fix).toMatch(/^write engine: redis/);
  });

  test("fails for the documented Redis, whose users have passwords", () => {
    const finding = cacheVersionFinding("redis", catalogValue("elasticache-version", "documented"), "engineVersion");
    expect(finding).toMatchObject({ got: '"6.2"', fix: "use '7.1'" });
    expect(finding?.rule).toContain("IAM authentication");
  });
});

describe("cacheParameterFamily", () => {
  test("is the engine and its major version", () => {
    expect(cacheParameterFamily("valkey", "8.2")).toBe("valkey8");
    expect(cacheParameterFamily("redis", "7.1")).toBe("redis7");
  });
});
