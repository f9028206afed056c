import { EcsInfrastructureRole } from "../../../../modules/aws/identity/ecs-infrastructure-role";
import { EcsInstanceRole } from "../../../../modules/aws/identity/ecs-instance-role";
import { EcsTaskRole, type EcsTaskRoleProps } from "../../../../modules/aws/identity/ecs-task-role";
import { testNames } from "../../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const names = testNames();

describe("EcsInstanceRole", () => {
  const built = () => synthesize((scope) => new EcsInstanceRole(scope, "EcsInstance", { names }));

  test("minimal props", () => {
    expect(built().json.resource).toMatchSnapshot();
  });

  test("is for EC2, with a profile of the name that launch templates know", () => {
    expect(built().resource("aws_iam_instance_profile").name).toBe("inferloop-production-use1-ecs-instance");
    expect(built().resource("aws_iam_role").assume_role_policy).toContain("ec2.amazonaws.com");
    expectSoundPolicies(built());
  });

  test("carries the policies of the agent and of Session Manager, and no others", () => {
    const arns = built()
      .resources("aws_iam_role_policy_attachment")
      .map(({ policy_arn }) => policy_arn);
    expect(arns).toEqual([
      "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    ]);
  });
});

describe("EcsInfrastructureRole", () => {
  const built = () => synthesize((scope) => new EcsInfrastructureRole(scope, "EcsInfrastructure", { names }));

  test("minimal props", () => {
    expect(built().json.resource).toMatchSnapshot();
  });

  test("lets ECS, and nobody else, switch load balancers", () => {
    expect(built().resource("aws_iam_role").assume_role_policy).toContain('"Service":["ecs.amazonaws.com"]');
    expect(built().resource("aws_iam_role_policy_attachment").policy_arn).toBe(
      "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
    );
  });
});

describe("EcsTaskRole", () => {
  const data = {
    region: "us-east-1",
    account: "123456789012",
    buckets: ["bucket-a"],
    tables: ["table-a"],
    keyAliases: ["alias/data"],
  };
  const ADDRESS = "aws_iam_role_policy.task_policy";
  const built = (props: Partial<EcsTaskRoleProps> = {}) =>
    synthesize((scope) => new EcsTaskRole(scope, "Task", { names, data, ...props }));

  test("reads the passwords of databases while tasks run", () => {
    const task = built({ secrets: ["inferloop/production/use1/database/synthdata-g1"] });
    expect(statement(task, ADDRESS, "ReadSecrets").Resource).toEqual([
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:inferloop/production/use1/database/synthdata-g1-??????",
    ]);
    expect(statement(task, ADDRESS, "DecryptSecrets").Condition).toMatchObject({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/inferloop-production-use1-secrets"] },
    });
  });

  test("opens shells only where a service has some, into one log group", () => {
    expect(() => statement(built(), ADDRESS, "SessionChannels")).toThrow("no statement");
    const open = built({ sessions: true });
    expect(statement(open, ADDRESS, "SessionLog").Resource).toEqual([
      "arn:aws:logs:us-east-1:123456789012:log-group:/inferloop/production/use1/ecs-sessions",
      "arn:aws:logs:us-east-1:123456789012:log-group:/inferloop/production/use1/ecs-sessions:log-stream:*",
    ]);
    expect(statement(open, ADDRESS, "SessionKey")).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/data"] } },
    });
    // Neither channels nor the list of groups have an ARN.
    expect(allowedEverywhere(open)).toEqual([`${ADDRESS}: SessionChannels`, `${ADDRESS}: SessionLogGroups`]);
    expectSoundPolicies(open);
  });
});
