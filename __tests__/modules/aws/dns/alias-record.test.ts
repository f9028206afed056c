import { AliasRecord, type AliasRecordProps } from "../../../../modules/aws/dns/alias-record";
import { synthesize } from "../../../support/synth";

const PROPS: AliasRecordProps = {
  zoneId: "Z1",
  name: "us-east-1.api.example.com",
  target: { dnsName: "lb.elb.amazonaws.com", zoneId: "Z35SXDOTRQ7X7K" },
  evaluateTargetHealth: true,
};
const records = (props: Partial<AliasRecordProps> = {}) =>
  synthesize((scope) => new AliasRecord(scope, "Name", { ...PROPS, ...props })).resources("aws_route53_record");

describe("AliasRecord", () => {
  test("minimal props", () => {
    expect(records()).toMatchSnapshot();
  });

  test("leads to its target in the target's own zone, without a time to live", () => {
    const [record] = records();
    expect(record).toMatchObject({
      zone_id: "Z1",
      type: "A",
      alias: { name: "lb.elb.amazonaws.com", zone_id: "Z35SXDOTRQ7X7K", evaluate_target_health: true },
    });
    expect(record).not.toHaveProperty("ttl");
  });

  test("answers for IPv6 too where it is asked to", () => {
    const [four, six] = records({ ipv6: true });
    expect([four?.type, six?.type]).toEqual(["A", "AAAA"]);
    expect({ ...six, type: "A", address: four?.address }).toEqual(four);
  });
});
