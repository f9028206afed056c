import { CiRunner, type CiRunnerProps } from "../../../../modules/aws/kubernetes/ci-runner";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const CONNECTION = "arn:aws:codeconnections:us-east-1:123456789012:connection/0a1b2c3d-0123-4567-89ab-0123456789ab";

const build = (props: Partial<CiRunnerProps> = {}) =>
  synthesize((scope) => {
    new CiRunner(scope, "Runner", {
      names: testNames(),
      repository: "inferloop/infra",
      image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
      vpcId: "vpc-1",
      subnetIds: ["subnet-a", "subnet-b"],
      clusterSecurityGroupId: "sg-cluster",
      dataKeyArn: "arn:aws:kms:us-east-1:123456789012:key/data",
      logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/logs",
      logRetentionDays: 90,
      ...props,
    });
  });
const project = (props?: Partial<CiRunnerProps>) => build(props).resource("aws_codebuild_project");

describe("CiRunner", () => {
  test("stands in the network", () => {
    expect(project().vpc_config).toEqual({
      vpc_id: "vpc-1",
      subnets: ["subnet-a", "subnet-b"],
      security_group_ids: ["${aws_security_group.runner_group.id}"],
    });
  });

  test("takes no jobs as long as there is no connection", () => {
    expect(build().resources("aws_codebuild_webhook")).toEqual([]);
    expect(project().source).toEqual({
      type: "GITHUB",
      location: "https://github.com/inferloop/infra.git",
      git_clone_depth: 1,
    });
  });

  test("takes the queued jobs of workflows by an approved connection", () => {
    const stack = build({ connectionArn: CONNECTION });
    expect(stack.resource("aws_codebuild_webhook")).toMatchObject({
      project_name: "${aws_codebuild_project.runner.name}",
      build_type: "BUILD",
      filter_group: [{ filter: [{ type: "EVENT", pattern: "WORKFLOW_JOB_QUEUED" }] }],
    });
    expect(stack.resource("aws_codebuild_project").source).toMatchObject({
      auth: { type: "CODECONNECTIONS", resource: CONNECTION },
    });
  });

  test("has no build specification, no Docker daemon and leaves nothing behind", () => {
    expect(project().source).not.toHaveProperty("buildspec");
    expect(project()).toMatchObject({
      environment: { privileged_mode: false },
      artifacts: { type: "NO_ARTIFACTS" },
    });
  });

  test("writes its log to an encrypted group", () => {
    expect(project().logs_config).toEqual({
      cloudwatch_logs: { status: "ENABLED", group_name: "${aws_cloudwatch_log_group.runner_log.name}" },
    });
    expect(build().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/inferloop/production/use1/runner",
      kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/logs",
      retention_in_days: 90,
    });
  });

  test("may speak HTTPS, is admitted by the cluster, and admits nobody", () => {
    expect(build().resource("aws_vpc_security_group_egress_rule")).toMatchObject({ from_port: 443, to_port: 443 });
    expect(build().resource("aws_vpc_security_group_ingress_rule")).toMatchObject({
      security_group_id: "sg-cluster",
      referenced_security_group_id: "${aws_security_group.runner_group.id}",
      from_port: 443,
      to_port: 443,
    });
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
