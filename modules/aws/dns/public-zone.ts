import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Construct } from "constructs";

export interface PublicZoneProps {
  /** The zone's exact name, without a trailing dot. */
  readonly name: string;
  /** Id of the zone. @default - looked up by its name */
  readonly zoneId?: string;
}

/**
 * The public hosted zone as other stacks than its owner use it. Without an id in the deployment file it is found by
 * exact name through the API, never through the owner's state.
 * @resource data.aws_route53_zone, only where no id is given
 */
export class PublicZone extends Construct {
  readonly zoneId: string;

  constructor(scope: Construct, id: string, props: PublicZoneProps) {
    super(scope, id);
    this.zoneId =
      props.zoneId ?? new DataAwsRoute53Zone(this, "Resource", { name: props.name, privateZone: false }).zoneId;
  }
}
