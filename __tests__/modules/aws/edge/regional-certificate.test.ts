import { TerraformOutput } from "cdktf";
import { RegionalCertificate, type RegionalCertificateProps } from "../../../../modules/aws/edge/regional-certificate";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const certificate = (props: Partial<RegionalCertificateProps> = {}) =>
  synthesize((scope) => {
    const { certificateArn } = new RegionalCertificate(scope, "Certificate", {
      names: testNames(),
      purpose: "edge",
      domainNames: ["api.example.com", "*.api.example.com"],
      ...props,
    });
    new TerraformOutput(scope, "arn", { value: certificateArn, staticId: true });
  });

describe("RegionalCertificate", () => {
  test("minimal props", () => {
    expect(certificate().json).toMatchSnapshot();
  });

  test("is issued for all its names, and replaced only after its successor exists", () => {
    expect(certificate().resource("aws_acm_certificate")).toMatchObject({
      domain_name: "api.example.com",
      subject_alternative_names: ["*.api.example.com"],
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
  });

  test("writes no record: other regions' certificates need the same one", () => {
    expect(certificate().resources("aws_route53_record")).toEqual([]);
    expect(certificate().resource("aws_acm_certificate_validation")).not.toHaveProperty("validation_record_fqdns");
  });

  test("gives the ARN only once the certificate is issued", () => {
    expect(certificate().json.output).toEqual({
      arn: { value: "${aws_acm_certificate_validation.certificate_validation.certificate_arn}" },
    });
  });

  test("stands where CloudFront looks for it", () => {
    const stack = certificate({ region: "us-east-1" });
    expect(stack.resource("aws_acm_certificate").region).toBe("us-east-1");
    expect(stack.resource("aws_acm_certificate_validation").region).toBe("us-east-1");
  });

  test.each([
    ["a first name of more than 64 characters", [`${"a".repeat(53)}.example.com`]],
    ["no name", []],
    ["more than 10 names", Array.from({ length: 11 }, (_, index) => `n${index}.example.com`)],
  ])("fails for %s", (_, domainNames) => {
    expect(() => certificate({ domainNames })).toThrow(
      "test/Certificate: 'domainNames' must be 1 to 10 names, the first of at most 64 characters, got ",
    );
  });

  test("takes 10 names and a first of 64 characters", () => {
    const domainNames = [
      `${"a".repeat(52)}.example.com`,
      ...Array.from({ length: 9 }, (_, index) => `n${index}.example.com`),
    ];
    expect(certificate({ domainNames }).resource("aws_acm_certificate").subject_alternative_names).toHaveLength(9);
  });
});
