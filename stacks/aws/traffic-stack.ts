import { apiRoutes } from "../../lib/config/api-routes";
import type { AwsEdge } from "../../lib/config/aws/edge";
import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { CLOUDFRONT_REGION, hostedZoneArn } from "../../lib/identifiers/aws";
import {
  apiHost,
  cdnHost,
  dataBucketName,
  functionsHost,
  regionalApiHost,
  regionalFunctionsHost,
} from "../../lib/identifiers/aws-names";
import type { AwsStateRegion } from "../../lib/state/location";
import { AlarmGate } from "../../modules/aws/dns/alarm-gate";
import { AliasRecord } from "../../modules/aws/dns/alias-record";
import { ArcGate } from "../../modules/aws/dns/arc-gate";
import { CnameRecord } from "../../modules/aws/dns/cname-record";
import { EndpointHealthCheck, requestIntervalFor } from "../../modules/aws/dns/endpoint-health-check";
import { FailoverRecords, TTL_SECONDS } from "../../modules/aws/dns/failover-records";
import { PublicZone } from "../../modules/aws/dns/public-zone";
import { CdnLogs } from "../../modules/aws/edge/cdn-logs";
import { Distribution } from "../../modules/aws/edge/distribution";
import { RegionalCertificate } from "../../modules/aws/edge/regional-certificate";
import { ShieldProtection } from "../../modules/aws/edge/shield-protection";
import { WebAcl } from "../../modules/aws/edge/web-acl";
import { AwsGlobalStack, type AwsSurroundings } from "./aws-stack";

/** A name that leads to one region, and the names of the regions. */
interface SharedName {
  readonly id: string;
  readonly name: string;
  readonly target: (region: string) => string;
}

/**
 * Which region answers to the shared names, and the content delivery network before both. Reads no state: whatever it
 * names is known at synth. Without an entry from the internet it is empty.
 *
 * Where data needs a promotion, a gate decides and the endpoint checks only watch; elsewhere the endpoint checks decide
 * by themselves.
 */
export class TrafficStack extends AwsGlobalStack {
  constructor(around: AwsSurroundings, control: AwsStateRegion) {
    super(around, control, "traffic");
    const { deployment, aws } = around;
    if (aws.edge === undefined) return;
    const { zoneId } = new PublicZone(this, "PublicZone", {
      name: deployment.zone,
      ...(aws.zoneId === undefined ? {} : { zoneId: aws.zoneId }),
    });
    this.addNames(zoneId);
    const distributionArn = this.addCdn(zoneId, aws.edge);
    if (aws.edge.shieldAdvanced) {
      const shield = (id: string, purpose: string, resourceArn: string) =>
        new ShieldProtection(this, id, { names: this.names, purpose, resourceArn });
      shield("ZoneShield", "zone", hostedZoneArn(zoneId));
      if (distributionArn !== undefined) shield("CdnShield", "cdn", distributionArn);
    }
  }

  /** The names that all regions answer to. */
  private addNames(zoneId: string): void {
    const { deployment, aws } = this.around;
    const { domain } = deployment;
    const names: SharedName[] = [
      { id: "Api", name: apiHost(domain), target: (region) => regionalApiHost(domain, region) },
    ];
    if (apiRoutes(aws.functions).length > 0) {
      const target = (region: string) => regionalFunctionsHost(domain, region);
      names.push({ id: "Functions", name: functionsHost(domain), target });
    }
    const home = awsRegion(aws, aws.home);
    if (home.partner === undefined) {
      for (const { id, name, target } of names) {
        // The address of the primary failover record: a second region then changes this record in place.
        new CnameRecord(this, `${id}Primary`, {
          zoneId,
          name,
          target: target(home.name),
          ttlSeconds: TTL_SECONDS.max,
        });
      }
      return;
    }

    const partner = awsRegion(aws, home.partner);
    const rtoSeconds = 60 * Math.min(...deployment.tiers.map((tier) => tier.rtoMinutes));
    const endpoint = (region: AwsRegion) =>
      new EndpointHealthCheck(this, `Endpoint-${region.name}`, {
        names: this.names.in(region.short),
        fqdn: regionalApiHost(domain, region.name),
        requestIntervalSeconds: requestIntervalFor(rtoSeconds),
      });
    const endpoints = { home: endpoint(home), partner: endpoint(partner) };
    const gates = aws.databases.length === 0 ? undefined : this.gates(home, partner);
    for (const { id, name, target } of names) {
      // The same checks for all names: a region serves, or it does not.
      const answer = (region: AwsRegion, healthCheckId: string) => ({
        region: region.name,
        target: target(region.name),
        healthCheckId,
      });
      new FailoverRecords(this, id, {
        zoneId,
        name,
        primary: answer(home, gates?.home ?? endpoints.home.healthCheckId),
        secondary: answer(partner, gates?.partner ?? endpoints.partner.healthCheckId),
        detectionSeconds: Math.max(endpoints.home.detectionSeconds, endpoints.partner.detectionSeconds),
        rtoSeconds,
      });
    }
  }

  /** Health checks that decide on home's record and on the partner's. */
  private gates(home: AwsRegion, partner: AwsRegion): { readonly home: string; readonly partner: string } {
    if (this.around.aws.gate === "arc") {
      const arc = new ArcGate(this, "Arc", { names: this.names, regions: [home, partner] });
      return { home: arc.healthCheckId(home.name), partner: arc.healthCheckId(partner.name) };
    }
    // The alarm that guards a region stands in its partner.
    const gateIn = ({ name, short }: AwsRegion) =>
      new AlarmGate(this, `GateIn-${name}`, { names: this.names.in(short), alarmRegion: name }).healthCheckId;
    return { home: gateIn(partner), partner: gateIn(home) };
  }

  /** Static content from a bucket and its replica. CloudFront asks the second by itself when the first fails. */
  private addCdn(zoneId: string, { cdn, blockAnonymous, requestsPerFiveMinutes }: AwsEdge): string | undefined {
    if (cdn === undefined) return undefined;
    const { names } = this;
    const { deployment, aws } = this.around;
    const { protect, retentionDays } = deployment.profile;
    const name = cdnHost(deployment.domain);
    // The firewall knows ranges of IPv4 only: where they count, nobody must come around them.
    const ipv6 = deployment.allowedIpRanges.length === 0;
    const webAcl = new WebAcl(this, "CdnFirewall", {
      names,
      region: CLOUDFRONT_REGION,
      scope: "CLOUDFRONT",
      allowedIpRanges: deployment.allowedIpRanges,
      blockAnonymous,
      requestsPerFiveMinutes,
    });
    const { certificateArn } = new RegionalCertificate(this, "CdnCertificate", {
      names,
      purpose: "cdn",
      region: CLOUDFRONT_REGION,
      domainNames: [name],
    });
    const origin = ({ name: region, short }: AwsRegion) => ({
      region,
      bucket: dataBucketName(names.in(short), cdn.bucket),
    });
    const home = awsRegion(aws, aws.home);
    const { resource } = new Distribution(this, "Cdn", {
      names,
      domainName: name,
      certificateArn,
      webAclArn: webAcl.resource.arn,
      home: origin(home),
      ...(home.partner === undefined ? {} : { partner: origin(awsRegion(aws, home.partner)) }),
      ipv6,
      priceClass: cdn.priceClass,
    });
    new CdnLogs(this, "CdnLogs", {
      names,
      webAcl,
      distributionArn: resource.arn,
      protect,
      retentionDays: retentionDays.audit,
    });
    new AliasRecord(this, "CdnName", {
      zoneId,
      name,
      target: { dnsName: resource.domainName, zoneId: resource.hostedZoneId },
      evaluateTargetHealth: false,
      ipv6,
    });
    return resource.arn;
  }
}
