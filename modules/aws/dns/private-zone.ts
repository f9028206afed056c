import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";

export interface PrivateZoneProps {
  /** Name of the zone. Changing it replaces the zone. */
  readonly name: string;
  /** The only network that sees the zone. */
  readonly vpcId: string;
}

/** A hosted zone that only one VPC sees. @resource aws_route53_zone */
export class PrivateZone extends Construct {
  readonly resource: Route53Zone;
  /** @attribute known after apply */
  readonly zoneId: string;

  constructor(scope: Construct, id: string, props: PrivateZoneProps) {
    super(scope, id);
    this.resource = new Route53Zone(this, "Resource", {
      name: props.name,
      comment: "Internal names of the region",
      vpc: [{ vpcId: props.vpcId }],
    });
    this.zoneId = this.resource.zoneId;
  }
}
