import { z } from "zod";
import { count, flag, oneOf } from "../fields";
import type { ResolveContext } from "./context";

/**
 * Requests of one address in five minutes, from which WAF refuses it.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html (2026-11)
 */
export const RATE_LIMIT = { min: 10, max: 2_000_000_000 } as const;

/**
 * Requests per second of all clients together, from which API Gateway refuses more. The account's own limit is 10000.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html (2026-11)
 */
export const THROTTLE = { min: 1, max: 10_000 } as const;

/**
 * The first name of a certificate, which is its common name.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-public-certificates.html (2026-11)
 */
export const CERTIFICATE_NAME_LENGTH = 64;

export const GATEWAY_PROTOCOLS = ["HTTP", "HTTPS"] as const;
/** @see https://aws.amazon.com/cloudfront/pricing/ (2026-11) */
export const PRICE_CLASSES = ["PriceClass_100", "PriceClass_200", "PriceClass_All"] as const;

/** The cluster's gateway, as the load balancer reaches it. */
export interface EdgeGateway {
  readonly port: number;
  readonly protocol: (typeof GATEWAY_PROTOCOLS)[number];
  /** Asked by HTTP. */
  readonly healthPort: number;
  readonly healthPath: string;
}

/**
 * What the documented gateway, Kong, listens on.
 * @see https://developer.konghq.com/gateway/network-ports-firewall/ (2026-11)
 */
const KONG: EdgeGateway = { port: 8443, protocol: "HTTPS", healthPort: 8100, healthPath: "/status/ready" };

const port = z
  .int("a port; write a number without quotes")
  .min(1, "at least 1; write a port")
  .max(65_535, "at most 65535; write a port");

const gateway = z.strictObject({
  port: port.default(KONG.port).describe("Port of the gateway's pods."),
  protocol: oneOf(GATEWAY_PROTOCOLS)
    .default(KONG.protocol)
    .describe("What the gateway's pods speak. HTTPS takes any certificate of theirs."),
  healthPort: port.default(KONG.healthPort).describe("Port that tells by HTTP whether a pod is ready."),
  healthPath: z
    .string("a path; write it like /status/ready")
    .regex(/^\/[\w./-]*$/, "a path without a query; write it like /status/ready")
    .default(KONG.healthPath)
    .describe("Path that answers 200 while a pod is ready."),
});

const cdn = z.strictObject({
  bucket: z.string("the name of a bucket; write one of those under buckets").describe("The bucket that is served."),
  priceClass: oneOf(PRICE_CLASSES)
    .default("PriceClass_100")
    .describe("Where it is served from. PriceClass_100 is North America and Europe, and costs least."),
});

/** The entry from the internet: load balancer, API Gateway, firewall and CDN. */
export const edgeSchema = z
  .strictObject({
    gateway: gateway.default(KONG).describe("The cluster's gateway. Default: what the documented Kong listens on."),
    requestsPerFiveMinutes: count(RATE_LIMIT.min, RATE_LIMIT.max, "requests")
      .default(2000)
      .describe("More of one address are refused."),
    functionRequestsPerSecond: count(THROTTLE.min, THROTTLE.max, "requests")
      .default(100)
      .describe("More calls of functions by the API are refused, whoever sends them."),
    blockAnonymous: flag.default(false).describe("Refuse clients that hide: Tor, proxies, VPNs and hosting providers."),
    shieldAdvanced: flag
      .default(false)
      .describe("Shield Advanced for what faces the internet. The account must have subscribed to it before."),
    cdn: cdn.optional().describe("Static content from CloudFront at cdn.<domain>. Left out: none."),
  })
  .describe("The entry from the internet: load balancer, API Gateway, firewall and CDN.");
export type ParsedEdge = z.output<typeof edgeSchema>;

export interface AwsEdge {
  readonly gateway: EdgeGateway;
  /** Of one address. */
  readonly requestsPerFiveMinutes: number;
  /** Of all clients together. */
  readonly functionRequestsPerSecond: number;
  readonly blockAnonymous: boolean;
  readonly shieldAdvanced: boolean;
  readonly cdn:
    | {
        /** Name of the data bucket in the file. */
        readonly bucket: string;
        readonly priceClass: (typeof PRICE_CLASSES)[number];
      }
    | undefined;
}

export function resolveEdge({ cdn, ...settings }: ParsedEdge, _context: ResolveContext): AwsEdge {
  return { ...settings, cdn };
}
