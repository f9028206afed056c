import { ShieldProtection } from "../../../../modules/aws/edge/shield-protection";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize(
  (scope) =>
    new ShieldProtection(scope, "Shield", {
      names: testNames(),
      purpose: "load-balancer",
      resourceArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/api/1",
    }),
);

test("ShieldProtection protects one resource, and subscribes to nothing: that binds for a year", () => {
  expect(stack.json.resource).toEqual({
    aws_shield_protection: {
      shield: {
        name: "inferloop-production-use1-load-balancer",
        resource_arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/api/1",
      },
    },
  });
});
