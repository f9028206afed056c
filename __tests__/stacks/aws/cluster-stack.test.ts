import type { AwsCluster } from "../../../lib/config/aws/cluster";
import { defaultNodeGroups, resolveNodeGroup } from "../../../lib/config/aws/node-groups";
import { awsRegion, type Deployment, type Profile } from "../../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { ClusterStack } from "../../../stacks/aws/cluster-stack";
import { swappedRoles } from "../../support/data";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { rendered, type SynthesizedStack } from "../../support/synth";

const { profile: PROFILE } = testDeployment();

function cluster(overrides: Partial<AwsCluster> = {}, profile: Profile = PROFILE): AwsCluster {
  const gpu = { name: "gpu", kind: "gpu", zones: {}, capacityReservations: {} } as const;
  return {
    version: "1.35",
    supportType: "EXTENDED",
    publicAccessCidrs: [],
    adminRoleArns: [],
    autoscaler: "cluster-autoscaler",
    addonVersions: {},
    nodeGroups: [...defaultNodeGroups(profile), gpu].map((group) => resolveNodeGroup(group, "current", profile)),
    runnerConnections: {},
    ...overrides,
  };
}

const withCluster = (overrides?: Partial<AwsCluster>): Deployment =>
  testDeployment({ aws: { cluster: cluster(overrides) } });

function build(deployment: Deployment = withCluster(), region = "us-east-1"): SynthesizedStack {
  const around = testSurroundings(deployment);
  const place = testPlace(around, region);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  const network = testProducer(around, place, "network", AWS_NETWORK);
  return rendered(new ClusterStack(around, place, awsRegion(around.aws, region), { foundation, network }));
}

const sizes = (stack: SynthesizedStack) =>
  Object.fromEntries(
    stack
      .resources("aws_eks_node_group")
      .map(({ address, scaling_config }) => [address.split("_").at(-1), scaling_config]),
  );

describe("ClusterStack", () => {
  test("publishes how the cluster is reached", () => {
    const output = build().json.output as Record<string, { value: unknown }>;
    expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      cluster_endpoint: "${aws_eks_cluster.cluster.endpoint}",
      cluster_ca_certificate: "${aws_eks_cluster.cluster.certificate_authority[0].data}",
      cluster_oidc_issuer: "${aws_eks_cluster.cluster.identity[0].oidc[0].issuer}",
      cluster_security_group_id: "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
    });
  });

  test("lets CI in: apply as administrator, plan to look at what is no secret", () => {
    const policies = build().resources("aws_eks_access_policy_association");
    expect(policies.map(({ principal_arn, policy_arn }) => [principal_arn, policy_arn])).toEqual([
      [
        "${aws_eks_access_entry.access_apply.principal_arn}",
        "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      ],
      [
        "${aws_eks_access_entry.access_plan.principal_arn}",
        "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      ],
    ]);
    expect(
      build()
        .resources("aws_eks_access_entry")
        .map(({ principal_arn }) => principal_arn),
    ).toEqual([
      "arn:aws:iam::123456789012:role/inferloop-production-ci-apply",
      "arn:aws:iam::123456789012:role/inferloop-production-ci-plan",
    ]);
  });

  test("lets the named people in, and has no entry for nodes, which EKS makes itself", () => {
    const stack = build(withCluster({ adminRoleArns: ["arn:aws:iam::123456789012:role/sso/Admin"] }));
    expect(
      stack.resources("aws_eks_access_entry").map(({ address, principal_arn }) => [address, principal_arn]),
    ).toContainEqual(["aws_eks_access_entry.access_admin_admin", "arn:aws:iam::123456789012:role/sso/Admin"]);
    expect(stack.resources("aws_eks_access_entry")).toHaveLength(3);
  });

  test("puts nodes into the cluster's subnets, with the groups of cluster and workloads", () => {
    for (const { subnet_ids } of build().resources("aws_eks_node_group")) {
      expect(subnet_ids).toBe("${data.terraform_remote_state.network.outputs.cluster_subnet_ids}");
    }
    for (const { vpc_security_group_ids } of build().resources("aws_launch_template")) {
      expect(vpc_security_group_ids).toEqual([
        "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
        "${data.terraform_remote_state.network.outputs.workload_security_group_id}",
      ]);
    }
  });

  test("puts a group into the zones that it is told to", () => {
    const nodeGroups = cluster().nodeGroups.map((group) =>
      group.kind === "gpu"
        ? {
            ...group,
            zones: { "us-east-1": ["us-east-1b"] },
            capacityReservations: { "us-east-1": "cr-0123456789abcdef0" },
          }
        : group,
    );
    const deployment = withCluster({ nodeGroups });
    const gpu = (region: string, type: string) =>
      build(deployment, region)
        .resources(type)
        .find(({ address }) => address.includes("nodes_gpu"));
    expect(gpu("us-east-1", "aws_eks_node_group")?.subnet_ids).toEqual([
      "${element(data.terraform_remote_state.network.outputs.cluster_subnet_ids, 1)}",
    ]);
    expect(gpu("us-east-1", "aws_launch_template")).toHaveProperty("capacity_reservation_specification");
    expect(gpu("us-west-2", "aws_eks_node_group")?.subnet_ids).toBe(
      "${data.terraform_remote_state.network.outputs.cluster_subnet_ids}",
    );
    expect(gpu("us-west-2", "aws_launch_template")).not.toHaveProperty("capacity_reservation_specification");
  });

  test("holds a share of the nodes warm in a standby, with the same room to grow", () => {
    expect(sizes(build())).toEqual({
      system: { min_size: 2, max_size: 3, desired_size: 2 },
      cpu: { min_size: 2, max_size: 10, desired_size: 2 },
      spot: { min_size: 0, max_size: 10, desired_size: 0 },
      gpu: { min_size: 0, max_size: 4, desired_size: 0 },
    });
    expect(sizes(build(withCluster(), "us-west-2"))).toEqual({
      system: { min_size: 2, max_size: 3, desired_size: 2 },
      cpu: { min_size: 1, max_size: 10, desired_size: 1 },
      spot: { min_size: 0, max_size: 10, desired_size: 0 },
      gpu: { min_size: 0, max_size: 4, desired_size: 0 },
    });
  });

  test("differs between the roles in the sizes of node groups only", () => {
    const without = (stack: SynthesizedStack) =>
      JSON.parse(JSON.stringify(stack.json), (key, value) => (key === "scaling_config" ? undefined : value)) as unknown;
    const before = withCluster();
    expect(without(build(swappedRoles(before)))).toEqual(without(build(before)));
    expect(sizes(build(swappedRoles(before)))).not.toEqual(sizes(build(before)));
  });

  test("tags instances as everything else", () => {
    const tags = build()
      .resources("aws_launch_template")
      .flatMap(({ tag_specifications }) => tag_specifications as { tags: Record<string, string> }[])
      .map((specification) => specification.tags);
    for (const set of tags) expect(set).toMatchObject({ Project: "inferloop", Environment: "production", RTO: "4h" });
  });

  test("keeps the audit log as long as audit logs, and containers' as long as applications'", () => {
    const days = Object.fromEntries(
      build()
        .resources("aws_cloudwatch_log_group")
        .map(({ name, retention_in_days }) => [String(name).split("/").at(-1), retention_in_days]),
    );
    expect(days).toEqual({ cluster: 90, application: 30, dataplane: 30, host: 30, performance: 30, runner: 90 });
  });

  test("gives Karpenter its role and its queue in place of the autoscaler's", () => {
    const karpenter = build(withCluster({ autoscaler: "karpenter" }));
    expect(karpenter.resource("aws_eks_pod_identity_association").service_account).toBe("karpenter");
    expect(karpenter.resource("aws_sqs_queue").name).toBe("inferloop-production-use1-interruptions");
    expect(build().resources("aws_sqs_queue")).toEqual([]);
  });

  test("connects the runner of the region that has a connection", () => {
    const arn = "arn:aws:codeconnections:us-west-2:123456789012:connection/0a1b2c3d-0123-4567-89ab-0123456789ab";
    const deployment = withCluster({ runnerConnections: { "us-west-2": arn } });
    expect(build(deployment, "us-west-2").resources("aws_codebuild_webhook")).toHaveLength(1);
    expect(build(deployment).resources("aws_codebuild_webhook")).toEqual([]);
    expect(build(deployment).resources("aws_codebuild_project")).toHaveLength(1);
  });

  test("stays out of the group that EKS made, but for the runner's rule", () => {
    const rules = build().resources("aws_vpc_security_group_ingress_rule");
    expect(rules.map(({ address }) => address)).toEqual(["aws_vpc_security_group_ingress_rule.runner_cluster_ingress"]);
    expect(
      build()
        .resources("aws_security_group")
        .map(({ address }) => address),
    ).toEqual(["aws_security_group.runner_group"]);
  });

  test("fails when the deployment has no cluster", () => {
    expect(() => build(testDeployment())).toThrow("aws-us-east-1-cluster needs aws.cluster in the deployment file");
  });

  test("keeps its addresses", () => {
    expect(build().addresses()).toMatchSnapshot();
  });

  test("production in us-east-1", () => {
    expect(build().json).toMatchSnapshot();
  });
});
