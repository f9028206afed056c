import { Names } from "../../../../lib/names/names";
import { CertificateValidationRecord } from "../../../../modules/aws/dns/certificate-validation-record";
import { synthesize } from "../../../support/synth";

const record = () =>
  synthesize(
    (scope) =>
      new CertificateValidationRecord(scope, "ApiValidation", {
        names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
        domainName: "api.example.com",
        zoneId: "Z0123456789",
      }),
  );

describe("CertificateValidationRecord", () => {
  test("minimal props", () => {
    expect(record().json.resource).toMatchSnapshot();
  });

  test("picks the record of the name, and never iterates over what is known after apply", () => {
    const picked = (attribute: string) =>
      `\${one([for option in aws_acm_certificate.api_validation_certificate.domain_validation_options : option.${attribute} if option.domain_name == "api.example.com"])}`;
    expect(record().resource("aws_route53_record")).toMatchObject({
      zone_id: "Z0123456789",
      type: "CNAME",
      name: picked("resource_record_name"),
      records: [picked("resource_record_value")],
    });
    expect(JSON.stringify(record().json)).not.toContain("for_each");
  });

  test("owns the record alone: it overwrites none", () => {
    expect(record().resource("aws_route53_record")).not.toHaveProperty("allow_overwrite");
  });

  test("asks for the certificate by DNS", () => {
    expect(record().resource("aws_acm_certificate")).toMatchObject({
      domain_name: "api.example.com",
      validation_method: "DNS",
      tags: { Name: "inferloop-production-api-validation" },
    });
  });
});
