import { POD_IDENTITIES } from "../../../../lib/identifiers/aws-roles";
import { ClusterRoles, type ClusterRolesProps } from "../../../../modules/aws/identity/cluster-roles";
import { testNames } from "../../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const CONNECTION = "arn:aws:codeconnections:us-east-1:123456789012:connection/0a1b2c3d-0123-4567-89ab-0123456789ab";
const CLUSTER = "arn:aws:eks:us-east-1:123456789012:cluster/inferloop-production-use1-main";

const build = (props: Partial<ClusterRolesProps> = {}) =>
  synthesize((scope) => {
    new ClusterRoles(scope, "Cluster", {
      names: testNames(),
      region: "us-east-1",
      autoscaler: "cluster-autoscaler",
      ...props,
    });
  });
const karpenter = () => build({ autoscaler: "karpenter" });
const attached = (stack: ReturnType<typeof build>) =>
  stack.resources("aws_iam_role_policy_attachment").map(({ address, policy_arn }) => ({
    role: address.split(".")[1]?.replace(/_amazon.*|_aws.*|_cloud_watch.*/, ""),
    policy: String(policy_arn).replace("arn:aws:iam::aws:policy/", ""),
  }));

describe("ClusterRoles", () => {
  test.each([
    ["cluster-autoscaler", build],
    ["karpenter", karpenter],
  ])("have sound policies with %s", (_autoscaler, stack) => {
    expectSoundPolicies(stack());
  });

  test("reach every resource only where actions know none", () => {
    expect(allowedEverywhere(build({ runnerConnectionArn: CONNECTION }))).toEqual([
      "aws_iam_role_policy.cluster_autoscaler_policy: Look",
      "aws_iam_role_policy.cluster_runner_policy: StandInNetwork",
    ]);
    expect(allowedEverywhere(karpenter())).toEqual([
      "aws_iam_role_policy.cluster_karpenter_policy: Look",
      "aws_iam_role_policy.cluster_karpenter_policy: LookAtPrices",
      "aws_iam_role_policy.cluster_runner_policy: StandInNetwork",
    ]);
  });

  test("attach AWS's policies, the network's to the add-on and not to the nodes", () => {
    expect(attached(build())).toEqual(
      expect.arrayContaining([
        { role: "cluster_control_plane", policy: "AmazonEKSClusterPolicy" },
        { role: "cluster_node", policy: "AmazonEKSWorkerNodePolicy" },
        { role: "cluster_node", policy: "AmazonEC2ContainerRegistryPullOnly" },
        { role: "cluster_node", policy: "AmazonSSMManagedInstanceCore" },
        { role: "cluster_network", policy: "AmazonEKS_CNI_Policy" },
        { role: "cluster_volumes", policy: "AmazonEBSCSIDriverPolicyV2" },
        { role: "cluster_files", policy: "service-role/AmazonEFSCSIDriverPolicy" },
        { role: "cluster_observability", policy: "CloudWatchAgentServerPolicy" },
        { role: "cluster_observability", policy: "AWSXrayWriteOnlyAccess" },
      ]),
    );
    expect(attached(build())).toHaveLength(9);
  });

  test("lets only the cluster of the region be the control plane", () => {
    expect(statement(build(), "aws_iam_role.cluster_control_plane", "Assume")).toMatchObject({
      Principal: { Service: ["eks.amazonaws.com"] },
      Condition: { ArnLike: { "aws:SourceArn": CLUSTER } },
    });
  });

  test.each([
    ["cluster_network", "cluster-network"],
    ["cluster_volumes", "cluster-volumes"],
    ["cluster_files", "cluster-files"],
    ["cluster_observability", "cluster-observability"],
    ["cluster_autoscaler", "cluster-autoscaler"],
    ["cluster_karpenter", "karpenter"],
  ] as const)("lets only the pods of one service account have %s", (address, role) => {
    const stack = role === "karpenter" ? karpenter() : build();
    const { namespace, serviceAccount } = POD_IDENTITIES[role];
    expect(statement(stack, `aws_iam_role.${address}`, "Pods")).toMatchObject({
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Principal: { Service: ["pods.eks.amazonaws.com"] },
      Condition: {
        StringEquals: {
          "aws:RequestTag/eks-cluster-arn": CLUSTER,
          "aws:RequestTag/kubernetes-namespace": namespace,
          "aws:RequestTag/kubernetes-service-account": serviceAccount,
        },
      },
    });
  });

  test("use the secrets' and the volumes' keys, and no other", () => {
    const aliases = (address: string, sid: string) =>
      statement(build(), address, sid).Condition?.["ForAnyValue:StringEquals"]?.["kms:ResourceAliases"];
    const CONTROL_PLANE = "aws_iam_role_policy.cluster_control_plane_policy";
    const VOLUMES = "aws_iam_role_policy.cluster_volumes_policy";
    expect(aliases(CONTROL_PLANE, "EncryptSecrets")).toEqual(["alias/inferloop-production-use1-secrets"]);
    expect(aliases(VOLUMES, "UseVolumesKey")).toEqual(["alias/inferloop-production-use1-volumes"]);
    expect(aliases(VOLUMES, "GrantVolumesKey")).toEqual(["alias/inferloop-production-use1-volumes"]);
    expect(statement(build(), VOLUMES, "GrantVolumesKey").Condition).toMatchObject({
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
  });

  test("keep the agent of every node from the failover gate", () => {
    expect(statement(build(), "aws_iam_role_policy.cluster_observability_policy", "NeverTheGate")).toMatchObject({
      Effect: "Deny",
      Condition: { StringEquals: { "cloudwatch:namespace": "Inferloop/Failover" } },
    });
  });

  test("let the cluster autoscaler resize the groups of its own cluster", () => {
    const policy = "aws_iam_role_policy.cluster_autoscaler_policy";
    expect(statement(build(), policy, "Resize").Condition).toEqual({
      StringEquals: { "aws:ResourceTag/k8s.io/cluster-autoscaler/inferloop-production-use1-main": "owned" },
    });
    expect(statement(build(), policy, "LookAtNodeGroups").Resource).toEqual([
      "arn:aws:eks:us-east-1:123456789012:nodegroup/inferloop-production-use1-main/*",
    ]);
  });

  test("let Karpenter start and end what carries its cluster's tag, with the nodes' role", () => {
    const policy = "aws_iam_role_policy.cluster_karpenter_policy";
    const tag = "kubernetes.io/cluster/inferloop-production-use1-main";
    expect(statement(karpenter(), policy, "Launch").Condition?.StringEquals).toEqual({
      [`aws:RequestTag/${tag}`]: "owned",
    });
    expect(statement(karpenter(), policy, "End").Condition?.StringEquals).toEqual({
      [`aws:ResourceTag/${tag}`]: "owned",
    });
    expect(statement(karpenter(), policy, "PassNodeRole").Resource).toEqual([
      "arn:aws:iam::123456789012:role/inferloop-production-use1-cluster-node",
    ]);
  });

  test("give Karpenter a profile that is there, so that a node needs no write to IAM", () => {
    expect(karpenter().resource("aws_iam_instance_profile").name).toBe("inferloop-production-use1-cluster-node");
    expect(build().resources("aws_iam_instance_profile")).toEqual([]);
    const actions = JSON.stringify(karpenter().resources("aws_iam_role_policy"));
    expect(actions).not.toMatch(/iam:(Create|Add|Delete|Tag)/);
  });

  test("let the runner take jobs by its connection, and nothing without one", () => {
    const policy = "aws_iam_role_policy.cluster_runner_policy";
    expect(statement(build({ runnerConnectionArn: CONNECTION }), policy, "TakeJobs")).toMatchObject({
      Action: ["codeconnections:UseConnection", "codeconnections:GetConnection", "codeconnections:GetConnectionToken"],
      Resource: [CONNECTION],
    });
    expect(() => statement(build(), policy, "TakeJobs")).toThrow("no statement TakeJobs");
  });

  test("know connections by their old name too", () => {
    const old = CONNECTION.replace("codeconnections", "codestar-connections");
    const taken = statement(
      build({ runnerConnectionArn: old }),
      "aws_iam_role_policy.cluster_runner_policy",
      "TakeJobs",
    );
    expect(taken.Action).toContain("codestar-connections:UseConnection");
  });

  test("give the runner nothing that a job could use in place of its own role", () => {
    const policy = JSON.parse(
      String(
        build()
          .resources("aws_iam_role_policy")
          .find(({ address }) => address.includes("runner"))?.policy,
      ),
    ) as { Statement: { Action: string[] }[] };
    const services = policy.Statement.flatMap(({ Action }) => Action).map((action) => action.split(":")[0]);
    expect([...new Set(services)].sort()).toEqual(["ec2", "logs"]);
    expect(attached(build()).filter(({ role }) => role === "cluster_runner")).toEqual([]);
  });

  test("minimal props", () => {
    expect(build().json.resource).toMatchSnapshot();
  });

  test("with Karpenter", () => {
    expect(statement(karpenter(), "aws_iam_role_policy.cluster_karpenter_policy", "LaunchFrom")).toMatchSnapshot();
  });
});
