import type { AwsCluster } from "../../../lib/config/aws/cluster";
import { parseDeployment } from "../../../lib/config/load";
import { CLUSTER_TEXT, groups, setting } from "../../support/cluster-text";
import {
  DEPLOYMENT_TEXT,
  type Edit,
  edited,
  type RefusedCase,
  SINGLE_REGION_TEXT,
  testRefusals,
} from "../../support/deployment-text";

function clusterOf(text: string): AwsCluster {
  const cluster = parseDeployment(text, "d.yaml").aws?.cluster;
  if (cluster === undefined) throw new Error("the text has no cluster");
  return cluster;
}
const clusterWith = (...edits: readonly Edit[]) => clusterOf(edited(CLUSTER_TEXT, ...edits));
const group = (cluster: AwsCluster, name: string) => cluster.nodeGroups.find((candidate) => candidate.name === name);

const DEVELOPMENT: Edit = ["environment: production", "environment: development"];
const GRAVITON: Edit = ["tiers:", "settings: { architecture: arm64 }\ntiers:"];

describe("a cluster with the documented values", () => {
  test("has today's version, a private endpoint and the documented autoscaler", () => {
    expect(clusterWith()).toMatchObject({
      version: "1.35",
      publicAccessCidrs: [],
      autoscaler: "cluster-autoscaler",
      runnerConnections: {},
    });
  });

  test("keeps at least 2 nodes of the documented type, and up to 10", () => {
    expect(group(clusterWith(), "cpu")).toMatchObject({
      instanceTypes: ["t3.medium"],
      capacityType: "ON_DEMAND",
      amiType: "AL2023_x86_64_STANDARD",
      min: 2,
      max: 10,
      desired: 2,
    });
    expect(group(clusterWith(), "system")).toMatchObject({ min: 2, max: 3 });
  });

  test("has Spot capacity from several families of one size", () => {
    expect(group(clusterWith(), "spot")).toMatchObject({
      instanceTypes: ["m5.large", "m6i.large", "m7i.large", "t3.large"],
      capacityType: "SPOT",
      min: 0,
    });
  });

  test("has GPUs where they are asked for", () => {
    expect(clusterWith().nodeGroups.map(({ kind }) => kind)).toEqual(["system", "cpu", "spot"]);
    expect(group(clusterWith(groups("name: models, kind: gpu")), "models")).toMatchObject({
      instanceTypes: ["g5.xlarge"],
      amiType: "AL2023_x86_64_NVIDIA",
      capacityType: "ON_DEMAND",
      min: 0,
    });
  });

  test("pays for an old version rather than being upgraded, but not in development", () => {
    expect(clusterWith().supportType).toBe("EXTENDED");
    expect(clusterWith(DEVELOPMENT).supportType).toBe("STANDARD");
  });

  test("is one or two Spot nodes in development", () => {
    const { nodeGroups } = clusterWith(DEVELOPMENT);
    expect(nodeGroups).toMatchObject([{ name: "system", kind: "system", capacityType: "SPOT", min: 1, max: 2 }]);
  });
});

describe("on Graviton", () => {
  test("types and images follow the architecture", () => {
    const cluster = clusterWith(GRAVITON);
    expect(group(cluster, "cpu")).toMatchObject({
      instanceTypes: ["t4g.medium"],
      amiType: "AL2023_ARM_64_STANDARD",
    });
    expect(group(cluster, "spot")?.instanceTypes).toEqual(["m6g.large", "m7g.large", "m8g.large", "t4g.large"]);
  });

  test("GPUs stay on x86", () => {
    expect(group(clusterWith(GRAVITON, groups("name: gpu, kind: gpu")), "gpu")).toMatchObject({
      instanceTypes: ["g5.xlarge"],
      amiType: "AL2023_x86_64_NVIDIA",
    });
  });

  test("an explicit type decides its own image", () => {
    const cluster = clusterWith(
      groups(
        "name: a, kind: cpu, instanceTypes: [m7g.large]",
        "name: b, kind: gpu, instanceTypes: [g5g.xlarge], zones: { us-east-1: [us-east-1a] }",
      ),
    );
    expect(group(cluster, "a")?.amiType).toBe("AL2023_ARM_64_STANDARD");
    expect(group(cluster, "b")?.amiType).toBe("AL2023_ARM_64_NVIDIA");
  });
});

describe("settings", () => {
  test.each([
    ["min above the default max", "min: 20", { min: 20, max: 20, desired: 20 }],
    ["max below the default min", "max: 1", { min: 1, max: 1, desired: 1 }],
    ["desired", "desired: 5", { min: 2, max: 10, desired: 5 }],
  ])("%s moves what the file leaves out", (_what, sizes, expected) => {
    expect(group(clusterWith(groups(`name: a, kind: cpu, ${sizes}`)), "a")).toMatchObject(expected);
  });

  test("a capacity reservation is on demand, also where Spot comes first", () => {
    const reserved =
      "name: gpu, kind: gpu, capacityReservations: { us-east-1: cr-0123456789abcdef0 }, zones: { us-east-1: [us-east-1b] }";
    expect(group(clusterWith(DEVELOPMENT, groups(reserved)), "gpu")).toMatchObject({
      capacityType: "ON_DEMAND",
      capacityReservations: { "us-east-1": "cr-0123456789abcdef0" },
      zones: { "us-east-1": ["us-east-1b"] },
    });
    expect(group(clusterWith(DEVELOPMENT, groups("name: gpu, kind: gpu")), "gpu")?.capacityType).toBe("SPOT");
  });

  test("types of different sizes are for Karpenter, which looks at each", () => {
    const mixed = "name: a, kind: cpu, instanceTypes: [t3.medium, m5.large]";
    const [from, to] = groups(mixed);
    expect(clusterWith([from, `autoscaler: karpenter\n    ${to}`]).autoscaler).toBe("karpenter");
  });
});

describe("warnings", () => {
  const warnings = (...edits: readonly Edit[]) => parseDeployment(edited(CLUSTER_TEXT, ...edits), "d.yaml").warnings;
  const zones: Edit = ["      role: primary", "      role: primary\n      zones: [us-east-1a, us-east-1e]"];

  test("none for the documented cluster", () => {
    expect(warnings(groups("name: cpu, kind: cpu", "name: spot, kind: spot", "name: gpu, kind: gpu"))).toEqual([]);
  });

  test("a zone that EKS refuses in most accounts", () => {
    expect(warnings(zones)).toEqual([
      `d.yaml:18:27 aws.regions[0].zones[1]: 'zones[1]' should be a zone that EKS takes in every account; in some this letter stands for one that it refuses, got "us-east-1e"; ask aws ec2 describe-availability-zones for its id: use1-az3, usw1-az2 and cac1-az3 are refused`,
    ]);
  });

  test("no such zone without a cluster", () => {
    expect(parseDeployment(edited(DEPLOYMENT_TEXT, zones), "d.yaml").warnings).toEqual([]);
  });

  test("more pods than addresses", () => {
    expect(warnings(groups("name: a, kind: cpu, max: 100"))).toEqual([
      "d.yaml:31:5 aws.cluster.nodeGroups: 'nodeGroups' should be groups whose nodes have addresses for all their pods (2 zones have 8182), got 13287 at most; add zones, or lower max of a group",
    ]);
  });
});

const AT = "aws.cluster.nodeGroups";
const CONNECTION = "arn:aws:codeconnections:us-west-2:123456789012:connection/0a1b2c3d-0123-4567-89ab-0123456789ab";
const ADMIN = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/Admin";

const CLUSTER: readonly RefusedCase[] = [
  [
    "an unknown autoscaler",
    [setting("autoscaler: none")],
    `d.yaml:31:17 aws.cluster.autoscaler: 'autoscaler' must be one of cluster-autoscaler, karpenter, got "none"; pick one of them`,
  ],
  [
    "a version as a number",
    [setting("version: 1.35")],
    "d.yaml:31:14 aws.cluster.version: 'version' must be a Kubernetes version in quotes, got 1.35; write it like '1.35'",
  ],
  [
    "the documented version, which EKS does not create any more",
    [setting("version: '1.27'")],
    `d.yaml:31:14 aws.cluster.version: 'version' must be a Kubernetes version that can still be created (this one cannot since 2025-07-24), got "1.27"; use '1.35'`,
  ],
  [
    "an endpoint that is open to everyone",
    [setting("publicAccessCidrs: [0.0.0.0/0]")],
    `d.yaml:31:25 aws.cluster.publicAccessCidrs[0]: 'publicAccessCidrs[0]' must be narrower than the whole internet, got "0.0.0.0/0"; write the ranges that need access`,
  ],
  [
    "a private range for the public endpoint",
    [setting("publicAccessCidrs: [10.8.0.0/16]")],
    `d.yaml:31:25 aws.cluster.publicAccessCidrs[0]: 'publicAccessCidrs[0]' must be a range of public addresses, got "10.8.0.0/16"; remove it, the network itself always has access`,
  ],
  [
    "an address in place of a range",
    [setting("publicAccessCidrs: [203.0.113.9/24]")],
    `d.yaml:31:25 aws.cluster.publicAccessCidrs[0]: 'publicAccessCidrs[0]' must be the first address of its range, got "203.0.113.9/24"; did you mean 203.0.113.0/24?`,
  ],
  [
    "an administrator twice",
    [setting(`adminRoleArns: [${ADMIN}, ${ADMIN}]`)],
    `d.yaml:31:90 aws.cluster.adminRoleArns[1]: 'adminRoleArns[1]' must be a name that is not in the list yet, got "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaw...; rename one of the two`,
  ],
  [
    "CI's role among the administrators",
    [setting("adminRoleArns: ['arn:aws:iam::123456789012:role/inferloop-production-ci-apply']")],
    `d.yaml:31:21 aws.cluster.adminRoleArns[0]: 'adminRoleArns[0]' must be another role than CI's, which has its access, got "arn:aws:iam::123456789012:role/inferloop-production-ci-a...; remove it`,
  ],
  [
    "a user among the administrators",
    [setting("adminRoleArns: ['arn:aws:iam::123456789012:user/me']")],
    `d.yaml:31:21 aws.cluster.adminRoleArns[0]: 'adminRoleArns[0]' must be the ARN of a role, got "arn:aws:iam::123456789012:user/me"; write it like arn:aws:iam::123456789012:role/name`,
  ],
  [
    "a network with addresses of Kubernetes services",
    [["      partner: us-west-2", "      partner: us-west-2\n      cidr: 172.20.0.0/16"]],
    `d.yaml:19:13 aws.regions[0].cidr: 'cidr' must be apart from 172.20.0.0/16, the addresses of Kubernetes services, got 172.20.0.0/16; write another range, or nodes cannot reach it`,
  ],
  [
    "allowed ranges with addresses of Kubernetes services",
    [["tiers:", "allowedIpRanges: [172.20.4.0/24]\ntiers:"]],
    `d.yaml:8:19 allowedIpRanges[0]: 'allowedIpRanges[0]' must be apart from 172.20.0.0/16, the addresses of Kubernetes services, got "172.20.4.0/24"; write another range, or nodes cannot reach it`,
  ],
  [
    "a connection of another region",
    [setting(`runnerConnections: { us-east-1: '${CONNECTION}' }`)],
    `d.yaml:31:37 aws.cluster.runnerConnections.us-east-1: 'runnerConnections' must be a connection of us-east-1, got "arn:aws:codeconnections:us-west-2:123456789012:connectio...; write the ARN of one that was made in us-east-1`,
  ],
  [
    "a connection for a region that the deployment has not",
    [setting(`runnerConnections: { eu-west-1: '${CONNECTION}' }`)],
    "d.yaml:31:26 aws.cluster.runnerConnections.eu-west-1: 'runnerConnections' must be one of the deployment's regions (us-east-1, us-west-2), got eu-west-1; remove it, or add the region",
  ],
  [
    "a connection that is none",
    [setting("runnerConnections: { us-east-1: github }")],
    `d.yaml:31:37 aws.cluster.runnerConnections.us-east-1: 'us-east-1' must be the ARN of a connection, got "github"; copy it from the console's page of connections`,
  ],
  [
    "a version of an add-on that no cluster has",
    [setting("addonVersions: { coredms: v1.2.3 }")],
    "d.yaml:31:22 aws.cluster.addonVersions.coredms: 'coredms' must be a known setting, got an unknown one; did you mean 'coredns'?",
  ],
  [
    "a version of an add-on that is none",
    [setting("addonVersions: { coredns: latest }")],
    `d.yaml:31:31 aws.cluster.addonVersions.coredns: 'coredns' must be a version of the add-on, got "latest"; write it like v1.21.1-eksbuild.1`,
  ],
];

describe("cluster", () => testRefusals(CLUSTER_TEXT, CLUSTER));

describe("the documented column of the catalog", () => {
  testRefusals(edited(CLUSTER_TEXT, ["pattern:", "catalog: documented\npattern:"]), [
    [
      "version and image without explicit ones",
      [["    - name: synthdata", "    - name: synthdata\n      engineVersion: '17'"], groups()],
      `d.yaml:32:3 aws.cluster.version: 'version' must be a Kubernetes version that can still be created (this one cannot since 2025-07-24), got "1.27" from catalog 'documented'; write version: '1.35', or catalog: current`,
      `d.yaml:34:9 ${AT}[0].amiType: 'amiType' must be an AMI type of EKS nodes that can still be created (this one cannot since 2025-11-26), got "AL2_x86_64"; use 'AL2023_x86_64_STANDARD', or write catalog: current`,
    ],
  ]);

  test("is fine with them", () => {
    const text = edited(
      CLUSTER_TEXT,
      ["pattern:", "catalog: documented\npattern:"],
      ["    - name: synthdata", "    - name: synthdata\n      engineVersion: '17'"],
      setting("version: '1.34'\n    nodeGroups: [{ name: system, kind: system, amiType: AL2023_x86_64_STANDARD }]"),
    );
    expect(clusterOf(text).version).toBe("1.34");
  });
});

test("a region that has the connection knows it, and a deployment of one region needs no other", () => {
  const arn = CONNECTION.replace("us-west-2", "us-east-1");
  const text = `${SINGLE_REGION_TEXT}  cluster: { runnerConnections: { us-east-1: '${arn}' } }\n`;
  expect(clusterOf(text).runnerConnections).toEqual({ "us-east-1": arn });
});
