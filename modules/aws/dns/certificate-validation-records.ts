import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import { validationOption } from "./validation-option";

/** How long resolvers keep a record. Unit: seconds. */
const TTL_SECONDS = 60;

export interface CertificateValidationRecordsProps {
  /** Full names by keys that never change. The record of a name also validates its wildcard, so none stands here. */
  readonly domainNames: Readonly<Record<string, string>>;
  /** Names outside regions. */
  readonly names: Names;
  /** Public zone that holds the names. */
  readonly zoneId: string;
}

/**
 * The records by which ACM validates names that several certificates have. ACM asks for the same record for a name and
 * its wildcard, in every region of an account, so each record has one owner outside regions. The certificate here
 * serves no one; it is requested to learn the records, which stay valid when the unused certificate expires.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html (2026-11)
 * @resource aws_acm_certificate, aws_route53_record
 */
export class CertificateValidationRecords extends Construct {
  readonly resource: AcmCertificate;

  constructor(scope: Construct, id: string, { domainNames, names, zoneId }: CertificateValidationRecordsProps) {
    super(scope, id);
    const wildcard = Object.values(domainNames).find((name) => name.startsWith("*."));
    const [first, ...others] = Object.values(domainNames);
    if (first === undefined || wildcard !== undefined) {
      throw new ConfigurationError(this, {
        prop: "domainNames",
        rule: "names without wildcards, at least one",
        got: wildcard ?? "none",
        fix: "give the name that the wildcard stands below: both have the same record",
      });
    }
    this.resource = new AcmCertificate(this, "Resource", {
      domainName: first,
      ...(others.length === 0 ? {} : { subjectAlternativeNames: others }),
      validationMethod: "DNS",
      tags: { Name: names.of("nameTag", "validation") },
      // Another name makes another certificate. The old one's records are the new one's too.
      lifecycle: { createBeforeDestroy: true },
    });
    for (const [key, domainName] of Object.entries(domainNames)) {
      new Route53Record(this, key, {
        zoneId,
        name: validationOption(this.resource, domainName, "resource_record_name"),
        type: "CNAME",
        ttl: TTL_SECONDS,
        records: [validationOption(this.resource, domainName, "resource_record_value")],
      });
    }
  }
}
