import type { Deployment } from "../../../lib/config/deployment";
import { AWS_TAG_LIMITS, awsTags, deploymentTags, tierTags } from "../../../lib/tags/tags";

const critical = { name: "critical", rtoMinutes: 240, rpoMinutes: 60 };

/** The part of a deployment that tags read. */
const deployment = {
  project: "inferloop-synthdata",
  environment: "production",
  owner: "Data Platform",
  costCenter: "Engineering",
  profile: { autoShutdown: false },
  tiers: [critical, { name: "batch", rtoMinutes: 1440, rpoMinutes: 1440 }],
} as unknown as Deployment;

describe("tierTags", () => {
  test("tells the documented objectives in hours", () => {
    expect(tierTags(critical)).toEqual({ RTO: "4h", RPO: "1h" });
  });

  test("tells in minutes what is no whole number of hours", () => {
    expect(tierTags({ name: "odd", rtoMinutes: 90, rpoMinutes: 5 })).toEqual({ RTO: "90m", RPO: "5m" });
  });
});

describe("deploymentTags", () => {
  test("gives the documented tags and the objectives of the default tier", () => {
    expect(deploymentTags(deployment)).toEqual({
      Environment: "production",
      Project: "inferloop-synthdata",
      CostCenter: "Engineering",
      Owner: "Data Platform",
      AutoShutdown: "No",
      ManagedBy: "cdktf",
      RTO: "4h",
      RPO: "1h",
    });
  });

  test("says Yes where schedules may stop things", () => {
    const resting = { ...deployment, profile: { ...deployment.profile, autoShutdown: true } };
    expect(deploymentTags(resting).AutoShutdown).toBe("Yes");
  });
});

describe("awsTags", () => {
  test("sorts the keys, so that the same tags give the same bytes", () => {
    expect(Object.keys(awsTags({ b: "2", a: "1" }))).toEqual(["a", "b"]);
    expect(awsTags({ b: "2", a: "1" })).toEqual({ a: "1", b: "2" });
  });

  test("accepts what the deployment gives", () => {
    expect(awsTags(deploymentTags(deployment))).toEqual(deploymentTags(deployment));
  });

  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"]));

  test("accepts tags at the limits", () => {
    expect(Object.keys(awsTags(many(AWS_TAG_LIMITS.count)))).toHaveLength(50);
    expect(awsTags({ ["k".repeat(128)]: "v".repeat(256) })).toEqual({ ["k".repeat(128)]: "v".repeat(256) });
    expect(awsTags({ empty: "" })).toEqual({ empty: "" });
  });

  test("fails past the limits", () => {
    expect(() => awsTags(many(51))).toThrow("'tags' must be at most 50 tags, got 51; remove some");
    expect(() => awsTags({ ["k".repeat(129)]: "v" })).toThrow("a key of 1 to 128 characters, got 129");
    expect(() => awsTags({ "": "v" })).toThrow("a key of 1 to 128 characters, got 0");
    expect(() => awsTags({ Owner: "v".repeat(257) })).toThrow("'Owner' must be at most 256 characters, got 257");
  });

  test.each(["aws:created", "AWS:created"])("fails for the key %s, which AWS keeps", (key) => {
    expect(() => awsTags({ [key]: "v" })).toThrow("without the prefix aws:");
  });

  test("fails for characters that AWS refuses", () => {
    expect(() => awsTags({ Owner: "a;b" })).toThrow(
      `tags: 'Owner' must be letters, digits, spaces and _.:/=+@-, got "a;b"; remove the other characters`,
    );
  });
});
