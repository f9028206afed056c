import { Names } from "../../../../lib/names/names";
import { CertificateValidationRecords } from "../../../../modules/aws/dns/certificate-validation-records";
import { synthesize } from "../../../support/synth";

const records = (domainNames: Readonly<Record<string, string>> = { Api: "api.example.com", Cdn: "cdn.example.com" }) =>
  synthesize(
    (scope) =>
      new CertificateValidationRecords(scope, "Validation", {
        names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
        domainNames,
        zoneId: "Z0123456789",
      }),
  );

describe("CertificateValidationRecords", () => {
  test("minimal props", () => {
    expect(records({ Api: "api.example.com" }).json.resource).toMatchSnapshot();
  });

  test("asks for one certificate with all names, by DNS", () => {
    expect(records().resource("aws_acm_certificate")).toMatchObject({
      domain_name: "api.example.com",
      subject_alternative_names: ["cdn.example.com"],
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
  });

  test("writes one record for each name, picked and never iterated over, because it is known after apply only", () => {
    const picked = (attribute: string, name: string) =>
      "${one([for option in aws_acm_certificate.validation.domain_validation_options : " +
      `option.${attribute} if option.domain_name == "${name}"])}`;
    const record = (key: string, name: string) => ({
      address: `aws_route53_record.validation_${key}`,
      zone_id: "Z0123456789",
      type: "CNAME",
      ttl: 60,
      name: picked("resource_record_name", name),
      records: [picked("resource_record_value", name)],
    });
    expect(records().resources("aws_route53_record")).toEqual([
      record("api", "api.example.com"),
      record("cdn", "cdn.example.com"),
    ]);
    expect(JSON.stringify(records().json)).not.toContain("for_each");
  });

  test("fails for a wildcard, whose record is that of its name", () => {
    expect(() => records({ Api: "api.example.com", All: "*.api.example.com" })).toThrow(
      "test/Validation: 'domainNames' must be names without wildcards, at least one, got *.api.example.com; give the name that the wildcard stands below: both have the same record",
    );
  });

  test("fails without a name", () => {
    expect(() => records({})).toThrow("'domainNames' must be names without wildcards, at least one, got none");
  });
});
