import { TerraformOutput } from "cdktf";
import { RegionalCertificate } from "../../../../modules/aws/dns/regional-certificate";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  const { certificateArn } = new RegionalCertificate(scope, "Certificate", {
    names: testNames(),
    sharedName: "api.example.com",
    regionalName: "us-east-1.api.example.com",
    zoneId: "Z1",
  });
  new TerraformOutput(scope, "arn", { value: certificateArn, staticId: true });
});

describe("RegionalCertificate", () => {
  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });

  test("covers the shared name and the region's own", () => {
    expect(stack.resource("aws_acm_certificate")).toMatchObject({
      domain_name: "api.example.com",
      subject_alternative_names: ["us-east-1.api.example.com"],
      validation_method: "DNS",
    });
  });

  test("is replaced only after its successor exists", () => {
    expect(stack.resource("aws_acm_certificate").lifecycle).toEqual({ create_before_destroy: true });
  });

  test("writes the validation record of the region's own name only", () => {
    const record = stack.resource("aws_route53_record");
    const one = (attribute: string) =>
      "${one([for option in aws_acm_certificate.certificate.domain_validation_options : " +
      `option.${attribute} if option.domain_name == "us-east-1.api.example.com"])}`;
    expect(record).toMatchObject({
      zone_id: "Z1",
      type: "CNAME",
      name: one("resource_record_name"),
      records: [one("resource_record_value")],
    });
    expect(record).not.toHaveProperty("for_each");
    expect(record).not.toHaveProperty("allow_overwrite");
  });

  test("waits for the validation of both names, whoever owns their records", () => {
    const validation = stack.resource("aws_acm_certificate_validation");
    expect(validation.depends_on).toEqual(["aws_route53_record.certificate_regional_validation"]);
    expect(validation).not.toHaveProperty("validation_record_fqdns");
  });

  test("gives the ARN only once the certificate is issued", () => {
    expect(stack.json.output).toEqual({
      arn: { value: "${aws_acm_certificate_validation.certificate_validation.certificate_arn}" },
    });
  });
});
