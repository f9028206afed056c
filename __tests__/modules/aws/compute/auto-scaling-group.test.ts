import { AutoScalingGroup, type AutoScalingGroupProps } from "../../../../modules/aws/compute/auto-scaling-group";
import { instanceUserData } from "../../../../modules/aws/compute/instance-user-data";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();

const build = (props: Partial<AutoScalingGroupProps> = {}) =>
  synthesize((scope) => {
    new AutoScalingGroup(scope, "Instances", {
      names,
      group: "workers",
      architecture: "x86_64",
      instanceTypes: ["m7i.large", "m6i.large"],
      min: 2,
      max: 10,
      spotPercent: 0,
      volumeGiB: 100,
      backup: true,
      commands: [],
      restHours: undefined,
      securityGroupIds: ["sg-workload"],
      subnetIds: ["subnet-1", "subnet-2"],
      tags: { Owner: "platform" },
      volumesKeyArn: "arn:aws:kms:us-east-1:123456789012:key/volumes",
      ...props,
    });
  });
const group = (props: Partial<AutoScalingGroupProps> = {}) => build(props).resource("aws_autoscaling_group");
const template = (props: Partial<AutoScalingGroupProps> = {}) => build(props).resource("aws_launch_template");

describe("AutoScalingGroup", () => {
  test("minimal props", () => {
    const { user_data, ...others } = template();
    expect([group(), others]).toMatchSnapshot();
    expect(Buffer.from(String(user_data), "base64").toString()).toBe(instanceUserData(names, []));
  });

  test("stands in the private subnets between its bounds, and scaling decides in between", () => {
    expect(group()).toMatchObject({
      name: "inferloop-production-use1-workers",
      min_size: 2,
      max_size: 10,
      vpc_zone_identifier: ["subnet-1", "subnet-2"],
      lifecycle: { ignore_changes: ["desired_capacity"] },
    });
  });

  test("starts the newest Amazon Linux 2023 for its processor, and no key opens it", () => {
    expect(template().image_id).toBe(
      "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    );
    expect(template({ architecture: "arm64" }).image_id).toMatch(/al2023-ami-kernel-default-arm64$/);
    expect(template().key_name).toBeUndefined();
    expect(template().iam_instance_profile).toEqual({ name: "inferloop-production-use1-instance" });
  });

  test("gives metadata by token only, and to nothing behind the instance", () => {
    expect(template().metadata_options).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 1 });
  });

  test("encrypts volumes, and tags them for daily snapshots where it is told to", () => {
    expect(template().block_device_mappings).toMatchObject([
      {
        ebs: { encrypted: "true", volume_type: "gp3", volume_size: 100, kms_key_id: expect.stringMatching(/volumes$/) },
      },
    ]);
    const volumeTags = (backup: boolean) =>
      (template({ backup }).tag_specifications as { resource_type: string; tags: object }[])[1];
    const tags = { Owner: "platform", Name: "inferloop-production-use1-workers" };
    expect(volumeTags(true)).toEqual({ resource_type: "volume", tags: { ...tags, Backup: "volumes" } });
    expect(volumeTags(false)).toEqual({ resource_type: "volume", tags });
  });

  test("hands its tags to its instances", () => {
    expect(group().tag).toEqual([
      { key: "Owner", value: "platform", propagate_at_launch: true },
      { key: "Name", value: "inferloop-production-use1-workers", propagate_at_launch: true },
    ]);
  });

  test("prefers its first type, and takes Spot capacity as far as it is told to", () => {
    const distribution = (spotPercent: number) =>
      (group({ spotPercent }).mixed_instances_policy as { instances_distribution: object }).instances_distribution;
    expect(distribution(0)).toMatchObject({
      on_demand_percentage_above_base_capacity: 100,
      on_demand_allocation_strategy: "prioritized",
      spot_allocation_strategy: "price-capacity-optimized",
    });
    expect(distribution(70)).toMatchObject({ on_demand_percentage_above_base_capacity: 30 });
    expect([group().capacity_rebalance, group({ spotPercent: 70 }).capacity_rebalance]).toEqual([false, true]);
  });

  test("brings changes to all instances, new ones first, and none gets older than 30 days", () => {
    expect(group()).toMatchObject({
      instance_refresh: {
        strategy: "Rolling",
        preferences: { min_healthy_percentage: 100, max_healthy_percentage: 200 },
      },
      max_instance_lifetime: 2_592_000,
      health_check_grace_period: 300,
    });
  });

  test("rests at night where it may, and a plan at night starts nothing", () => {
    const restHours = { stop: "cron(0 20 ? * MON-FRI *)", start: "cron(0 7 ? * MON-FRI *)", timeZone: "UTC" };
    const stack = build({ restHours });
    const inputs = stack.resources("aws_scheduler_schedule").map(({ target }) => (target as { input: string }).input);
    expect(inputs.map((input) => JSON.parse(input))).toEqual([
      { AutoScalingGroupName: "inferloop-production-use1-workers", MinSize: 0, DesiredCapacity: 0 },
      { AutoScalingGroupName: "inferloop-production-use1-workers", MinSize: 2, DesiredCapacity: 2 },
    ]);
    expect(stack.resource("aws_autoscaling_group").lifecycle).toEqual({
      ignore_changes: ["desired_capacity", "min_size"],
    });
  });

  test.each([
    ["min", { min: 11 }, "'min' must be 0 to 10 instances, at most 'max', got 11; use at most 10"],
    ["spotPercent", { spotPercent: 101 }, "'spotPercent' must be 0 to 100 per cent, got 101; use at most 100"],
  ])("fails when %s is out of range", (_prop, props, message) => {
    expect(() => build(props)).toThrow(message);
  });
});
