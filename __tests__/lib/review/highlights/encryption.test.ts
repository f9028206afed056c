import { encryptionHighlights, leastTls } from "../../../../lib/review/highlights/encryption";
import { type ObjectValue, UNKNOWN } from "../../../../lib/review/values";
import { change, told, update } from "../../../support/reviews";

const updated = (before: ObjectValue, after: ObjectValue) =>
  told(encryptionHighlights(update("aws_it", before, after)));
const created = (after: ObjectValue) => told(encryptionHighlights(change("aws_it.it", "create", undefined, after)));

test.each<[string, ObjectValue, ObjectValue]>([
  ["a flag", { storage_encrypted: true }, { storage_encrypted: false }],
  ["a flag that is left out", { encrypted: true }, {}],
  ["a flag in a block", { server_side_encryption: { enabled: true } }, { server_side_encryption: { enabled: false } }],
  ["rotation", { enable_key_rotation: true }, { enable_key_rotation: false }],
  ["a key that goes", { kms_key_id: "arn:a" }, {}],
  ["an algorithm", { rule: { sse_algorithm: "aws:kms" } }, { rule: { sse_algorithm: "AES256" } }],
  ["a registry's key", { encryption_type: "KMS" }, { encryption_type: "AES256" }],
  ["a TLS policy", { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }, { ssl_policy: "ELBSecurityPolicy-2016-08" }],
  ["a version of TLS", { minimum_protocol_version: "TLSv1.2_2021" }, { minimum_protocol_version: "TLSv1.1_2016" }],
  ["1.3 to 1.2", { security_policy: "SecurityPolicy_TLS13_1_3_2025_09" }, { security_policy: "TLS_1_2" }],
  ["a listener", { protocol: "HTTPS" }, { protocol: "HTTP" }],
  ["viewers", { viewer_protocol_policy: "redirect-to-https" }, { viewer_protocol_policy: "allow-all" }],
  [
    "a parameter",
    { parameter: [{ name: "rds.force_ssl", value: "1" }] },
    { parameter: [{ name: "rds.force_ssl", value: "0" }] },
  ],
  ["a parameter that goes", { parameter: [{ name: "rds.force_ssl", value: "1" }] }, { parameter: [] }],
])("weaker encryption alerts: %s", (_, before, after) => {
  expect(updated(before, after)).toEqual([expect.stringMatching(/^encryption is weaker: /)]);
});

test.each<[string, ObjectValue, ObjectValue, number]>([
  ["another key", { kms_key_id: "arn:a" }, { kms_key_id: "arn:b" }, 1],
  ["a key that comes", {}, { replica_kms_key_id: "arn:a" }, 1],
  ["a key that is unknown yet", { kms_key_arn: "arn:a" }, { kms_key_arn: UNKNOWN }, 1],
  [
    "a stronger TLS policy",
    { ssl_policy: "ELBSecurityPolicy-2016-08" },
    { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    1,
  ],
  ["a TLS policy of unknown strength", { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }, { ssl_policy: "Own" }, 1],
  ["encryption that comes", { encrypted: false }, { encrypted: true }, 1],
  ["a security group's protocol", { protocol: "tcp" }, { protocol: "udp" }, 0],
  [
    "another parameter",
    { parameter: [{ name: "work_mem", value: "1" }] },
    { parameter: [{ name: "work_mem", value: "0" }] },
    0,
  ],
  ["other attributes", { name: "a" }, { name: "b" }, 0],
])("does not alert for %s", (_, before, after, count) => {
  const found = updated(before, after);
  expect(found).toHaveLength(count);
  expect(found.filter((line) => line.startsWith("encryption is weaker"))).toEqual([]);
});

test("of what is new only what is weak is told", () => {
  expect(
    created({
      encrypted: true,
      kms_key_id: "arn:a",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      protocol: "HTTP",
    }),
  ).toEqual([]);
  expect(created({ storage_encrypted: false, minimum_protocol_version: "TLSv1", sse_algorithm: "AES256" })).toEqual([
    "encryption is weaker: minimum_protocol_version: TLSv1",
    "encryption is weaker: sse_algorithm: AES256",
    "encryption is weaker: storage_encrypted: false",
  ]);
});

test("a setting that goes takes the encryption with it", () => {
  const gone = change("aws_s3_bucket_server_side_encryption_configuration.it", "destroy", { bucket: "b" }, undefined);
  expect(told(encryptionHighlights(gone))).toEqual(["encryption is weaker: is destroyed"]);
});

test.each([
  ["ELBSecurityPolicy-TLS13-1-3-2021-06", 1.3],
  ["ELBSecurityPolicy-TLS13-1-2-Res-2021-06", 1.2],
  ["ELBSecurityPolicy-TLS13-1-0-2021-06", 1],
  ["ELBSecurityPolicy-TLS-1-2-Ext-2018-06", 1.2],
  ["ELBSecurityPolicy-TLS-1-1-2017-01", 1.1],
  ["ELBSecurityPolicy-FS-1-2-Res-2020-10", 1.2],
  ["ELBSecurityPolicy-FS-2018-06", 1],
  ["ELBSecurityPolicy-2015-05", 1],
  ["TLSv1", 1],
  ["TLSv1_2016", 1],
  ["TLSv1.2_2019", 1.2],
  ["SSLv3", 1],
  ["TLS_1_0", 1],
  ["Policy-Min-TLS-1-2-PFS-2023-10", 1.2],
  ["1.2", 1.2],
  ["custom", undefined],
  [12, undefined],
])("%s admits TLS from %s on", (policy, expected) => {
  expect(leastTls(policy)).toBe(expected);
});
