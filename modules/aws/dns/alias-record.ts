import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

/** Something of AWS that a name can lead to. */
export interface AliasTarget {
  readonly dnsName: string;
  /** Zone of the service that holds `dnsName`, never the deployment's own. */
  readonly zoneId: string;
}

export interface AliasRecordProps {
  /** Whether the record counts as unhealthy while its target is. Not for CloudFront, which has no health. */
  readonly evaluateTargetHealth: boolean;
  /** Also for IPv6. @default false */
  readonly ipv6?: boolean;
  /** Full name of the record. */
  readonly name: string;
  readonly target: AliasTarget;
  readonly zoneId: string;
}

/**
 * A name that stands for a service of AWS: answered with its addresses, without a time to live of its own.
 * @resource aws_route53_record
 */
export class AliasRecord extends Construct {
  readonly resource: Route53Record;

  constructor(scope: Construct, id: string, props: AliasRecordProps) {
    super(scope, id);
    const record = {
      zoneId: props.zoneId,
      name: props.name,
      alias: {
        name: props.target.dnsName,
        zoneId: props.target.zoneId,
        evaluateTargetHealth: props.evaluateTargetHealth,
      },
    };
    this.resource = new Route53Record(this, "Resource", { ...record, type: "A" });
    if (props.ipv6 === true) new Route53Record(this, "Ipv6", { ...record, type: "AAAA" });
  }
}
