import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/**
 * Services that workloads call all the time. Session Manager needs `ssm` and `ssmmessages`; agents since 3.3.40.0 do
 * without `ec2messages`.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html (2026-11)
 */
export const INTERFACE_ENDPOINTS = [
  "ecr.api",
  "ecr.dkr",
  "kms",
  "logs",
  "secretsmanager",
  "ssm",
  "ssmmessages",
  "sts",
] as const;

export interface InterfaceEndpointsProps {
  readonly names: Names;
  readonly region: string;
  readonly vpcId: string;
  /** At most one subnet in a zone. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
}

/**
 * Private addresses of AWS services under their usual names, so that calls work while the way to the internet is lost.
 * Each costs by the hour in every zone. They have no policy of their own: workloads call STS before they have an
 * identity and pull images of AWS's accounts, so roles and the policies of keys and secrets decide.
 *
 * @resource aws_vpc_endpoint
 */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { names, region, vpcId, subnetIds, securityGroupId } = props;
    for (const service of INTERFACE_ENDPOINTS) {
      const key = service.replace(".", "-");
      new VpcEndpoint(this, key, {
        vpcId,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.${region}.${service}`,
        subnetIds,
        securityGroupIds: [securityGroupId],
        privateDnsEnabled: true,
        tags: { Name: names.of("nameTag", key) },
      });
    }
  }
}
