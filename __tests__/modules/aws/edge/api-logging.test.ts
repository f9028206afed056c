import { ApiLogging } from "../../../../modules/aws/edge/api-logging";
import { synthesize } from "../../../support/synth";

test("ApiLogging gives API Gateway the role of its logs", () => {
  const roleArn = "arn:aws:iam::123456789012:role/inferloop-production-use1-api-logs";
  const stack = synthesize((scope) => new ApiLogging(scope, "ApiLogging", { roleArn }));
  expect(stack.json.resource).toEqual({ aws_api_gateway_account: { api_logging: { cloudwatch_role_arn: roleArn } } });
});
