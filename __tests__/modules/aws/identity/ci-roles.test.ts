import { Names } from "../../../../lib/names/names";
import { CiRoles, type CiRolesProps } from "../../../../modules/aws/identity/ci-roles";
import { GithubOidcProvider } from "../../../../modules/aws/identity/github-oidc-provider";
import { allowedEverywhere, expectSoundPolicies, policies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const NAMES = new Names({ project: "inferloop", environment: "production", account: "123456789012" });

const PROPS: CiRolesProps = {
  names: NAMES,
  purpose: "ci",
  repository: "inferloop/synthdata",
  branch: "main",
  scope: {
    regions: ["us-east-1", "us-west-2"],
    stateBuckets: ["state-east", "replica-west"],
    stateKeyAliases: ["alias/state-east", "alias/state-west"],
    roles: ["inferloop-production-use1-lambda"],
    managedPolicyArns: ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"],
    usesArc: false,
    usesCdn: false,
  },
};

const ci = (props: Partial<CiRolesProps> = {}, scope: Partial<CiRolesProps["scope"]> = {}) =>
  synthesize((stack) => new CiRoles(stack, "Ci", { ...PROPS, ...props, scope: { ...PROPS.scope, ...scope } }));

const STATES = "aws_iam_policy.ci_states_policy";
const PLAN = "aws_iam_policy.ci_plan_policy";
const APPLY = "aws_iam_policy.ci_apply_policy";
const APPLY_STATES = "aws_iam_policy.ci_apply_states_policy";
const APPLY_ROLES = "aws_iam_policy.ci_apply_roles_policy";
const APPLY_IDENTITY = "aws_iam_policy.ci_apply_identity_policy";
const BOUNDARY = "arn:aws:iam::123456789012:policy/inferloop-production-boundary";

/** Claims that a role's trust asks for. */
function subjects(address: string): unknown {
  const policy = policies(ci()).find((candidate) => candidate.address === address);
  return policy?.statements[0]?.Condition?.StringEquals?.["token.actions.githubusercontent.com:sub"];
}

describe("CiRoles", () => {
  test("minimal props", () => {
    expect(ci().json.resource).toMatchSnapshot();
  });

  test("has sound policies, and names what is allowed on every resource", () => {
    expectSoundPolicies(ci());
    expect(allowedEverywhere(ci())).toEqual([
      `${PLAN}: EphemeralPasswords`,
      `${APPLY}: Regional`,
      `${APPLY}: Global`,
      `${APPLY_IDENTITY}: Read`,
    ]);
  });

  test("lets pull requests plan, and only the branch apply", () => {
    expect(subjects("aws_iam_role.ci_plan")).toEqual([
      "repo:inferloop/synthdata:pull_request",
      "repo:inferloop/synthdata:ref:refs/heads/main",
    ]);
    expect(subjects("aws_iam_role.ci_apply")).toEqual(["repo:inferloop/synthdata:ref:refs/heads/main"]);
  });

  test("asks for AWS's audience and compares claims without wildcards", () => {
    for (const address of ["aws_iam_role.ci_plan", "aws_iam_role.ci_apply"]) {
      expect(statement(ci(), address, "WorkflowRuns")).toMatchObject({
        Principal: {
          Federated: ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"],
        },
        Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
      });
    }
  });

  test("waits for the provider where the stack makes it", () => {
    const stack = synthesize((scope) => {
      const provider = new GithubOidcProvider(scope, "Github");
      new CiRoles(scope, "Ci", { ...PROPS, provider });
    });
    expect(stack.resources("aws_iam_role").map(({ depends_on }) => depends_on)).toEqual([
      ["aws_iam_openid_connect_provider.github"],
      ["aws_iam_openid_connect_provider.github"],
    ]);
  });

  test("a plan writes locks, and no state", () => {
    const objects = [
      "arn:aws:s3:::state-east/inferloop/production/*",
      "arn:aws:s3:::replica-west/inferloop/production/*",
    ];
    expect(statement(ci(), PLAN, "ReadStates")).toMatchObject({ Action: ["s3:GetObject"], Resource: objects });
    expect(statement(ci(), STATES, "LockStates")).toMatchObject({
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Resource: objects.map((arn) => `${arn}.tflock`),
    });
  });

  test("a plan reads no object but states, and no secret, item or log", () => {
    const noObjects = statement(ci(), PLAN, "NoObjects");
    expect(noObjects).toMatchObject({ Effect: "Deny", Action: ["s3:GetObject", "s3:GetObjectVersion"] });
    expect(noObjects.NotResource).toEqual(statement(ci(), PLAN, "ReadStates").Resource);
    expect(statement(ci(), PLAN, "NoData")).toMatchObject({
      Effect: "Deny",
      Action: expect.arrayContaining(["secretsmanager:GetSecretValue", "dynamodb:Scan", "logs:GetLogEvents"]),
      Resource: ["*"],
    });
  });

  test("both find and lock states, and use the state keys by alias, through S3", () => {
    const attached = (role: string) =>
      ci()
        .resources("aws_iam_role_policy_attachment")
        .filter((attachment) => attachment.role === `\${aws_iam_role.${role}.name}`)
        .map(({ policy_arn }) => policy_arn);
    const arn = (address: string) => `\${${address}.arn}`;
    expect(attached("ci_plan")).toEqual([arn(STATES), arn(PLAN), "arn:aws:iam::aws:policy/ReadOnlyAccess"]);
    expect(attached("ci_apply")).toEqual([STATES, APPLY, APPLY_STATES, APPLY_ROLES, APPLY_IDENTITY].map(arn));
    expect(statement(ci(), STATES, "StateKeys")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: ["arn:aws:kms:*:123456789012:key/*"],
      Condition: {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": ["alias/state-east", "alias/state-west"] },
        StringLike: { "kms:ViaService": ["s3.*.amazonaws.com"] },
      },
    });
  });

  test("an apply works in the deployment's regions, and in us-east-1 for global services", () => {
    expect(statement(ci(), APPLY, "Regional").Condition).toEqual({
      StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] },
    });
    expect(statement(ci(), APPLY, "Global")).toMatchObject({
      Action: ["cloudfront:*", "route53:*", "shield:*"],
      Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } },
    });
  });

  test("an apply reaches what CloudFront wants in us-east-1 only where the deployment uses it", () => {
    expect(statement(ci({}, { usesCdn: true }), APPLY, "CloudFrontParts")).toMatchObject({
      Action: ["acm:*", "kms:*", "logs:*", "wafv2:*"],
      Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } },
    });
    expect(JSON.stringify(ci().json)).not.toContain("CloudFrontParts");
  });

  test("an apply has nothing for the account stack, which a person applies", () => {
    const allowed = policies(ci()).flatMap(({ statements }) =>
      statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => Action),
    );
    const services = new Set(allowed.map((action) => action.split(":")[0]));
    for (const service of ["account", "bcm-data-exports", "budgets", "ce", "cloudtrail", "cur", "organizations"]) {
      expect(services).not.toContain(service);
    }
  });

  test("an apply reaches ARC in us-west-2 only where the deployment uses it", () => {
    expect(statement(ci({}, { usesArc: true }), APPLY, "RoutingControls").Condition).toEqual({
      StringEquals: { "aws:RequestedRegion": ["us-west-2"] },
    });
    expect(JSON.stringify(ci().json)).not.toContain("route53-recovery");
  });

  test("an apply writes states, and deletes neither bucket, old version nor key", () => {
    expect(statement(ci(), APPLY_STATES, "ReadStates").Action).toEqual(["s3:GetObject", "s3:PutObject"]);
    expect(statement(ci(), APPLY_STATES, "KeepStates")).toMatchObject({
      Effect: "Deny",
      Action: ["s3:DeleteBucket", "s3:DeleteObjectVersion"],
    });
    expect(statement(ci(), APPLY_STATES, "KeepStateKeys")).toMatchObject({
      Effect: "Deny",
      Condition: {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": ["alias/state-east", "alias/state-west"] },
      },
    });
  });

  test("an apply may pass and change the deployment's roles, also one whose name was cut", () => {
    expect(statement(ci({}, { roles: ["infer-ab12c-production-use1-lambda"] }), APPLY_ROLES, "OwnRoles")).toMatchObject(
      {
        Action: expect.arrayContaining(["iam:PassRole", "iam:UpdateAssumeRolePolicy"]),
        Resource: [
          "arn:aws:iam::123456789012:role/inferloop-production-*",
          "arn:aws:iam::123456789012:role/infer-ab12c-production-use1-lambda",
          "arn:aws:iam::123456789012:instance-profile/inferloop-production-*",
        ],
      },
    );
  });

  test("an apply makes roles, and gives them rights, only within the boundary, which it cannot change", () => {
    expect(statement(ci(), APPLY_ROLES, "BoundRoles")).toMatchObject({
      Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
      Resource: ["arn:aws:iam::123456789012:role/inferloop-production-*"],
      Condition: { StringEquals: { "iam:PermissionsBoundary": BOUNDARY } },
    });
    const unbound = policies(ci())
      .flatMap(({ statements }) => statements)
      .filter(
        ({ Effect, Condition }) =>
          Effect === "Allow" && Condition?.StringEquals?.["iam:PermissionsBoundary"] === undefined,
      )
      .flatMap(({ Action }) => Action);
    for (const action of [
      "iam:CreateRole",
      "iam:PutRolePolicy",
      "iam:AttachRolePolicy",
      "iam:*",
      "iam:DeleteRolePermissionsBoundary",
    ]) {
      expect(unbound).not.toContain(action);
    }
    expect(statement(ci(), APPLY_IDENTITY, "NotItsPolicies").Resource).toContain(BOUNDARY);
  });

  test("an apply passes Config's own role to its recorder, and no other role of AWS", () => {
    const passed = policies(ci())
      .flatMap(({ statements }) => statements)
      .filter(({ Effect, Action }) => Effect === "Allow" && Action.includes("iam:PassRole"))
      .flatMap(({ Resource = [] }) => Resource)
      .filter((arn) => arn.includes("aws-service-role"));
    expect(passed).toEqual([
      "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    ]);
  });

  test("one pattern stands for a role whose name was cut in several regions, with its environment and purpose", () => {
    const roles = ["use1", "apse1"].flatMap((region) => [
      `inferloop-synt-ab12c-production-${region}-cluster-network`,
      `inferloop-syn-cd34e-production-${region}-cluster-network`,
      `inferloop-sy-ef56g-production-${region}-delivery-pipeline`,
    ]);
    const { Resource } = statement(ci({}, { roles }), APPLY_ROLES, "OwnRoles");
    expect(Resource?.slice(1, -1)).toEqual([
      "arn:aws:iam::123456789012:role/inferloop-syn*-?????-production-*-cluster-network",
      "arn:aws:iam::123456789012:role/inferloop-sy*-?????-production-*-delivery-pipeline",
    ]);
  });

  test("an apply attaches the deployment's policies and the named ones of AWS, and no other", () => {
    expect(statement(ci(), APPLY_ROLES, "KnownPolicies").Condition).toEqual({
      StringEquals: { "iam:PermissionsBoundary": BOUNDARY },
      ArnLike: {
        "iam:PolicyARN": [
          "arn:aws:iam::123456789012:policy/inferloop-production-*",
          "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
        ],
      },
    });
  });

  test("an apply changes neither its own rights nor whom AWS trusts", () => {
    expect(statement(ci(), APPLY_IDENTITY, "NotWhoMayApply")).toMatchObject({
      Effect: "Deny",
      Resource: [
        "arn:aws:iam::123456789012:role/inferloop-production-ci-plan",
        "arn:aws:iam::123456789012:role/inferloop-production-ci-apply",
      ],
    });
    const made = ci()
      .resources("aws_iam_policy")
      .map(({ name }) => `arn:aws:iam::123456789012:policy/${name}`);
    const kept = statement(ci(), APPLY_IDENTITY, "NotItsPolicies").Resource ?? [];
    expect([...kept].sort()).toEqual([...made, BOUNDARY].sort());
    expect(statement(ci(), APPLY_IDENTITY, "NotItsTrust")).toMatchObject({
      Effect: "Deny",
      Resource: ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"],
    });
    expect(statement(ci(), APPLY_IDENTITY, "NoOtherRole")).toMatchObject({
      Effect: "Deny",
      Action: ["sts:AssumeRole"],
    });
  });

  test("fails when a policy is longer than IAM takes", () => {
    const stateBuckets = Array.from({ length: 40 }, (_, index) => `inferloop-production-region-${index}-state`);
    expect(() => ci({}, { stateBuckets })).toThrow(
      /'scope' must be small enough for policies of at most 6144 characters, got \d+ for inferloop-production-ci-plan; name fewer regions/,
    );
  });
});
