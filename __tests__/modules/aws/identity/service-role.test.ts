import { serviceTrust } from "../../../../modules/aws/identity/policy";
import { ServiceRole, type ServiceRoleProps } from "../../../../modules/aws/identity/service-role";
import { synthesize } from "../../../support/synth";

const PROPS: ServiceRoleProps = {
  name: "inferloop-production-use1-lambda",
  description: "Lambda functions",
  trust: serviceTrust("lambda.amazonaws.com"),
};

const role = (props: Partial<ServiceRoleProps> = {}) =>
  synthesize((scope) => new ServiceRole(scope, "Lambda", { ...PROPS, ...props }));

describe("ServiceRole", () => {
  test("minimal props", () => {
    expect(role().json.resource).toMatchSnapshot();
  });

  test("attaches each policy by a resource of its own, at an address that tells its name", () => {
    const stack = role({ managedPolicies: ["service-role/AWSLambdaBasicExecutionRole"] });
    expect(stack.resource("aws_iam_role_policy_attachment")).toMatchObject({
      address: "aws_iam_role_policy_attachment.lambda_aws_lambda_basic_execution_role",
      role: "${aws_iam_role.lambda.name}",
      policy_arn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    });
    expect(stack.resource("aws_iam_role")).not.toHaveProperty("managed_policy_arns");
  });

  test("leaves out a statement that has no resource", () => {
    const stack = role({
      statements: [
        { sid: "Nothing", actions: ["s3:GetObject"], resources: [] },
        { sid: "Something", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/*"] },
      ],
    });
    const { policy } = stack.resource("aws_iam_role_policy");
    expect(JSON.parse(String(policy)).Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["Something"]);
  });

  test("has no policy of its own where every statement is left out, because AWS refuses an empty one", () => {
    const stack = role({ statements: [{ sid: "Nothing", actions: ["s3:GetObject"], resources: [] }] });
    expect(stack.resources("aws_iam_role_policy")).toEqual([]);
  });

  test("fails when the policy is longer than IAM takes", () => {
    const resources = Array.from(
      { length: 200 },
      (_, index) => `arn:aws:s3:::inferloop-production-bucket-number-${index}/*`,
    );
    expect(() => role({ statements: [{ sid: "Many", actions: ["s3:GetObject"], resources }] })).toThrow(
      /'statements' must be a policy of at most 10240 characters, got \d+; name fewer buckets/,
    );
  });
});
