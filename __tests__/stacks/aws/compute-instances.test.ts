import type { AwsInstanceGroup } from "../../../lib/config/aws/instances";
import { computeOf } from "../../support/compute";

const GROUP: AwsInstanceGroup = {
  name: "workers",
  instanceTypes: ["m7i.large", "m6i.large"],
  min: 2,
  max: 10,
  spotPercent: 0,
  volumeGiB: 100,
  backup: true,
  scaleUpAbovePercent: 90,
  scaleDownBelowPercent: 40,
  commands: ["echo started"],
};

describe("instance groups of a region", () => {
  test("keep their addresses", () => {
    expect(computeOf({ instances: [GROUP] }).addresses()).toMatchSnapshot();
  });

  test("hold their share in a standby, and may grow to as many as in the primary", () => {
    const sizes = (region: string) => {
      const { min_size, max_size } = computeOf({ instances: [GROUP] }, region).resource("aws_autoscaling_group");
      return [min_size, max_size];
    };
    expect([sizes("us-east-1"), sizes("us-west-2")]).toEqual([
      [2, 10],
      [1, 10],
    ]);
  });

  test("start the image of their types' processor, whatever the environment's is", () => {
    const graviton = { ...GROUP, instanceTypes: ["m7g.large"] };
    expect(computeOf({ instances: [graviton] }).resource("aws_launch_template").image_id).toMatch(/arm64$/);
  });

  test("carry the deployment's tags, which the provider's do not bring to instances", () => {
    const tags = computeOf({ instances: [GROUP] }).resource("aws_autoscaling_group").tag as { key: string }[];
    expect(tags.map(({ key }) => key)).toEqual([
      "AutoShutdown",
      "CostCenter",
      "Environment",
      "ManagedBy",
      "Owner",
      "Project",
      "RPO",
      "RTO",
      "Name",
    ]);
  });

  test("are workloads like all others", () => {
    const template = computeOf({ instances: [GROUP] }).resource("aws_launch_template");
    expect(template.vpc_security_group_ids).toEqual([
      "${data.terraform_remote_state.network.outputs.workload_security_group_id}",
    ]);
    expect(template.block_device_mappings).toMatchObject([
      { ebs: { kms_key_id: "${data.terraform_remote_state.foundation.outputs.volumes_key_arn}" } },
    ]);
  });

  test("rest at night only where the environment rests and protects nothing", () => {
    const schedules = (autoShutdown: boolean, protect: boolean) =>
      computeOf({ instances: [GROUP] }, "us-east-1", { profile: { autoShutdown, protect } }).resources(
        "aws_scheduler_schedule",
      ).length;
    expect([schedules(true, false), schedules(true, true), schedules(false, false)]).toEqual([2, 0, 0]);
  });
});
