import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";

export interface HostedZoneProps {
  readonly name: string;
  /** Keeps Terraform from destroying the zone. A new zone has new name servers, which the parent must learn. */
  readonly protect: boolean;
}

/**
 * The public zone of the domain, where the deployment creates it. With accelerated recovery, Route 53 takes changes
 * again within about an hour when its control plane's region is lost; it must be on before that.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/accelerated-recovery.html (2026-11)
 * @resource aws_route53_zone
 */
export class HostedZone extends Construct {
  readonly resource: Route53Zone;
  /** @attribute known after apply */
  readonly zoneId: string;

  constructor(scope: Construct, id: string, props: HostedZoneProps) {
    super(scope, id);
    this.resource = new Route53Zone(this, "Resource", {
      name: props.name,
      enableAcceleratedRecovery: true,
      forceDestroy: !props.protect,
      ...(props.protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.zoneId = this.resource.zoneId;
  }
}
