import type { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";

/**
 * Expression that reads what ACM wants to see in DNS for one of a certificate's names. The options are a set that is
 * known after apply, so the one of a name is picked, never iterated over.
 */
export function validationOption(
  certificate: AcmCertificate,
  domainName: string,
  attribute: "resource_record_name" | "resource_record_value",
): string {
  const options = `aws_acm_certificate.${certificate.friendlyUniqueId}.domain_validation_options`;
  return `\${one([for option in ${options} : option.${attribute} if option.domain_name == "${domainName}"])}`;
}
