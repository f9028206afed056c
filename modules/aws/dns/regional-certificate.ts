import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { validationOption } from "./validation-option";

/** How long resolvers keep a validation record. Unit: seconds. */
const VALIDATION_TTL_SECONDS = 60;

export interface RegionalCertificateProps {
  /** Names of the region. */
  readonly names: Names;
  /** Name that all regions answer to. Another stack owns its validation record. */
  readonly sharedName: string;
  /** Name that only this region answers to. */
  readonly regionalName: string;
  /** Public zone that holds both names. */
  readonly zoneId: string;
}

/**
 * A region's certificate for the shared name and for its own, validated by DNS.
 *
 * ACM gives a name the same validation record in every region of an account. So the shared name's record has one owner,
 * the account stack, and a region writes the record of its own name only; the validation waits until both are seen.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html (2026-11)
 * @resource aws_acm_certificate, aws_route53_record, aws_acm_certificate_validation
 */
export class RegionalCertificate extends Construct {
  readonly resource: AcmCertificate;
  /** ARN of the issued certificate: whoever uses it waits for the validation. @attribute known after apply */
  readonly certificateArn: string;

  constructor(scope: Construct, id: string, props: RegionalCertificateProps) {
    super(scope, id);
    this.resource = new AcmCertificate(this, "Resource", {
      domainName: props.sharedName,
      subjectAlternativeNames: [props.regionalName],
      validationMethod: "DNS",
      tags: { Name: props.names.of("nameTag", "api") },
      // A listener holds the certificate: the next one must exist before this one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    const record = new Route53Record(this, "RegionalValidation", {
      zoneId: props.zoneId,
      name: validationOption(this.resource, props.regionalName, "resource_record_name"),
      type: "CNAME",
      ttl: VALIDATION_TTL_SECONDS,
      records: [validationOption(this.resource, props.regionalName, "resource_record_value")],
    });
    const validation = new AcmCertificateValidation(this, "Validation", {
      certificateArn: this.resource.arn,
      // A list of records here would have to name the shared record too, which is not this stack's.
      dependsOn: [record],
    });
    this.certificateArn = validation.certificateArn;
  }
}
