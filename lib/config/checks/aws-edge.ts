import { CERTIFICATE_NAME_LENGTH } from "../aws/edge";
import { type FileFinding, similar } from "../findings";
import type { Path } from "../positions";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";

type ParsedEdge = NonNullable<ParsedAws["edge"]>;

const EDGE: Path = ["aws", "edge"];

/** What the schema of `aws.edge` cannot see: it needs more than one value. */
export function checkEdge({ domain, allowedIpRanges, aws }: Readable): FileFinding[] {
  const edge = aws?.edge;
  if (edge === undefined) return [];
  return [
    ...checkGateway(edge.gateway),
    ...checkCdn(edge.cdn, aws?.buckets ?? []),
    ...checkRanges(allowedIpRanges ?? []),
    ...(domain === undefined ? [] : checkDomain(domain)),
  ];
}

function checkGateway({ port, healthPort, protocol }: ParsedEdge["gateway"]): FileFinding[] {
  if (port !== healthPort || protocol === "HTTP") return [];
  return [
    {
      path: [...EDGE, "gateway", "healthPort"],
      rule: `another port than the gateway's (${port}), where it speaks HTTPS`,
      got: String(healthPort),
      fix: "write the port that tells by HTTP whether a pod is ready",
    },
  ];
}

function checkCdn(cdn: ParsedEdge["cdn"], buckets: ParsedAws["buckets"]): FileFinding[] {
  if (cdn === undefined) return [];
  const index = buckets.findIndex(({ name }) => name === cdn.bucket);
  if (index < 0) {
    const names = buckets.map(({ name }) => name);
    const meant = similar(cdn.bucket, names);
    const fix = meant === undefined ? "write one of them, or add the bucket" : `did you mean ${meant}?`;
    return [{ path: [...EDGE, "cdn", "bucket"], rule: `one of the buckets (${names.join(", ") || "none"})`, fix }];
  }
  if (buckets[index]?.intelligentTiering !== true) return [];
  return [
    {
      path: ["aws", "buckets", index, "intelligentTiering"],
      rule: "false for the bucket that the CDN serves, archived objects cannot be read",
      fix: "remove it, or serve another bucket",
    },
  ];
}

/** WAF takes no range of all addresses. The form of a range is checked with the networks. */
function checkRanges(ranges: readonly string[]): FileFinding[] {
  return ranges.flatMap((range, index) =>
    range.endsWith("/0")
      ? [
          {
            path: ["allowedIpRanges", index],
            rule: "a range of /1 and longer",
            fix: "leave the list empty for everyone",
          },
        ]
      : [],
  );
}

/** Certificates begin with `api.<domain>` and `cdn.<domain>`; only their first name is short. */
function checkDomain(domain: string): FileFinding[] {
  const most = CERTIFICATE_NAME_LENGTH - "api.".length;
  if (domain.length <= most) return [];
  return [
    {
      path: ["domain"],
      rule: `at most ${most} characters, so that api.<domain> fits into a certificate`,
      fix: "shorten it, or remove aws.edge",
    },
  ];
}
