import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";

/** How long resolvers may keep an answer that can fail over. Unit: seconds. */
export const TTL_SECONDS = { min: 10, max: 60 } as const;

/** The longest time to live with which traffic has left an unhealthy region within the recovery time. */
export function ttlFor(rtoSeconds: number, detectionSeconds: number): number {
  return Math.max(TTL_SECONDS.min, Math.min(TTL_SECONDS.max, rtoSeconds - detectionSeconds));
}

/** One of the two answers. */
export interface FailoverAnswer {
  /** Region that answers; identifies the record. */
  readonly region: string;
  /** Host name of the region. */
  readonly target: string;
  /** Health check that decides on this answer. */
  readonly healthCheckId: string;
}

export interface FailoverRecordsProps {
  /** Full name that fails over. */
  readonly name: string;
  /** The home region, whatever its role is today. */
  readonly primary: FailoverAnswer;
  /** Home's partner. */
  readonly secondary: FailoverAnswer;
  /** Time until the health checks of the endpoints notice. Unit: seconds. */
  readonly detectionSeconds: number;
  /** Time in which traffic must have left an unhealthy region. Unit: seconds. */
  readonly rtoSeconds: number;
  /** Unit: seconds. Range: {@link TTL_SECONDS}. @default - the longest that the recovery time allows */
  readonly ttlSeconds?: number;
  readonly zoneId: string;
}

/**
 * Two records of one name, of which Route 53 answers one. PRIMARY belongs to the home region for ever, so a swap of
 * roles changes no record.
 *
 * With gates as health checks, the gate that stands in a region keeps traffic away from that region's partner:
 *
 * | gate in partner | gate in home | PRIMARY (home) | SECONDARY (partner) | answer |
 * |---|---|---|---|---|
 * | open | open | healthy | healthy | home |
 * | closed | open | unhealthy | healthy | partner |
 * | open | closed | healthy | unhealthy | home |
 * | closed | closed | unhealthy | unhealthy | home: Route 53 falls back to PRIMARY |
 *
 * Home is lost: close the gate in the partner. The partner is lost after that, and its gate cannot be opened: close the
 * gate in home, and traffic goes home. Nothing returns by itself, because a gate stays as it was left.
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html (Failover; 2026-11)
 * @resource aws_route53_record
 */
export class FailoverRecords extends Construct {
  readonly primary: Route53Record;
  readonly secondary: Route53Record;

  constructor(scope: Construct, id: string, props: FailoverRecordsProps) {
    super(scope, id);
    const { detectionSeconds, rtoSeconds } = props;
    const ttl = props.ttlSeconds ?? ttlFor(rtoSeconds, detectionSeconds);
    requireInRange(this, "ttlSeconds", ttl, TTL_SECONDS, "seconds");
    if (detectionSeconds + ttl > rtoSeconds) {
      throw new ConfigurationError(this, {
        prop: "rtoSeconds",
        rule: `at least ${detectionSeconds + ttl} seconds, ${detectionSeconds} to notice and ${ttl} until resolvers ask again`,
        got: String(rtoSeconds),
        fix: "raise the recovery time, or check more often with a shorter ttlSeconds",
      });
    }

    const record = (type: "PRIMARY" | "SECONDARY", { region, target, healthCheckId }: FailoverAnswer) => ({
      zoneId: props.zoneId,
      name: props.name,
      type: "CNAME",
      ttl,
      records: [target],
      setIdentifier: region,
      failoverRoutingPolicy: { type },
      healthCheckId,
    });
    this.primary = new Route53Record(this, "Primary", record("PRIMARY", props.primary));
    this.secondary = new Route53Record(this, "Secondary", {
      ...record("SECONDARY", props.secondary),
      // A deployment that gains its second region turns its simple record into the primary one first: Route 53 refuses
      // a failover record beside a simple one.
      dependsOn: [this.primary],
    });
  }
}
