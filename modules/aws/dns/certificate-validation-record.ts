import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { validationOption } from "./validation-option";

/** How long resolvers keep the record. Unit: seconds. */
const TTL_SECONDS = 60;

export interface CertificateValidationRecordProps {
  /** Name that several regions have a certificate for. */
  readonly domainName: string;
  /** Names outside regions. */
  readonly names: Names;
  /** Public zone that holds the name. */
  readonly zoneId: string;
}

/**
 * The record by which ACM validates a name that all regions answer to. ACM asks for the same record in every region of
 * an account, so it has one owner outside regions. The certificate here serves no one; it is requested to learn the
 * record, which stays valid when the unused certificate expires.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html (2026-11)
 * @resource aws_route53_record, aws_acm_certificate
 */
export class CertificateValidationRecord extends Construct {
  readonly resource: Route53Record;

  constructor(scope: Construct, id: string, { domainName, names, zoneId }: CertificateValidationRecordProps) {
    super(scope, id);
    const certificate = new AcmCertificate(this, "Certificate", {
      domainName,
      validationMethod: "DNS",
      tags: { Name: names.of("nameTag", "api-validation") },
      lifecycle: { createBeforeDestroy: true },
    });
    this.resource = new Route53Record(this, "Resource", {
      zoneId,
      name: validationOption(certificate, domainName, "resource_record_name"),
      type: "CNAME",
      ttl: TTL_SECONDS,
      records: [validationOption(certificate, domainName, "resource_record_value")],
    });
  }
}
