import { cacheNodeTypeFinding, cacheNodeTypes } from "../../../lib/catalog/aws-cache-node-types";
import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";
import { catalogValue } from "../../../lib/catalog/catalog";

const fix = (nodeType: string, region: string) => cacheNodeTypeFinding(nodeType, region, "nodeType")?.fix;

describe("cacheNodeTypeFinding", () => {
  test.each(["us-east-1", "us-west-2", "eu-central-1", "eu-west-1"])("accepts the documented type in %s", (region) => {
    expect(cacheNodeTypeFinding(catalogValue("elasticache-node-type", "documented"), region, "n")).toBeUndefined();
  });

  test("asks whether a similar type was meant", () => {
    expect(cacheNodeTypeFinding("cache.t3.mirco", "us-east-1", "nodeType")).toEqual({
      prop: "nodeType",
      rule: "a node type that ElastiCache offers in us-east-1",
      got: '"cache.t3.mirco"',
      fix: "did you mean cache.t3.micro?",
    });
  });

  test("fails when the family exists without that size", () => {
    expect(fix("cache.t3.16xlarge", "us-east-1")).toMatch(/^did you mean cache\./);
    expect(fix("cache.m7g.micro", "us-east-1")).toMatch(/^did you mean cache\./);
  });

  test("fails for previous generations, and for nodes that keep data on disks", () => {
    for (const nodeType of ["cache.t2.micro", "cache.m4.large", "cache.r6gd.xlarge"]) {
      expect(fix(nodeType, "us-east-1")).toMatch(/^did you mean cache\./);
    }
  });

  test("names the newest type of the same use and size where a region lacks the family", () => {
    expect(fix("cache.t4g.micro", "me-south-1")).toBe("use cache.t3.micro");
    expect(fix("cache.m7g.large", "eu-south-1")).toBe("use cache.m8g.large");
    expect(fix("cache.r8g.xlarge", "il-central-1")).toBe("use cache.r7g.xlarge");
    expect(fix("cache.t3.micro", "ap-southeast-6")).toBe("use cache.t4g.micro");
  });

  test("names some types where a region has none of the same use", () => {
    expect(fix("cache.c8gn.large", "ap-east-2")).toMatch(/^pick one of cache\./);
  });

  test.each(Object.keys(AWS_REGIONS))("suggests only types that %s has", (region) => {
    const offered = cacheNodeTypes(region);
    const everywhere = [...new Set(Object.keys(AWS_REGIONS).flatMap(cacheNodeTypes))];
    for (const missing of everywhere.filter((name) => !offered.includes(name))) {
      const suggested = fix(missing, region)?.match(/cache\.[a-z0-9]+\.[a-z0-9]+/)?.[0];
      expect(offered).toContain(suggested);
    }
  });
});
