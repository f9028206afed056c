import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import { Construct } from "constructs";
import { ConfigurationError, requireInRange, requireOneOf } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import { TTL_SECONDS } from "./failover-records";

/**
 * Regions that Route 53 checks from, and how many it wants at least.
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (2026-11)
 */
export const CHECKER_REGIONS = [
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-west-1",
  "us-west-2",
] as const;
export type CheckerRegion = (typeof CHECKER_REGIONS)[number];
export const LEAST_CHECKER_REGIONS = 3;

/** Unit: seconds. The short one costs extra. */
export const REQUEST_INTERVALS = [10, 30] as const;
export type RequestInterval = (typeof REQUEST_INTERVALS)[number];

/** Failed requests in a row until an endpoint counts as unhealthy. */
export const FAILURE_THRESHOLD = { min: 1, max: 10 } as const;
const DEFAULT_FAILURE_THRESHOLD = 3;

/** What is asked for, of a region and of the container behind it. */
export const HEALTH_PATH = "/health";

/** The longest interval with which an unhealthy region is left within the recovery time. */
export function requestIntervalFor(rtoSeconds: number): RequestInterval {
  return DEFAULT_FAILURE_THRESHOLD * 30 + TTL_SECONDS.max <= rtoSeconds ? 30 : 10;
}

export interface EndpointHealthCheckProps {
  /** Names of the region. */
  readonly names: Names;
  /** Host name of the region, never the one that fails over. */
  readonly fqdn: string;
  /** Range: {@link FAILURE_THRESHOLD}. @default 3 - the documented retries of the container's own check */
  readonly failureThreshold?: number;
  /** Checkers. At least {@link LEAST_CHECKER_REGIONS}. @default - three on three continents */
  readonly regions?: readonly CheckerRegion[];
  /** Unit: seconds. Allowed: {@link REQUEST_INTERVALS}. @default 30 - the documented interval */
  readonly requestIntervalSeconds?: RequestInterval;
}

/**
 * Asks a region's `/health` over HTTPS from outside. A firewall before the endpoint must let Route 53's checkers in.
 * @resource aws_route53_health_check
 */
export class EndpointHealthCheck extends Construct {
  readonly resource: Route53HealthCheck;
  /** @attribute known after apply */
  readonly healthCheckId: string;
  /** Time from the first failure until Route 53 calls the endpoint unhealthy. Unit: seconds. */
  readonly detectionSeconds: number;

  constructor(scope: Construct, id: string, props: EndpointHealthCheckProps) {
    super(scope, id);
    const failureThreshold = props.failureThreshold ?? DEFAULT_FAILURE_THRESHOLD;
    const interval = props.requestIntervalSeconds ?? 30;
    const regions = props.regions ?? ["ap-northeast-1", "eu-west-1", "us-west-1"];
    requireInRange(this, "failureThreshold", failureThreshold, FAILURE_THRESHOLD, "requests");
    requireOneOf(this, "requestIntervalSeconds", interval, REQUEST_INTERVALS);
    for (const region of regions) requireOneOf(this, "regions", region, CHECKER_REGIONS);
    if (new Set(regions).size < LEAST_CHECKER_REGIONS) {
      throw new ConfigurationError(this, {
        prop: "regions",
        rule: `at least ${LEAST_CHECKER_REGIONS} different regions`,
        got: regions.join(", "),
        fix: "add others, so that one lost region does not decide",
      });
    }

    this.resource = new Route53HealthCheck(this, "Resource", {
      type: "HTTPS",
      fqdn: props.fqdn,
      port: 443,
      resourcePath: HEALTH_PATH,
      enableSni: true,
      measureLatency: true,
      failureThreshold,
      requestInterval: interval,
      regions: [...regions].sort(),
      tags: { Name: props.names.of("nameTag", "endpoint") },
    });
    this.healthCheckId = this.resource.id;
    this.detectionSeconds = failureThreshold * interval;
  }
}
