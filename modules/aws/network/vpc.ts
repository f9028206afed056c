import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as CfVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { vpcName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

export interface VpcProps {
  readonly names: Names;
  /** The network's range. Changing it replaces the network. Range: /16 to /28. */
  readonly cidr: string;
}

/**
 * A region's network with its way to the internet. Both DNS settings are on, because private names of endpoints,
 * databases and file systems need them.
 *
 * @resource aws_vpc, aws_internet_gateway, aws_default_security_group
 */
export class Vpc extends Construct {
  readonly resource: CfVpc;
  readonly internetGateway: InternetGateway;

  constructor(scope: Construct, id: string, { names, cidr }: VpcProps) {
    super(scope, id);
    this.resource = new CfVpc(this, "Resource", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: vpcName(names) },
    });
    this.internetGateway = new InternetGateway(this, "InternetGateway", {
      vpcId: this.resource.id,
      tags: { Name: names.of("nameTag", "internet") },
    });
    // Whatever names no security group gets this one, so it lets nothing through. The network is new, so nothing
    // loses its rules. Empty lists, and not lists left out, make a rule added by hand show up in the next plan.
    new DefaultSecurityGroup(this, "DefaultSecurityGroup", {
      vpcId: this.resource.id,
      ingress: [],
      egress: [],
      tags: { Name: names.of("nameTag", "default-closed") },
    });
  }
}
