import fc from "fast-check";
import { ENVIRONMENTS } from "../../../lib/config/schema";
import { AWS_NAME_LIMITS, type AwsNameKind } from "../../../lib/names/limits";
import type { NameLimit } from "../../../lib/names/name-limit";
import { HASH_LENGTH, Names, shortHash } from "../../../lib/names/names";

const ACCOUNT = "123456789012";
const KINDS = Object.keys(AWS_NAME_LIMITS) as AwsNameKind[];
const LONGEST = "a".repeat(32);
const limitOf = (kind: AwsNameKind): NameLimit => AWS_NAME_LIMITS[kind];

const names = (project: string, environment = "production", regionShort: string | undefined = "use1") =>
  new Names({ project, environment, account: ACCOUNT, ...(regionShort === undefined ? {} : { regionShort }) });

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
/** What the deployment file takes as a project or a purpose. */
const slug = (max: number) =>
  fc
    .array(word, { minLength: 1, maxLength: 6 })
    .map((words) => words.join("-").slice(0, max).replace(/-$/, ""))
    // Names that start with these words belong to load balancing and to S3.
    .filter((text) => !/^(internal|sthree|xn|amzn)/.test(text));

describe("Names", () => {
  test("joins project, environment, region and purpose", () => {
    expect(names("inferloop").of("iamRole", "api")).toBe("inferloop-production-use1-api");
  });

  test("leaves the region out outside regions", () => {
    const global = new Names({ project: "inferloop", environment: "uat", account: ACCOUNT });
    expect(global.of("iamRole", "ci")).toBe("inferloop-uat-ci");
  });

  test("names the same thing in another region", () => {
    expect(names("inferloop").in("usw2").of("snsTopic", "alerts")).toBe("inferloop-production-usw2-alerts");
  });

  test("joins with the separator and puts the prefix that the service wants", () => {
    expect(names("inferloop").of("secret", "db")).toBe("inferloop-production-use1-db".replaceAll("-", "/"));
    expect(names("inferloop").of("logGroup", "audit")).toBe("/inferloop/production/use1/audit");
    expect(names("inferloop").of("kmsAlias", "data")).toBe("alias/inferloop-production-use1-data");
  });

  test("ends globally unique names in a hash of the account", () => {
    expect(names("inferloop").of("s3Bucket", "raw")).toBe(`inferloop-production-use1-raw-${shortHash(ACCOUNT)}`);
    const other = new Names({ ...names("inferloop").props, account: "210987654321" });
    expect(other.of("s3Bucket", "raw")).not.toBe(names("inferloop").of("s3Bucket", "raw"));
  });

  test("keeps a name that just fits, and cuts one that is a character longer", () => {
    const fits = "x".repeat(64 - "inferloop-production-use1-".length);
    expect(names("inferloop").of("iamRole", fits)).toBe(`inferloop-production-use1-${fits}`);
    expect(names("inferloop").of("iamRole", `${fits}x`)).toMatch(/^inferloo-[a-z0-9]{5}-prod-use1-x{39}$/);
  });

  test("cuts the project first, then the environment, then the purpose", () => {
    const project = "inferloop-synthetic-data";
    expect(names(project).of("loadBalancer", "api")).toMatch(/^inferl-[a-z0-9]{5}-production-use1-api$/);
    expect(names(project).of("loadBalancer", "gateway")).toMatch(/^inferloo-[a-z0-9]{5}-prod-use1-gateway$/);
    expect(names(project).of("loadBalancer", "gateway-of-the-api")).toMatch(/^infe-[a-z0-9]{5}-prod-use1-gateway-of$/);
  });

  test("never cuts to a hyphen before a separator", () => {
    expect(names("abcde-fghijklmnopqrstuvwxyz").of("loadBalancer", "api")).toMatch(/^abcde-[a-z0-9]{5}-production-/);
  });

  test.each(KINDS)("a longest project gives %s a name within its limits", (kind) => {
    const name = names(LONGEST, "production", "apne1").of(kind, "data-synthesis-queue");
    expect(name.length).toBeLessThanOrEqual(limitOf(kind).max);
    expect(name).toContain("apne1");
  });

  test.each(KINDS)("%s takes a name of its longest length as it is", (kind) => {
    const { max } = limitOf(kind);
    const factory = names("ab", "uat");
    const name = factory.of(kind, "p".repeat(max - (factory.of(kind, "p").length - 1)));
    expect(name).toHaveLength(max);
    expect(name).toMatch(/ab[-/]uat[-/]use1[-/]p+/);
  });

  test.each(KINDS)("%s uses all of its length for a name that is cut", (kind) => {
    const { max } = limitOf(kind);
    expect(names(LONGEST).of(kind, "p".repeat(max))).toHaveLength(max);
  });

  test.each(KINDS)("a project of 24 characters works for %s with realistic purposes in production", (kind) => {
    const project = "inferloop-synthetic-data";
    expect(project).toHaveLength(24);
    for (const purpose of ["api", "database-g1", "data-synthesis-queue"]) {
      const name = names(project).of(kind, purpose);
      expect(name.length).toBeLessThanOrEqual(limitOf(kind).max);
      expect(name).toContain(purpose.slice(0, 8));
    }
  });

  test("gives every kind a valid name, whatever the deployment file allows", () => {
    fc.assert(
      fc.property(
        slug(32),
        fc.constantFrom(...ENVIRONMENTS),
        fc.constantFrom(undefined, "use1", "apse1"),
        slug(40),
        fc.constantFrom(...KINDS),
        (project, environment, region, purpose, kind) => {
          const factory = names(project, environment, region);
          const name = factory.of(kind, purpose);
          const { min, max, pattern } = limitOf(kind);
          expect(name.length).toBeGreaterThanOrEqual(min);
          expect(name.length).toBeLessThanOrEqual(max);
          expect(name).toMatch(pattern);
          expect(factory.of(kind, purpose)).toBe(name);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("tells long names apart that differ only in what is cut", () => {
    const one = names(`${LONGEST.slice(1)}b`).of("loadBalancer", "api");
    const other = names(`${LONGEST.slice(1)}c`).of("loadBalancer", "api");
    expect(one).not.toBe(other);
    const purposes = ["gateway-of-the-api-1", "gateway-of-the-api-2"];
    const [first, second] = purposes.map((purpose) => names("inferloop").of("loadBalancer", purpose));
    expect(first).not.toBe(second);
  });

  test("fails when not even the shortest form fits", () => {
    const crowded = new Names({ project: "inferloop", environment: "integration-tests", account: ACCOUNT });
    expect(() => crowded.of("loadBalancer", "gateway-of-the-api")).toThrow(
      "name of loadBalancer: 'purpose' must be part of a name of at most 32 characters that still shows 8 of its own, " +
        "got inferloop-integration-tests-gateway-of-the-api; shorten the environment or the region's short name",
    );
  });

  test("fails for a purpose with characters that the service refuses", () => {
    expect(() => names("inferloop").of("s3Bucket", "Raw_Data")).toThrow(/^name of s3Bucket: 'purpose' must be usable/);
    expect(() => names("inferloop").of("dbInstance", "a--b")).toThrow("got inferloop-production-use1-a--b");
  });

  test("fails for a name that the service keeps for itself", () => {
    expect(() => names("internal").of("loadBalancer", "api")).toThrow("name of loadBalancer");
    expect(() => names("sthree").of("s3Bucket", "raw")).toThrow("name of s3Bucket");
  });
});

describe("shortHash", () => {
  test("never changes, because names live in clouds", () => {
    expect(shortHash("inferloop")).toBe("ulpd9");
  });

  test("has the asked length, in lower case letters and digits", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), (text, length) => {
        expect(shortHash(text, length)).toMatch(new RegExp(`^[a-z0-9]{${length}}$`));
      }),
    );
    expect(shortHash("x")).toHaveLength(HASH_LENGTH);
  });
});
