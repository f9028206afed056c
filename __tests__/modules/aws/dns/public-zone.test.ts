import { TerraformOutput } from "cdktf";
import { PublicZone } from "../../../../modules/aws/dns/public-zone";
import { synthesize } from "../../../support/synth";

const synth = (zoneId?: string) =>
  synthesize((scope) => {
    const zone = new PublicZone(scope, "PublicZone", { name: "example.com", ...(zoneId && { zoneId }) });
    new TerraformOutput(scope, "zone_id", { value: zone.zoneId, staticId: true });
  });

describe("PublicZone", () => {
  test("is looked up by its exact name among the public zones", () => {
    expect(synth().json.data).toEqual({
      aws_route53_zone: { public_zone: { name: "example.com", private_zone: false } },
    });
    expect(synth().json.output).toEqual({ zone_id: { value: "${data.aws_route53_zone.public_zone.zone_id}" } });
  });

  test("looks nothing up when the id is given", () => {
    expect(synth("Z0123456789").addresses()).toEqual([]);
    expect(synth("Z0123456789").json.output).toEqual({ zone_id: { value: "Z0123456789" } });
  });
});
