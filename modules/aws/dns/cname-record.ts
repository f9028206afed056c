import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

export interface CnameRecordProps {
  /** Full name of the record. */
  readonly name: string;
  /** Host name that it leads to. */
  readonly target: string;
  /** How long resolvers keep the answer. Unit: seconds. */
  readonly ttlSeconds: number;
  readonly zoneId: string;
}

/** One name that leads to another, whatever the state of its target. @resource aws_route53_record */
export class CnameRecord extends Construct {
  readonly resource: Route53Record;

  constructor(scope: Construct, id: string, props: CnameRecordProps) {
    super(scope, id);
    this.resource = new Route53Record(this, "Resource", {
      zoneId: props.zoneId,
      name: props.name,
      type: "CNAME",
      ttl: props.ttlSeconds,
      records: [props.target],
    });
  }
}
