import { Names } from "../../../../lib/names/names";
import { limitRoles, OUT_OF_BOUNDS, PermissionsBoundary } from "../../../../modules/aws/identity/permissions-boundary";
import { serviceTrust } from "../../../../modules/aws/identity/policy";
import { ServiceRole } from "../../../../modules/aws/identity/service-role";
import { statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const names = new Names({ project: "inferloop", environment: "production", account: "123456789012" });
const boundary = () => synthesize((scope) => new PermissionsBoundary(scope, "Boundary", { names }));

describe("PermissionsBoundary", () => {
  test("minimal props", () => {
    expect(boundary().json.resource).toMatchSnapshot();
  });

  test("leaves out what gives rights, and what stops the records", () => {
    expect(boundary().resource("aws_iam_policy").name).toBe("inferloop-production-boundary");
    expect(statement(boundary(), "aws_iam_policy.boundary", "AllButIdentity")).toEqual({
      Sid: "AllButIdentity",
      Effect: "Allow",
      NotAction: OUT_OF_BOUNDS,
      Resource: ["*"],
    });
    expect(OUT_OF_BOUNDS).toEqual(
      expect.arrayContaining([
        "iam:Attach*",
        "iam:CreateRole",
        "iam:Put*",
        "organizations:*",
        "sts:AssumeRole",
        "cloudtrail:StopLogging",
        "guardduty:DeleteDetector",
      ]),
    );
  });

  test("does not keep a role from passing roles to services, as deliveries do", () => {
    expect(OUT_OF_BOUNDS.filter((action) => action.startsWith("iam:P"))).toEqual(["iam:Put*"]);
  });
});

describe("limitRoles", () => {
  test("puts every role below the scope under the boundary", () => {
    const role = (name: string) => ({ name, description: name, trust: serviceTrust("ec2.amazonaws.com") });
    const stack = synthesize((scope) => {
      new ServiceRole(scope, "One", role("one"));
      new ServiceRole(scope, "Two", role("two"));
      limitRoles(scope, "arn:aws:iam::123456789012:policy/limit");
    });
    expect(stack.resources("aws_iam_role").map(({ permissions_boundary }) => permissions_boundary)).toEqual([
      "arn:aws:iam::123456789012:policy/limit",
      "arn:aws:iam::123456789012:policy/limit",
    ]);
  });
});
