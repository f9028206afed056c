import { AWS_REGIONS, regionSuggestion } from "../../../lib/catalog/aws-regions";

const regions = Object.entries(AWS_REGIONS);

describe("AWS_REGIONS", () => {
  test("knows the commercial regions", () => {
    expect(regions).toHaveLength(34);
  });

  test.each([
    ["us-east-1", "use1"],
    ["us-west-2", "usw2"],
    ["eu-central-1", "euc1"],
    ["ap-southeast-1", "apse1"],
    ["ap-south-1", "aps1"],
    ["me-central-1", "mec1"],
  ])("%s is %s for short", (name, short) => {
    expect(AWS_REGIONS[name]?.short).toBe(short);
  });

  test("no two regions share a short name", () => {
    expect(new Set(regions.map(([, facts]) => facts.short)).size).toBe(regions.length);
  });

  test.each(regions)("%s has two different default zones among its zones", (name, facts) => {
    expect(facts.short).toMatch(/^[a-z]{3,4}\d$/);
    expect(new Set(facts.defaultZones).size).toBe(2);
    for (const zone of facts.defaultZones) expect(facts.zones).toContain(zone);
    for (const zone of facts.zones) expect(zone).toMatch(new RegExp(`^${name}[a-f]$`));
  });

  test("defaults to the documented zones in us-east-1", () => {
    expect(AWS_REGIONS["us-east-1"]?.defaultZones).toEqual(["us-east-1a", "us-east-1b"]);
  });

  test("defaults to no zone that an account may lack or that EKS refuses", () => {
    expect(AWS_REGIONS["ap-northeast-1"]?.defaultZones).toEqual(["ap-northeast-1a", "ap-northeast-1c"]);
    expect(AWS_REGIONS["us-west-1"]?.defaultZones).toEqual(["us-west-1a", "us-west-1c"]);
    expect(AWS_REGIONS["ca-central-1"]?.defaultZones).toEqual(["ca-central-1a", "ca-central-1b"]);
  });
});

describe("regionSuggestion", () => {
  test.each([
    ["us-esat-1", "us-east-1"],
    ["us-east1", "us-east-1"],
    ["eu-cental-1", "eu-central-1"],
  ])("takes %s for %s", (name, meant) => {
    expect(regionSuggestion(name)).toBe(meant);
  });

  test("suggests nothing for a name that is like no region", () => {
    expect(regionSuggestion("westeurope")).toBeUndefined();
  });
});
