import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import { NODE_KINDS, NODE_TAINTS } from "../../../../lib/catalog/node-kinds";
import { REST_HOURS } from "../../../../lib/config/aws/governance";
import { NodeGroup, type NodeGroupProps } from "../../../../modules/aws/kubernetes/node-group";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = (props: Partial<NodeGroupProps> = {}) =>
  synthesize((scope) => {
    const cni = new EksAddon(scope, "Cni", { clusterName: "main", addonName: "vpc-cni" });
    new NodeGroup(scope, "Nodes", {
      names: testNames(),
      clusterName: "main",
      version: "1.35",
      name: "cpu",
      kind: "cpu",
      instanceTypes: ["t3.medium"],
      amiType: "AL2023_x86_64_STANDARD",
      capacityType: "ON_DEMAND",
      minSize: 2,
      maxSize: 10,
      desiredSize: 2,
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupIds: ["sg-cluster", "sg-workload"],
      volumesKeyArn: "arn:aws:kms:us-east-1:123456789012:key/volumes",
      tags: { Project: "inferloop" },
      dependsOn: [cni],
      ...props,
    });
  });
const group = (props?: Partial<NodeGroupProps>) => build(props).resource("aws_eks_node_group");
const template = (props?: Partial<NodeGroupProps>) => build(props).resource("aws_launch_template");

describe("NodeGroup", () => {
  test("has the documented volumes, encrypted with the account's key", () => {
    expect(template().block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: {
          volume_type: "gp3",
          volume_size: 100,
          encrypted: "true",
          kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/volumes",
          delete_on_termination: "true",
        },
      },
    ]);
  });

  test("rests where it may, and a plan at night brings no node back", () => {
    const ignored = (props?: Partial<NodeGroupProps>) =>
      (group(props).lifecycle as { ignore_changes: string[] }).ignore_changes;
    expect(ignored()).not.toContain("scaling_config[0].min_size");
    expect(build().resources("aws_scheduler_schedule")).toEqual([]);
    expect(ignored({ restHours: REST_HOURS })).toContain("scaling_config[0].min_size");
    expect(build({ restHours: REST_HOURS }).resources("aws_scheduler_schedule")).toHaveLength(2);
  });

  test("answers IMDSv2 only, and no pod", () => {
    expect(template().metadata_options).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 1 });
  });

  test("reaches the stores by the workloads' group, beside the cluster's own", () => {
    expect(template().vpc_security_group_ids).toEqual(["sg-cluster", "sg-workload"]);
  });

  test("leaves image, bootstrap and SSH out, so that EKS brings its own and nobody logs in", () => {
    expect(template()).not.toHaveProperty("image_id");
    expect(template()).not.toHaveProperty("user_data");
    expect(template()).not.toHaveProperty("key_name");
    expect(group()).not.toHaveProperty("remote_access");
  });

  test("tags what Auto Scaling starts, which the provider's tags do not reach", () => {
    const tags = { Project: "inferloop", Name: "inferloop-production-use1-node-cpu" };
    expect(template().tag_specifications).toEqual([
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
      { resource_type: "network-interface", tags },
    ]);
  });

  test("makes a new group beside the old one where it cannot change, and leaves its size to the autoscaler", () => {
    expect(group()).toMatchObject({
      node_group_name_prefix: "inferloop-production-use1-cpu-",
      lifecycle: { create_before_destroy: true, ignore_changes: ["scaling_config[0].desired_size"] },
      launch_template: {
        id: "${aws_launch_template.nodes_template.id}",
        version: "${aws_launch_template.nodes_template.latest_version}",
      },
    });
    expect(group()).not.toHaveProperty("node_group_name");
  });

  test("replaces nodes one by one, and those that fail", () => {
    expect(group()).toMatchObject({ update_config: { max_unavailable: 1 }, node_repair_config: { enabled: true } });
  });

  test("comes after the add-ons that nodes need", () => {
    expect(group().depends_on).toEqual(["aws_eks_addon.cni"]);
  });

  test.each(NODE_KINDS)("says by label, taint and the autoscaler's hints that nodes are of kind %s", (kind) => {
    const stack = build({ kind });
    expect(stack.resource("aws_eks_node_group")).toMatchObject({
      labels: { workload: kind },
      taint: NODE_TAINTS[kind].map(({ key, value }) => ({ key, value, effect: "NO_SCHEDULE" })),
    });
    const hints = stack.resources("aws_autoscaling_group_tag").map(({ tag }) => tag);
    const of = (key: string, value: string) => ({
      key: `k8s.io/cluster-autoscaler/node-template/${key}`,
      value,
      propagate_at_launch: false,
    });
    expect(hints).toEqual([
      of("label/workload", kind),
      ...NODE_TAINTS[kind].map(({ key, value, effect }) => of(`taint/${key}`, `${value}:${effect}`)),
    ]);
  });

  test("gives the hints to the Auto Scaling group that EKS made", () => {
    expect(build().resource("aws_autoscaling_group_tag").autoscaling_group_name).toBe(
      "${aws_eks_node_group.nodes.resources[0].autoscaling_groups[0].name}",
    );
  });

  test("is started in capacity that is paid for", () => {
    expect(template({ capacityReservationId: "cr-0123456789abcdef0" })).toMatchObject({
      capacity_reservation_specification: {
        capacity_reservation_target: { capacity_reservation_id: "cr-0123456789abcdef0" },
      },
    });
    expect(template()).not.toHaveProperty("capacity_reservation_specification");
  });

  test.each([
    { minSize: 3, desiredSize: 2 },
    { maxSize: 1, desiredSize: 2 },
  ])("fails when the nodes at the start are outside the limits: %p", (sizes) => {
    expect(() => build(sizes)).toThrow(/'desiredSize' must be 'minSize' \(\d\) to 'maxSize' \(\d+\), got 2/);
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
