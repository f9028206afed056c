import { liveMember } from "../../lib/config/databases";
import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_DNS } from "../../lib/contracts/aws-dns";
import { AWS_NETWORK } from "../../lib/contracts/aws-network";
import { DATABASE_ENDPOINT } from "../../lib/contracts/database-endpoint";
import { apiHost, internalDatabaseHost, internalZoneName, regionalApiHost } from "../../lib/identifiers/aws-names";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { CnameRecord } from "../../modules/aws/dns/cname-record";
import { PrivateZone } from "../../modules/aws/dns/private-zone";
import { PublicZone } from "../../modules/aws/dns/public-zone";
import { RegionalCertificate } from "../../modules/aws/dns/regional-certificate";
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
 * A region's certificate and its internal names.
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
    const { certificateArn } = new RegionalCertificate(this, "Certificate", {
      names: this.names,
      sharedName: apiHost(deployment.domain),
      regionalName: regionalApiHost(deployment.domain, region.name),
      zoneId,
    });

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
      certificate_arn: certificateArn,
      public_zone_id: zoneId,
      internal_zone_id: internal.zoneId,
    });
  }
}
