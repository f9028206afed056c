import { awsRoleArn } from "../../../../lib/identifiers/aws-roles";
import { ApiLogsRole } from "../../../../modules/aws/identity/api-logs-role";
import { SERVICE_ROLE_POLICIES } from "../../../../modules/aws/identity/service-role-policies";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const stack = synthesize((scope) => new ApiLogsRole(scope, "ApiLogs", { names }));

describe("ApiLogsRole", () => {
  test("minimal props", () => {
    expect(stack.json.resource).toMatchSnapshot();
  });

  test("is the role that the entry names", () => {
    expect(awsRoleArn(names, "api-logs")).toMatch(new RegExp(`/${stack.resource("aws_iam_role").name}$`));
  });

  test("is API Gateway's, with AWS's own policy for its logs and nothing beside", () => {
    const { Statement } = JSON.parse(stack.resource("aws_iam_role").assume_role_policy as string);
    expect(Statement).toMatchObject([{ Principal: { Service: ["apigateway.amazonaws.com"] } }]);
    const policy = "service-role/AmazonAPIGatewayPushToCloudWatchLogs";
    expect(stack.resource("aws_iam_role_policy_attachment").policy_arn).toBe(`arn:aws:iam::aws:policy/${policy}`);
    expect(SERVICE_ROLE_POLICIES).toContain(policy);
    expect(stack.resources("aws_iam_role_policy")).toEqual([]);
  });
});
