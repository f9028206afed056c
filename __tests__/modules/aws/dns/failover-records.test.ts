import { FailoverRecords, type FailoverRecordsProps, ttlFor } from "../../../../modules/aws/dns/failover-records";
import { synthesize } from "../../../support/synth";

const HOME = { region: "us-east-1", target: "us-east-1.api.example.com", healthCheckId: "gate-in-partner" };
const PARTNER = { region: "us-west-2", target: "us-west-2.api.example.com", healthCheckId: "gate-in-home" };

const synth = (props: Partial<FailoverRecordsProps> = {}) =>
  synthesize((scope) => {
    new FailoverRecords(scope, "Api", {
      name: "api.example.com",
      primary: HOME,
      secondary: PARTNER,
      detectionSeconds: 90,
      rtoSeconds: 14_400,
      zoneId: "Z1",
      ...props,
    });
  });

describe("FailoverRecords", () => {
  test("minimal props", () => {
    expect(synth().resources("aws_route53_record")).toMatchSnapshot();
  });

  test("answers with the regional names, home as PRIMARY and the partner as SECONDARY", () => {
    expect(synth().resources("aws_route53_record")).toMatchObject([
      {
        address: "aws_route53_record.api_primary",
        name: "api.example.com",
        type: "CNAME",
        records: ["us-east-1.api.example.com"],
        set_identifier: "us-east-1",
        failover_routing_policy: { type: "PRIMARY" },
      },
      {
        address: "aws_route53_record.api_secondary",
        name: "api.example.com",
        type: "CNAME",
        records: ["us-west-2.api.example.com"],
        set_identifier: "us-west-2",
        failover_routing_policy: { type: "SECONDARY" },
      },
    ]);
  });

  test("creates the secondary record after the primary one, which may have been a simple record", () => {
    expect(synth().resources("aws_route53_record")[1]?.depends_on).toEqual(["aws_route53_record.api_primary"]);
  });

  /** What Route 53 documents for failover records that both have a health check. */
  function answer(unhealthy: readonly string[]): unknown {
    const records = synth().resources("aws_route53_record");
    const of = (type: string) =>
      records.find((record) => (record.failover_routing_policy as { type: string }).type === type);
    const healthy = (record: ReturnType<typeof of>) => !unhealthy.includes(String(record?.health_check_id));
    const [primary, secondary] = [of("PRIMARY"), of("SECONDARY")];
    return (healthy(primary) || !healthy(secondary) ? primary : secondary)?.set_identifier;
  }

  test.each([
    { closed: [], region: "us-east-1" },
    { closed: ["gate-in-partner"], region: "us-west-2" },
    { closed: ["gate-in-home"], region: "us-east-1" },
    { closed: ["gate-in-partner", "gate-in-home"], region: "us-east-1" },
  ])("answers $region while the closed gates are $closed", ({ closed, region }) => {
    expect(answer(closed)).toBe(region);
  });

  test("defaults ttlSeconds to 60", () => {
    expect(
      synth()
        .resources("aws_route53_record")
        .map((record) => record.ttl),
    ).toEqual([60, 60]);
  });

  test("shortens the TTL to what the recovery time leaves", () => {
    expect(
      synth({ detectionSeconds: 30, rtoSeconds: 60 })
        .resources("aws_route53_record")
        .map((record) => record.ttl),
    ).toEqual([30, 30]);
  });

  test("accepts a recovery time that is just long enough", () => {
    expect(() => synth({ detectionSeconds: 90, rtoSeconds: 150, ttlSeconds: 60 })).not.toThrow();
  });

  test("fails when noticing and the TTL take longer than the recovery time", () => {
    expect(() => synth({ detectionSeconds: 90, rtoSeconds: 149, ttlSeconds: 60 })).toThrow(
      "Api: 'rtoSeconds' must be at least 150 seconds, 90 to notice and 60 until resolvers ask again, got 149; " +
        "raise the recovery time, or check more often with a shorter ttlSeconds",
    );
  });

  test("fails when the recovery time leaves no room for the shortest TTL", () => {
    expect(() => synth({ detectionSeconds: 30, rtoSeconds: 39 })).toThrow("'rtoSeconds' must be at least 40 seconds");
  });

  test.each([9, 61])("fails when ttlSeconds is %d", (ttlSeconds) => {
    expect(() => synth({ ttlSeconds })).toThrow("'ttlSeconds' must be 10 to 60 seconds");
  });
});

describe("ttlFor", () => {
  test("stays between 10 and 60 seconds", () => {
    expect(ttlFor(1000, 90)).toBe(60);
    expect(ttlFor(100, 90)).toBe(10);
    expect(ttlFor(95, 90)).toBe(10);
    expect(ttlFor(135, 90)).toBe(45);
  });
});
