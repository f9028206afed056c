import { apiRoutes } from "../../lib/config/api-routes";
import { liveMember } from "../../lib/config/databases";
import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_DNS } from "../../lib/contracts/aws-dns";
import { AWS_EDGE, type AwsEdge } from "../../lib/contracts/aws-edge";
import { AWS_NETWORK } from "../../lib/contracts/aws-network";
import { DATABASE_ENDPOINT } from "../../lib/contracts/database-endpoint";
import {
  internalDatabaseHost,
  internalZoneName,
  regionalApiHost,
  regionalFunctionsHost,
} from "../../lib/identifiers/aws-names";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { AliasRecord } from "../../modules/aws/dns/alias-record";
import { CnameRecord } from "../../modules/aws/dns/cname-record";
import { PrivateZone } from "../../modules/aws/dns/private-zone";
import { PublicZone } from "../../modules/aws/dns/public-zone";
import { ShieldProtection } from "../../modules/aws/edge/shield-protection";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/** How soon clients follow a database to its next generation. Unit: seconds. */
const DATABASE_TTL_SECONDS = 30;

/**
 * Where the name of a database leads while its only instance in the region is retired: what is written there is lost.
 * The name itself stays until the next generation takes it.
 * @see https://www.rfc-editor.org/rfc/rfc2606
 */
const NOWHERE = "retired.invalid";

/**
 * A region's own names: of its entry from the internet, and the internal ones.
 *
 * A database keeps its internal name through all generations. The server's certificate names the RDS host instead, so
 * clients that verify it use `sslmode=verify-ca`.
 */
export class DnsStack extends AwsServiceRegionStack {
  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: {
      readonly network: DeploymentStack;
      readonly data: DeploymentStack;
      readonly edge: DeploymentStack | undefined;
    },
  ) {
    super(around, place, region, "dns");
    const { deployment, aws } = around;
    const network = this.consume(upstream.network, AWS_NETWORK);

    const { zoneId } = new PublicZone(this, "PublicZone", {
      name: deployment.zone,
      ...(aws.zoneId === undefined ? {} : { zoneId: aws.zoneId }),
    });
    if (upstream.edge !== undefined) this.addEntry(zoneId, this.consume(upstream.edge, AWS_EDGE));

    const internal = new PrivateZone(this, "InternalZone", {
      name: internalZoneName(this.names, region.name),
      vpcId: network.vpc_id,
    });
    for (const database of aws.databases) {
      const member = liveMember(region.name, database);
      if (member === undefined) continue;
      new CnameRecord(this, `Database-${database.name}`, {
        zoneId: internal.zoneId,
        name: internalDatabaseHost(this.names, region.name, database.name),
        target: member.retired ? NOWHERE : this.consume(upstream.data, DATABASE_ENDPOINT, database.name).host,
        ttlSeconds: DATABASE_TTL_SECONDS,
      });
    }

    this.publish(AWS_DNS, {
      public_zone_id: zoneId,
      internal_zone_id: internal.zoneId,
    });
  }

  /** Where the region's public names lead. Which region the shared names lead to is `traffic`. */
  private addEntry(zoneId: string, edge: AwsEdge): void {
    const { deployment, aws } = this.around;
    const { domain } = deployment;
    const region = this.awsRegion.name;
    new AliasRecord(this, "Api", {
      zoneId,
      name: regionalApiHost(domain, region),
      target: { dnsName: edge.load_balancer_dns_name, zoneId: edge.load_balancer_zone_id },
      evaluateTargetHealth: true,
    });
    if (apiRoutes(aws.functions).length > 0) {
      new AliasRecord(this, "Functions", {
        zoneId,
        name: regionalFunctionsHost(domain, region),
        target: { dnsName: edge.api_domain_name, zoneId: edge.api_domain_zone_id },
        evaluateTargetHealth: true,
      });
    }
    // Shield's control plane stands where Route 53's does, and the load balancer's ARN is known in its region only.
    if (aws.edge?.shieldAdvanced === true) {
      const props = { names: this.names, purpose: "load-balancer", resourceArn: edge.load_balancer_arn };
      new ShieldProtection(this, "LoadBalancerShield", props);
    }
  }
}
