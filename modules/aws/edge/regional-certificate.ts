import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Construct } from "constructs";
import { CERTIFICATE_NAME_LENGTH } from "../../../lib/config/aws/edge";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";

/**
 * Most names on one certificate.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html (2026-11)
 */
export const CERTIFICATE_NAMES = 10;

export interface RegionalCertificateProps {
  /** Names that it is issued for, wildcards among them. Changing them replaces the certificate. */
  readonly domainNames: readonly string[];
  /** Names of the region. */
  readonly names: Names;
  /** Last part of its name. */
  readonly purpose: string;
  /** @default - the stack's; CloudFront takes certificates of us-east-1 only */
  readonly region?: string;
}

/**
 * A certificate that is requested and waited for here, and validated by records of the account stack. ACM asks every
 * region of an account for the same records, so no region may own them.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html (2026-11)
 * @resource aws_acm_certificate, aws_acm_certificate_validation
 */
export class RegionalCertificate extends Construct {
  readonly resource: AcmCertificate;
  /** ARN of the issued certificate: whoever uses it waits for the validation. @attribute known after apply */
  readonly certificateArn: string;

  constructor(scope: Construct, id: string, props: RegionalCertificateProps) {
    super(scope, id);
    const [first = "", ...others] = props.domainNames;
    if (first === "" || first.length > CERTIFICATE_NAME_LENGTH || others.length >= CERTIFICATE_NAMES) {
      throw new ConfigurationError(this, {
        prop: "domainNames",
        rule: `1 to ${CERTIFICATE_NAMES} names, the first of at most ${CERTIFICATE_NAME_LENGTH} characters`,
        got: props.domainNames.join(", ") || "none",
        fix: "shorten the domain, or cover several names with a wildcard",
      });
    }
    const place = props.region === undefined ? {} : { region: props.region };
    this.resource = new AcmCertificate(this, "Resource", {
      ...place,
      domainName: first,
      ...(others.length === 0 ? {} : { subjectAlternativeNames: others }),
      validationMethod: "DNS",
      tags: { Name: props.names.of("nameTag", props.purpose) },
      // A listener holds the certificate: the next one must exist before this one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    const validation = new AcmCertificateValidation(this, "Validation", {
      ...place,
      certificateArn: this.resource.arn,
    });
    this.certificateArn = validation.certificateArn;
  }
}
