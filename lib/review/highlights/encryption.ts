import type { Difference } from "../differences";
import { isNone, type Value } from "../values";
import { changes, changeText, type Finder, goes, type Highlight, plainPath, remains } from "./highlight";

/** Flags that encrypt. */
const FLAGS =
  /(^|\.)(at_rest_encryption_enabled|enable_key_rotation|encrypted|encrypted_at_rest|enforce_https|kms_encrypted|require_secure_transport|storage_encrypted|transit_encryption_enabled|(encrypt_at_rest|node_to_node_encryption|server_side_encryption)\.enabled)$/;

/** Settings that name a key. */
const KEYS = /(^|_)kms(_master|_data)?_key(_id|_arn|_identifier)?$|^encryption_key(_arn)?$/;

/** Settings that name a TLS policy or a version. */
const TLS =
  /^(minimum_protocol_version|min_tls_version|minimum_tls_version|security_policy|ssl_policy|tls_policy|tls_security_policy)$/;

/** Words for how something is encrypted, the weakest first. Others are not compared. */
const STRENGTHS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  encryption_type: [["NONE"], ["AES256"], ["KMS", "KMS_DSSE"]],
  origin_protocol_policy: [["http-only"], ["match-viewer"], ["https-only"]],
  protocol: [
    ["HTTP", "TCP"],
    ["HTTPS", "TLS"],
  ],
  sse_algorithm: [["AES256"], ["aws:kms", "aws:kms:dsse"]],
  transit_encryption_mode: [["preferred"], ["required"]],
  viewer_protocol_policy: [["allow-all"], ["redirect-to-https", "https-only"]],
};

const SETTINGS: ReadonlySet<string> = new Set([
  "aws_ebs_encryption_by_default",
  "aws_s3_bucket_server_side_encryption_configuration",
]);

const WEAKER = "encryption is weaker";
/** Least version of TLS that a new thing may speak. */
const LEAST_TLS = 1.2;

/** How data is encrypted, at rest and on its way. */
export const encryptionHighlights: Finder = (change) => {
  if (goes(change) && SETTINGS.has(change.type)) return [{ alert: WEAKER, what: ["is destroyed"] }];
  if (!remains(change)) return [];
  return change.differences.flatMap((difference) => {
    const found = encrypted(difference);
    // Of what is new, only what is weak is worth a look.
    return changes(change) ? found : found.filter(({ alert }) => alert !== undefined);
  });
};

function encrypted(difference: Difference): Highlight[] {
  const { name, path, before, after } = difference;
  const told = (weaker: boolean): Highlight[] => [
    { ...(weaker ? { alert: WEAKER } : {}), what: changeText(difference) },
  ];
  if (FLAGS.test(plainPath(path))) return told(after === false || (before === true && isNone(after)));
  if (KEYS.test(name)) return told(!isNone(before) && isNone(after));
  if (TLS.test(name)) {
    const [was, is] = [leastTls(before), leastTls(after)];
    return told(is !== undefined && is < (was ?? LEAST_TLS));
  }
  const strengths = STRENGTHS[name];
  if (strengths !== undefined) {
    const [was, is] = [before, after].map((value) => strengths.findIndex((words) => words.includes(String(value))));
    if (was === undefined || is === undefined || (was < 0 && is < 0)) return [];
    return told(was > is || (isNone(before) && is === 0 && name !== "protocol"));
  }
  // A database's parameters are a list of names and values.
  return name === "value" && /\[(rds\.force_ssl|require_secure_transport)\]/.test(path)
    ? told(["0", "OFF", "false"].includes(String(after)) || isNone(after))
    : [];
}

/**
 * Least version of TLS that a policy or a version allows. Undefined if its name does not tell.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function leastTls(value: Value | undefined): number | undefined {
  if (typeof value !== "string") return undefined;
  if (/^SSLv3|^ELBSecurityPolicy-(20\d\d|FS-20\d\d)/.test(value)) return 1;
  // `TLS13-1-2` knows 1.3 and admits 1.2; `TLSv1.2_2021`, `TLS_1_2`, `Policy-Min-TLS-1-2-2019-07`, `1.2`.
  const named =
    /TLS13[-_]1[-_](\d)(?!\d)/.exec(value) ?? /(?:TLS|FS)[-_v]?1[-_.](\d)(?!\d)/.exec(value) ?? /^1\.(\d)$/.exec(value);
  if (named?.[1] !== undefined) return Number(`1.${named[1]}`);
  return /^TLSv?1(_\d+)?$/.test(value) ? 1 : undefined;
}
