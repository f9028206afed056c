import { HostedZone } from "../../../../modules/aws/dns/hosted-zone";
import { synthesize } from "../../../support/synth";

const zone = (protect = true) =>
  synthesize((scope) => new HostedZone(scope, "Zone", { name: "inferloop.example.com", protect }));

describe("HostedZone", () => {
  test("minimal props", () => {
    expect(zone().json.resource).toMatchSnapshot();
  });

  test("takes changes again soon after its control plane's region is lost", () => {
    expect(zone().resource("aws_route53_zone").enable_accelerated_recovery).toBe(true);
  });

  test("is kept by Terraform where things are protected, and only there", () => {
    expect(zone().resource("aws_route53_zone")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(zone(false).resource("aws_route53_zone").force_destroy).toBe(true);
    expect(zone(false).resource("aws_route53_zone")).not.toHaveProperty("lifecycle");
  });
});
