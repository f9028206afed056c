import {
  acceleratorOf,
  architectureOf,
  gpuZones,
  instanceTypeFinding,
  instanceTypes,
  memoryGibOf,
  vcpusOf,
} from "../../../lib/catalog/aws-instance-types";
import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";
import { CATALOG_KEYS, catalogValue } from "../../../lib/catalog/catalog";

const fix = (type: string, region: string) => instanceTypeFinding(type, region, "instanceTypes")?.fix;
const REGIONS = Object.keys(AWS_REGIONS);
const EVERY = [...new Set(REGIONS.flatMap(instanceTypes))];

describe("instance types", () => {
  test.each([
    ["t3.micro", "x86_64", 2, 1],
    ["t3.medium", "x86_64", 2, 4],
    ["t4g.2xlarge", "arm64", 8, 32],
    ["m7g.medium", "arm64", 1, 4],
    ["m7i-flex.large", "x86_64", 2, 8],
    ["c5.18xlarge", "x86_64", 72, 144],
    ["c5n.large", "x86_64", 2, 5.25],
    ["r8i.96xlarge", "x86_64", 384, 3072],
    ["x2iedn.32xlarge", "x86_64", 128, 4096],
    ["p5.48xlarge", "x86_64", 192, 2048],
  ] as const)("%s has its architecture, processors and memory", (type, architecture, vcpus, memory) => {
    expect([architectureOf(type), vcpusOf(type), memoryGibOf(type)]).toEqual([architecture, vcpus, memory]);
  });

  test.each([
    ["g5.xlarge", "nvidia"],
    ["g4ad.xlarge", "amd"],
    ["trn1.2xlarge", "neuron"],
    ["m7i.large", undefined],
  ])("%s has the accelerator %s", (type, accelerator) => {
    expect(acceleratorOf(type)).toBe(accelerator);
  });

  test("knows nothing of a type that is none", () => {
    expect([architectureOf("t9.huge"), vcpusOf("t9.huge"), memoryGibOf("t9.huge"), acceleratorOf("t9.huge")]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("has a number of processors and an amount of memory for every type", () => {
    const odd = EVERY.filter((type) => !((vcpusOf(type) ?? 0) >= 1 && (memoryGibOf(type) ?? 0) >= 0.5));
    expect(odd).toEqual([]);
    expect(EVERY.length).toBeGreaterThan(1000);
  });

  test.each(REGIONS)("%s has the documented type and a Graviton one", (region) => {
    expect(instanceTypes(region)).toEqual(expect.arrayContaining(["t3.medium", "t4g.medium"]));
  });

  test.each(["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"])("%s has every type of the catalog", (region) => {
    const types = CATALOG_KEYS.filter((key) => /^eks-(node|gpu)-type/.test(key)).map((key) =>
      catalogValue(key, "current"),
    );
    expect(types.map((type) => instanceTypeFinding(type, region, "t")).filter(Boolean)).toEqual([]);
    expect(types.length).toBe(3);
  });
});

describe("instanceTypeFinding", () => {
  test("asks whether a similar type was meant", () => {
    expect(instanceTypeFinding("t3.medum", "us-east-1", "instanceTypes")).toEqual({
      prop: "instanceTypes",
      rule: "an instance type that EC2 offers in us-east-1",
      got: '"t3.medum"',
      fix: "did you mean t3.medium?",
    });
  });

  test("fails for a generation that EKS nodes cannot be", () => {
    expect(fix("t2.micro", "us-east-1")).toBe("did you mean t3.micro?");
    expect(fix("p3.2xlarge", "us-east-1")).toMatch(/^did you mean /);
  });

  test("fails when the family exists without that size", () => {
    expect(fix("t3.8xlarge", "us-east-1")).toMatch(/^did you mean /);
  });

  test("names the newest family of the same use where a region lacks one", () => {
    expect(fix("t3a.medium", "eu-north-1")).toBe("use t3.medium there");
    expect(fix("m7g.large", "ca-west-1")).toBe("use m8g.large there");
  });

  test("names the GPU families that a region has", () => {
    expect(fix("g5.xlarge", "us-west-1")).toBe("use g4dn, p5, p5en");
  });

  test("says so where a region has no GPU at all", () => {
    expect(fix("g5.xlarge", "ca-west-1")).toBe("the region has no family of its kind, leave it out");
  });

  test.each(REGIONS)("suggests for %s only what it has", (region) => {
    const offered = new Set(instanceTypes(region));
    const families = new Set([...offered].map((type) => type.split(".")[0]));
    const wrong = EVERY.filter((type) => !offered.has(type)).filter((type) => {
      const suggestion = fix(type, region) ?? "";
      const there = /^use (\S+) there$/.exec(suggestion)?.[1];
      if (there !== undefined) return !offered.has(there) || architectureOf(there) !== architectureOf(type);
      const named = /^use (.+)$/.exec(suggestion)?.[1]?.split(", ");
      return named?.some((family) => !families.has(family)) === true;
    });
    expect(wrong).toEqual([]);
  });
});

describe("gpuZones", () => {
  test("names the zones of a type that not all zones have, by their ids", () => {
    expect(gpuZones("p4d.24xlarge", "eu-west-1")).toEqual(["euw1-az2"]);
    expect(gpuZones("g5.xlarge", "us-west-2")).toEqual(["usw2-az1", "usw2-az2", "usw2-az3"]);
  });

  test("looks at the size where sizes differ", () => {
    expect(gpuZones("p5.4xlarge", "ap-northeast-1")).toEqual(["apne1-az1"]);
    expect(gpuZones("p5.48xlarge", "ap-northeast-1")).toEqual(["apne1-az1", "apne1-az4"]);
  });

  test("says nothing where every zone has the type", () => {
    expect(gpuZones("g5.xlarge", "eu-west-1")).toBeUndefined();
    expect(gpuZones("t3.medium", "us-east-1")).toBeUndefined();
  });
});
