import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, refusal, testRefusals } from "../../support/deployment-text";

const edge = (...lines: readonly string[]): Edit => [
  "  repositories:",
  `  edge:\n${lines.map((line) => `    ${line}\n`).join("")}  repositories:`,
];
const parsed = (...edits: readonly Edit[]) => parseDeployment(edited(DEPLOYMENT_TEXT, ...edits), "d.yaml").aws?.edge;

describe("the entry", () => {
  test("is not built where the file has none", () => {
    expect(parsed()).toBeUndefined();
  });

  test("is complete with nothing but its name", () => {
    expect(parsed(["  repositories:", "  edge: {}\n  repositories:"])).toEqual({
      gateway: { port: 8443, protocol: "HTTPS", healthPort: 8100, healthPath: "/status/ready" },
      requestsPerFiveMinutes: 2000,
      functionRequestsPerSecond: 100,
      blockAnonymous: false,
      shieldAdvanced: false,
      cdn: undefined,
    });
  });

  test("keeps what the file says, and fills in the rest", () => {
    expect(
      parsed(
        edge(
          "gateway: { port: 8080, protocol: HTTP, healthPort: 8080, healthPath: / }",
          "requestsPerFiveMinutes: 10",
          "blockAnonymous: true",
          "shieldAdvanced: true",
          "cdn: { bucket: data }",
        ),
      ),
    ).toMatchObject({
      gateway: { port: 8080, protocol: "HTTP", healthPort: 8080, healthPath: "/" },
      requestsPerFiveMinutes: 10,
      blockAnonymous: true,
      shieldAdvanced: true,
      cdn: { bucket: "data", priceClass: "PriceClass_100" },
    });
  });
});

describe("bad input", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "a rate below what WAF takes",
      [edge("requestsPerFiveMinutes: 9")],
      "d.yaml:30:29 aws.edge.requestsPerFiveMinutes: 'requestsPerFiveMinutes' must be at least 10 requests, got 9; raise it",
    ],
    [
      "a rate above what WAF takes",
      [edge("requestsPerFiveMinutes: 2000000001")],
      "d.yaml:30:29 aws.edge.requestsPerFiveMinutes: 'requestsPerFiveMinutes' must be at most 2000000000 requests, got 2000000001; lower it",
    ],
    [
      "more calls of functions than the account may have",
      [edge("functionRequestsPerSecond: 10001")],
      "d.yaml:30:32 aws.edge.functionRequestsPerSecond: 'functionRequestsPerSecond' must be at most 10000 requests, got 10001; lower it",
    ],
    [
      "a port that is none",
      [edge("gateway: { port: 70000 }")],
      "d.yaml:30:22 aws.edge.gateway.port: 'port' must be at most 65535, got 70000; write a port",
    ],
    [
      "a port of 0",
      [edge("gateway: { healthPort: 0 }")],
      "d.yaml:30:28 aws.edge.gateway.healthPort: 'healthPort' must be at least 1, got 0; write a port",
    ],
    [
      "health checks by HTTP on the port that speaks HTTPS",
      [edge("gateway: { port: 8100 }")],
      "d.yaml:30:14 aws.edge.gateway.healthPort: 'healthPort' must be another port than the gateway's (8100), where it speaks HTTPS, got 8100; write the port that tells by HTTP whether a pod is ready",
    ],
    [
      "a path with a query",
      [edge("gateway: { healthPath: /ready?full }")],
      `d.yaml:30:28 aws.edge.gateway.healthPath: 'healthPath' must be a path without a query, got "/ready?full"; write it like /status/ready`,
    ],
    [
      "a protocol that gateways do not speak",
      [edge("gateway: { protocol: GRPC }")],
      `d.yaml:30:26 aws.edge.gateway.protocol: 'protocol' must be one of HTTP, HTTPS, got "GRPC"; pick one of them`,
    ],
    [
      "a bucket for the CDN that is none of the buckets",
      [edge("cdn: { bucket: web }")],
      `d.yaml:30:20 aws.edge.cdn.bucket: 'bucket' must be one of the buckets (data), got "web"; write one of them, or add the bucket`,
    ],
    [
      "a misspelt bucket for the CDN",
      [edge("cdn: { bucket: dta }")],
      `d.yaml:30:20 aws.edge.cdn.bucket: 'bucket' must be one of the buckets (data), got "dta"; did you mean data?`,
    ],
    [
      "a bucket for the CDN that archives",
      [edge("cdn: { bucket: data }"), ["[{ name: data }]", "[{ name: data, intelligentTiering: true }]"]],
      "d.yaml:28:47 aws.buckets[0].intelligentTiering: 'intelligentTiering' must be false for the bucket that the CDN serves, archived objects cannot be read, got true; remove it, or serve another bucket",
    ],
    [
      "a price class that CloudFront does not have",
      [edge("cdn: { bucket: data, priceClass: PriceClass_50 }")],
      `d.yaml:30:38 aws.edge.cdn.priceClass: 'priceClass' must be one of PriceClass_100, PriceClass_200, PriceClass_All, got "PriceClass_50"; pick one of them`,
    ],
    [
      "a range of all addresses",
      [edge("blockAnonymous: true"), ["tiers:", "allowedIpRanges: [203.0.113.0/24, 0.0.0.0/0]\ntiers:"]],
      `d.yaml:8:35 allowedIpRanges[1]: 'allowedIpRanges[1]' must be a range of /1 and longer, got "0.0.0.0/0"; leave the list empty for everyone`,
    ],
    [
      "a setting that there is not",
      [edge("requestPerFiveMinutes: 100")],
      "d.yaml:30:5 aws.edge.requestPerFiveMinutes: 'requestPerFiveMinutes' must be a known setting, got an unknown one; did you mean 'requestsPerFiveMinutes'?",
    ],
    [
      "a bucket with the name of the entry's own",
      [["[{ name: data }]", "[{ name: edge-logs }]"]],
      `d.yaml:28:21 aws.buckets[0].name: 'name' must be another name than those of the platform's own buckets, got "edge-logs"; rename it`,
    ],
  ]);

  test("fails for a domain whose names fit into no certificate", () => {
    const domain = (label: number): Edit => ["domain: inferloop.io", `domain: ${"a".repeat(label)}.example.com`];
    expect(refusal(edited(DEPLOYMENT_TEXT, domain(49), edge("blockAnonymous: true")))).toEqual([
      `d.yaml:5:9 domain: 'domain' must be at most 60 characters, so that api.<domain> fits into a certificate, got "${"a".repeat(49)}.exampl...; shorten it, or remove aws.edge`,
    ]);
    expect(parsed(domain(48), edge("blockAnonymous: true"))).toBeDefined();
    expect(parsed(domain(49))).toBeUndefined();
  });

  test("takes all addresses where nothing stands before the internet", () => {
    expect(parsed(["tiers:", "allowedIpRanges: [0.0.0.0/0]\ntiers:"])).toBeUndefined();
  });
});
