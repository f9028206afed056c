import { EcsInstances, type EcsInstancesProps } from "../../../../modules/aws/compute/ecs-instances";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: EcsInstancesProps = {
  names: testNames(),
  architecture: "x86_64",
  instanceType: "m7i.large",
  max: 10,
  protect: true,
  subnetIds: ["subnet-1", "subnet-2"],
  tags: { Project: "inferloop" },
  volumesKeyArn: "arn:aws:kms:us-east-1:123456789012:key/volumes",
  vpcId: "vpc-1",
};
const instances = (props: Partial<EcsInstancesProps> = {}) =>
  synthesize((scope) => new EcsInstances(scope, "EcsInstances", { ...PROPS, ...props }));
const template = (props: Partial<EcsInstancesProps> = {}) => instances(props).resource("aws_launch_template");

describe("EcsInstances", () => {
  test("minimal props", () => {
    expect(instances().json.resource).toMatchSnapshot();
  });

  test("start at none, and as many as tasks need", () => {
    const built = instances();
    expect(built.resource("aws_autoscaling_group")).toMatchObject({
      name: "inferloop-production-use1-ecs",
      min_size: 0,
      max_size: 10,
      lifecycle: { ignore_changes: ["desired_capacity"] },
    });
    expect(built.resource("aws_ecs_capacity_provider").auto_scaling_group_provider).toMatchObject({
      auto_scaling_group_arn: "${aws_autoscaling_group.ecs_instances_group.arn}",
      managed_scaling: { status: "ENABLED", target_capacity: 100 },
      managed_draining: "ENABLED",
    });
  });

  test("carry the tag that ECS needs, which Terraform would take away", () => {
    expect(instances().resource("aws_autoscaling_group").tag).toEqual([
      { key: "AmazonECSManaged", value: "true", propagate_at_launch: true },
      { key: "Project", value: "inferloop", propagate_at_launch: false },
    ]);
  });

  test.each([
    [true, "ENABLED"],
    [false, "DISABLED"],
  ])("are not ended under their tasks where the environment is protected (%s)", (protect, termination) => {
    const built = instances({ protect });
    expect(built.resource("aws_autoscaling_group").protect_from_scale_in).toBe(protect);
    expect(built.resource("aws_ecs_capacity_provider").auto_scaling_group_provider).toMatchObject({
      managed_termination_protection: termination,
    });
  });

  test.each([
    ["x86_64", "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"],
    ["arm64", "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"],
  ] as const)("start from AWS's newest image for %s, read at each start", (architecture, image) => {
    expect(template({ architecture }).image_id).toBe(image);
  });

  test("join the cluster, and keep their credentials from containers", () => {
    const { user_data, iam_instance_profile, metadata_options } = template();
    const script = Buffer.from(String(user_data), "base64").toString();
    expect(script).toContain("ECS_CLUSTER=inferloop-production-use1-main\n");
    expect(script).toContain("ECS_AWSVPC_BLOCK_IMDS=true\n");
    expect(iam_instance_profile).toEqual({ name: "inferloop-production-use1-ecs-instance" });
    expect(metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  test("have encrypted volumes", () => {
    expect(template().block_device_mappings).toMatchObject([
      { device_name: "/dev/xvda", ebs: { encrypted: "true", kms_key_id: PROPS.volumesKeyArn, volume_type: "gp3" } },
    ]);
  });

  test("tag instances and volumes themselves, which the provider's tags do not reach", () => {
    const tags = { Project: "inferloop", Name: "inferloop-production-use1-ecs-instance" };
    expect(template().tag_specifications).toEqual([
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
    ]);
  });

  test("call AWS, and are called by nobody", () => {
    const built = instances();
    expect(built.resources("aws_vpc_security_group_ingress_rule")).toEqual([]);
    expect(built.resource("aws_vpc_security_group_egress_rule")).toMatchObject({ from_port: 443, to_port: 443 });
  });
});
