import { databaseClasses, databaseClassFinding } from "../../../lib/catalog/aws-database-classes";
import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";
import { catalogValue } from "../../../lib/catalog/catalog";

const fix = (instanceClass: string, region: string) =>
  databaseClassFinding(instanceClass, region, "instanceClass")?.fix;

describe("databaseClassFinding", () => {
  test.each(["us-east-1", "us-west-2", "eu-central-1", "eu-west-1"])("accepts the default classes in %s", (region) => {
    expect(databaseClassFinding(catalogValue("rds-class-production", "current"), region, "c")).toBeUndefined();
    expect(databaseClassFinding(catalogValue("rds-class-development", "current"), region, "c")).toBeUndefined();
  });

  test("asks whether a similar class was meant", () => {
    expect(databaseClassFinding("db.m7g.larg", "us-east-1", "instanceClass")).toEqual({
      prop: "instanceClass",
      rule: "an instance class that RDS offers for PostgreSQL in us-east-1",
      got: '"db.m7g.larg"',
      fix: "did you mean db.m7g.large?",
    });
  });

  test("fails when the family exists without that size", () => {
    expect(fix("db.m7g.micro", "us-east-1")).toMatch(/^did you mean db\./);
    expect(fix("db.t4g.16xlarge", "us-east-1")).toMatch(/^did you mean db\./);
  });

  test("fails when the family ended before PostgreSQL 14", () => {
    expect(fix("db.m4.large", "us-east-1")).toMatch(/^did you mean db\.m\d/);
  });

  test("names the newest class of the same use and size where a region lacks the family", () => {
    expect(fix("db.m7g.large", "af-south-1")).toBe("use db.m6g.large");
    expect(fix("db.t4g.medium", "ca-west-1")).toBe("use db.t3.medium");
    expect(fix("db.r8g.xlarge", "eu-west-2")).toBe("use db.r7g.xlarge");
  });

  test("names some classes where a region has none of the same use", () => {
    expect(fix("db.x2g.large", "af-south-1")).toMatch(/^pick one of db\./);
  });

  test.each(Object.keys(AWS_REGIONS))("suggests only classes that %s has", (region) => {
    const offered = databaseClasses(region);
    const everywhere = [...new Set(Object.keys(AWS_REGIONS).flatMap(databaseClasses))];
    for (const missing of everywhere.filter((name) => !offered.includes(name))) {
      const suggested = fix(missing, region)?.match(/db\.[a-z0-9]+\.[a-z0-9]+/)?.[0];
      expect(offered).toContain(suggested);
    }
  });
});
