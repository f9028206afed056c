import { PrivateZone } from "../../../../modules/aws/dns/private-zone";
import { synthesize } from "../../../support/synth";

test("PrivateZone is seen by its VPC only", () => {
  const stack = synthesize((scope) => {
    new PrivateZone(scope, "InternalZone", { name: "us-east-1.production.inferloop.internal", vpcId: "vpc-1" });
  });
  expect(stack.resource("aws_route53_zone")).toEqual({
    address: "aws_route53_zone.internal_zone",
    name: "us-east-1.production.inferloop.internal",
    comment: "Internal names of the region",
    vpc: [{ vpc_id: "vpc-1" }],
  });
});
