import { CnameRecord } from "../../../../modules/aws/dns/cname-record";
import { synthesize } from "../../../support/synth";

test("CnameRecord leads a name to another, without a health check", () => {
  const stack = synthesize((scope) => {
    new CnameRecord(scope, "Orders", {
      name: "orders.internal",
      target: "orders-g1.rds.amazonaws.com",
      ttlSeconds: 30,
      zoneId: "Z1",
    });
  });
  expect(stack.resource("aws_route53_record")).toEqual({
    address: "aws_route53_record.orders",
    zone_id: "Z1",
    name: "orders.internal",
    type: "CNAME",
    ttl: 30,
    records: ["orders-g1.rds.amazonaws.com"],
  });
});
