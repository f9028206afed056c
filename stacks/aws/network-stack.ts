import type { AwsVpnConnection } from "../../lib/config/aws/vpn";
import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../lib/contracts/aws-network";
import { awsRoleArn } from "../../lib/identifiers/aws-roles";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { FlowLogs } from "../../modules/aws/network/flow-logs";
import { GatewayEndpoints } from "../../modules/aws/network/gateway-endpoints";
import { InterfaceEndpoints } from "../../modules/aws/network/interface-endpoints";
import { NatGateways } from "../../modules/aws/network/nat-gateways";
import { NetworkAcl } from "../../modules/aws/network/network-acl";
import { databaseAclRules, privateAclRules, publicAclRules } from "../../modules/aws/network/network-acl-rules";
import { RouteTable } from "../../modules/aws/network/route-table";
import { SecurityGroups } from "../../modules/aws/network/security-groups";
import { Subnets, type SubnetTier } from "../../modules/aws/network/subnets";
import { Vpc } from "../../modules/aws/network/vpc";
import { VpnConnection } from "../../modules/aws/network/vpn-connection";
import { VpnGateway } from "../../modules/aws/network/vpn-gateway";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

type Tiers = Readonly<Record<SubnetTier, Subnets>>;

/** A region's network: addresses, ways in and out, and who may speak to whom. */
export class NetworkStack extends AwsServiceRegionStack {
  private readonly vpc: Vpc;

  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: { readonly foundation: DeploymentStack },
  ) {
    super(around, place, region, "network");
    const { names } = this;
    const { profile } = around.deployment;
    const { logs_key_arn } = this.consume(upstream.foundation, AWS_FOUNDATION);

    this.vpc = new Vpc(this, "Vpc", { names, cidr: region.cidr });
    const vpcId = this.vpc.resource.id;
    const subnets: Tiers = {
      public: this.subnets("Public", "public"),
      private: this.subnets("Private", "private"),
      database: this.subnets("Database", "database"),
      cluster: this.subnets("Cluster", "cluster"),
    };
    const nat = new NatGateways(this, "Nat", {
      names,
      natGateways: profile.natGateways,
      subnets: subnets.public.subnets,
      internetGateway: this.vpc.internetGateway,
    });
    const privateRouteTableIds = this.routes(subnets, nat);
    this.accessLists(subnets);
    const groups = new SecurityGroups(this, "SecurityGroups", { names, vpcId, vpcCidr: region.cidr });

    new GatewayEndpoints(this, "GatewayEndpoints", {
      names,
      region: region.name,
      vpcId,
      routeTableIds: privateRouteTableIds,
    });
    if (profile.interfaceEndpoints) {
      new InterfaceEndpoints(this, "InterfaceEndpoints", {
        names,
        region: region.name,
        vpcId,
        subnetIds: subnets.private.subnetIds,
        securityGroupId: groups.endpoints.resource.id,
      });
    }
    this.connectPremises(privateRouteTableIds, groups, logs_key_arn);
    new FlowLogs(this, "FlowLogs", {
      names,
      vpcId,
      roleArn: awsRoleArn(names, "flow-logs"),
      kmsKeyArn: logs_key_arn,
      retentionDays: profile.retentionDays.audit,
      deletionProtection: profile.protect,
    });

    this.publish(AWS_NETWORK, {
      vpc_id: vpcId,
      vpc_cidr: region.cidr,
      public_subnet_ids: subnets.public.subnetIds,
      private_subnet_ids: subnets.private.subnetIds,
      database_subnet_ids: subnets.database.subnetIds,
      cluster_subnet_ids: subnets.cluster.subnetIds,
      private_route_table_ids: privateRouteTableIds,
      nat_gateway_ids: nat.gatewayIds,
      workload_security_group_id: groups.workload.resource.id,
      database_security_group_id: groups.database.resource.id,
      file_system_security_group_id: groups.fileSystem.resource.id,
    });
  }

  private get premises(): readonly AwsVpnConnection[] {
    return this.around.aws.vpn.filter(({ region }) => region === this.awsRegion.name);
  }

  private connectPremises(routeTableIds: readonly string[], groups: SecurityGroups, logsKeyArn: string): void {
    const { names, premises } = this;
    if (premises.length === 0) return;
    const zones = this.awsRegion.zones.map(({ zone }) => zone);
    const gateway = new VpnGateway(this, "Vpn", {
      names,
      vpcId: this.vpc.resource.id,
      routeTableIds: Object.fromEntries(zones.map((zone, position) => [zone, routeTableIds[position] ?? ""])),
    });
    for (const { name, address, bgpAsn, routes } of premises) {
      new VpnConnection(this, `Vpn-${name}`, {
        names,
        place: name,
        address,
        bgpAsn,
        routes,
        vpnGatewayId: gateway.resource.id,
        logsKeyArn,
        logRetentionDays: this.around.deployment.profile.retentionDays.audit,
      });
      for (const route of routes) {
        groups.workload.addEgress(`to-${name}-${route.replace(/[./]/g, "-")}`, {
          peer: { cidr: route },
          traffic: "all",
          description: `Premises: ${name}`,
        });
      }
    }
  }

  private subnets(id: string, tier: SubnetTier): Subnets {
    const zones = this.awsRegion.zones.map((zone) => ({ zone: zone.zone, cidr: zone[tier] }));
    return new Subnets(this, id, { names: this.names, tier, vpcId: this.vpc.resource.id, zones });
  }

  /** Ids of the private route tables, in the order of the zones. */
  private routes(subnets: Tiers, nat: NatGateways): string[] {
    const { names, vpc } = this;
    const vpcId = vpc.resource.id;
    new RouteTable(this, "PublicRoutes", {
      names,
      purpose: "public",
      vpcId,
      subnetIds: byZone(subnets.public),
      defaultRoute: { internetGatewayId: vpc.internetGateway.id },
    });
    new RouteTable(this, "DatabaseRoutes", { names, purpose: "database", vpcId, subnetIds: byZone(subnets.database) });
    // One table for each zone even where all zones share a gateway: a second gateway then changes routes only.
    return subnets.private.subnets.map(({ zone, subnetId }) => {
      const table = new RouteTable(this, `PrivateRoutes-${zone}`, {
        names,
        purpose: `private-${zone}`,
        vpcId,
        subnetIds: { private: subnetId, cluster: subnets.cluster.subnetIn(zone) },
        defaultRoute: { natGatewayId: nat.idIn(zone) },
      });
      return table.resource.id;
    });
  }

  private accessLists(subnets: Tiers): void {
    const { names, around } = this;
    const { cidr, partner, zones } = this.awsRegion;
    const vpcId = this.vpc.resource.id;
    const peerCidr = partner === undefined ? undefined : awsRegion(around.aws, partner).cidr;
    new NetworkAcl(this, "PublicAcl", {
      names,
      purpose: "public",
      vpcId,
      subnetIds: subnets.public.subnetIds,
      rules: publicAclRules(cidr),
    });
    new NetworkAcl(this, "PrivateAcl", {
      names,
      purpose: "private",
      vpcId,
      subnetIds: [...subnets.private.subnetIds, ...subnets.cluster.subnetIds],
      rules: privateAclRules(
        cidr,
        peerCidr,
        this.premises.flatMap(({ routes }) => routes),
      ),
    });
    new NetworkAcl(this, "DatabaseAcl", {
      names,
      purpose: "database",
      vpcId,
      subnetIds: subnets.database.subnetIds,
      rules: databaseAclRules(zones),
    });
  }
}

function byZone({ subnets }: Subnets): Record<string, string> {
  return Object.fromEntries(subnets.map(({ zone, subnetId }) => [zone, subnetId]));
}
