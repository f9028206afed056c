import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { apiHost, regionalApiHost } from "../../lib/identifiers/aws-names";
import type { AwsStateRegion } from "../../lib/state/location";
import { AlarmGate } from "../../modules/aws/dns/alarm-gate";
import { ArcGate } from "../../modules/aws/dns/arc-gate";
import { CnameRecord } from "../../modules/aws/dns/cname-record";
import { EndpointHealthCheck, requestIntervalFor } from "../../modules/aws/dns/endpoint-health-check";
import { FailoverRecords, TTL_SECONDS } from "../../modules/aws/dns/failover-records";
import { PublicZone } from "../../modules/aws/dns/public-zone";
import { AwsGlobalStack, type AwsSurroundings } from "./aws-stack";

/**
 * Which region answers to the API's name. Reads no state: whatever it names is known at synth.
 *
 * Where data needs a promotion, a gate decides and the endpoint checks only watch; elsewhere the endpoint checks decide
 * by themselves.
 */
export class TrafficStack extends AwsGlobalStack {
  constructor(around: AwsSurroundings, control: AwsStateRegion) {
    super(around, control, "traffic");
    const { deployment, aws } = around;
    const { zoneId } = new PublicZone(this, "PublicZone", {
      name: deployment.zone,
      ...(aws.zoneId === undefined ? {} : { zoneId: aws.zoneId }),
    });
    const name = apiHost(deployment.domain);
    const home = awsRegion(aws, aws.home);
    if (home.partner === undefined) {
      // The address of the primary failover record: a second region then changes this record in place.
      new CnameRecord(this, "ApiPrimary", {
        zoneId,
        name,
        target: regionalApiHost(deployment.domain, home.name),
        ttlSeconds: TTL_SECONDS.max,
      });
      return;
    }

    const partner = awsRegion(aws, home.partner);
    const rtoSeconds = 60 * Math.min(...deployment.tiers.map((tier) => tier.rtoMinutes));
    const endpoint = (region: AwsRegion) =>
      new EndpointHealthCheck(this, `Endpoint-${region.name}`, {
        names: this.names.in(region.short),
        fqdn: regionalApiHost(deployment.domain, region.name),
        requestIntervalSeconds: requestIntervalFor(rtoSeconds),
      });
    const endpoints = { home: endpoint(home), partner: endpoint(partner) };
    const gates = aws.databases.length === 0 ? undefined : this.gates(home, partner);

    new FailoverRecords(this, "Api", {
      zoneId,
      name,
      primary: {
        region: home.name,
        target: regionalApiHost(deployment.domain, home.name),
        healthCheckId: gates?.home ?? endpoints.home.healthCheckId,
      },
      secondary: {
        region: partner.name,
        target: regionalApiHost(deployment.domain, partner.name),
        healthCheckId: gates?.partner ?? endpoints.partner.healthCheckId,
      },
      detectionSeconds: Math.max(endpoints.home.detectionSeconds, endpoints.partner.detectionSeconds),
      rtoSeconds,
    });
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
}
