import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "../identity/policy";

export interface GatewayEndpointsProps {
  readonly names: Names;
  readonly region: string;
  readonly vpcId: string;
  readonly routeTableIds: string[];
}

/**
 * The free ways to S3 and DynamoDB of the region that pass no NAT gateway. They write to this account only. Reading
 * objects of others stays open: image layers, packages and agents come from buckets that AWS and registries own, under
 * names that change.
 *
 * @resource aws_vpc_endpoint
 */
export class GatewayEndpoints extends Construct {
  constructor(scope: Construct, id: string, { names, region, vpcId, routeTableIds }: GatewayEndpointsProps) {
    super(scope, id);
    const conditions = { StringEquals: { "aws:ResourceAccount": names.props.account } };
    const gateway = { vpcId, vpcEndpointType: "Gateway", routeTableIds };
    new VpcEndpoint(this, "S3", {
      ...gateway,
      serviceName: `com.amazonaws.${region}.s3`,
      policy: policyDocument([
        { sid: "OwnBuckets", principals: "*", actions: ["s3:*"], resources: ["*"], conditions },
        { sid: "ReadObjects", principals: "*", actions: ["s3:GetObject"], resources: ["*"] },
      ]),
      tags: { Name: names.of("nameTag", "s3") },
    });
    new VpcEndpoint(this, "Dynamodb", {
      ...gateway,
      serviceName: `com.amazonaws.${region}.dynamodb`,
      policy: policyDocument([
        { sid: "OwnTables", principals: "*", actions: ["dynamodb:*"], resources: ["*"], conditions },
      ]),
      tags: { Name: names.of("nameTag", "dynamodb") },
    });
  }
}
