import { ApiDomain } from "../../../../modules/aws/edge/api-domain";
import { FunctionApi } from "../../../../modules/aws/edge/function-api";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  const api = new FunctionApi(scope, "Api", {
    names: testNames(),
    region: "us-east-1",
    routes: [{ method: "GET", path: "/jobs", function: "jobs", takesEvents: false }],
    requestsPerSecond: 100,
    logsKeyArn: "arn:key",
    retentionDays: { application: 30, audit: 90 },
  });
  new ApiDomain(scope, "Name", { api, certificateArn: "arn:certificate", domainName: "functions.example.com" });
});

describe("ApiDomain", () => {
  test("minimal props", () => {
    const { address: _address, ...name } = stack.resource("aws_api_gateway_domain_name");
    expect(name).toMatchSnapshot();
  });

  test("is a name of the region, with TLS 1.2 and newer", () => {
    expect(stack.resource("aws_api_gateway_domain_name")).toMatchObject({
      domain_name: "functions.example.com",
      regional_certificate_arn: "arn:certificate",
      security_policy: "TLS_1_2",
      endpoint_configuration: { types: ["REGIONAL"] },
    });
  });

  test("leads to the API's stage", () => {
    expect(stack.resource("aws_api_gateway_base_path_mapping")).toMatchObject({
      domain_name: "${aws_api_gateway_domain_name.name.domain_name}",
      api_id: "${aws_api_gateway_rest_api.api.id}",
      stage_name: "${aws_api_gateway_stage.api_stage.stage_name}",
    });
  });
});
