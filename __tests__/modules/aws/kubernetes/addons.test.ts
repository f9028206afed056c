import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { ADDONS } from "../../../../lib/config/aws/cluster";
import { Addons, type AddonsProps } from "../../../../modules/aws/kubernetes/addons";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = (versions: AddonsProps["versions"] = {}) =>
  synthesize((scope) => {
    const addons = new Addons(scope, "Addons", { names: testNames(), clusterName: "main", versions });
    const nodes = new EksNodeGroup(scope, "Nodes", {
      clusterName: "main",
      nodeRoleArn: "arn:aws:iam::123456789012:role/node",
      subnetIds: ["subnet-a"],
      scalingConfig: { desiredSize: 1, minSize: 1, maxSize: 1 },
      dependsOn: [...addons.beforeNodes],
    });
    addons.addOnNodes([nodes], [new CloudwatchLogGroup(scope, "Logs", {})]);
  });
const addon = (name: string, versions?: AddonsProps["versions"]) => {
  const found = build(versions)
    .resources("aws_eks_addon")
    .find(({ addon_name }) => addon_name === name);
  if (found === undefined) throw new Error(`no add-on ${name}`);
  return found;
};
const BEFORE = ["eks-pod-identity-agent", "vpc-cni", "kube-proxy"];

describe("Addons", () => {
  test("are those that the deployment file may give versions of", () => {
    const names = build()
      .resources("aws_eks_addon")
      .map(({ addon_name }) => addon_name);
    expect(names.sort()).toEqual([...ADDONS].sort());
  });

  test("gives nodes what they need before they come", () => {
    expect(build().resource("aws_eks_node_group").depends_on).toEqual(
      BEFORE.map((name) => `aws_eks_addon.addons_${name.replaceAll("-", "_")}`),
    );
    for (const name of BEFORE) expect(addon(name).depends_on).toBeUndefined();
  });

  test.each(ADDONS.filter((name) => !BEFORE.includes(name)))("installs %s once there are nodes", (name) => {
    expect(addon(name).depends_on).toContain("aws_eks_node_group.nodes");
  });

  test("has the log groups of Container Insights before their writer", () => {
    expect(addon("amazon-cloudwatch-observability").depends_on).toContain("aws_cloudwatch_log_group.logs");
    expect(addon("coredns").depends_on).not.toContain("aws_cloudwatch_log_group.logs");
  });

  test.each([
    ["vpc-cni", "aws-node", "cluster-network"],
    ["aws-ebs-csi-driver", "ebs-csi-controller-sa", "cluster-volumes"],
    ["aws-efs-csi-driver", "efs-csi-controller-sa", "cluster-files"],
    ["amazon-cloudwatch-observability", "cloudwatch-agent", "cluster-observability"],
  ])("%s acts with a role of its own", (name, account, role) => {
    expect(addon(name)).toMatchObject({
      pod_identity_association: [
        { role_arn: `arn:aws:iam::123456789012:role/inferloop-production-use1-${role}`, service_account: account },
      ],
    });
    expect(addon(name).service_account_role_arn).toBeUndefined();
  });

  test("gives nodes prefixes of addresses, and enforces network policies", () => {
    expect(JSON.parse(String(addon("vpc-cni").configuration_values))).toEqual({
      env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
      enableNetworkPolicy: "true",
    });
  });

  test("leaves versions to AWS, unless the file has one", () => {
    expect(
      build()
        .resources("aws_eks_addon")
        .map(({ addon_version }) => addon_version)
        .filter(Boolean),
    ).toEqual([]);
    expect(addon("coredns", { coredns: "v1.12.4-eksbuild.1" }).addon_version).toBe("v1.12.4-eksbuild.1");
    expect(addon("vpc-cni", { coredns: "v1.12.4-eksbuild.1" }).addon_version).toBeUndefined();
  });

  test("takes back what was changed by hand", () => {
    for (const settings of build().resources("aws_eks_addon")) {
      expect(settings).toMatchObject({
        resolve_conflicts_on_create: "OVERWRITE",
        resolve_conflicts_on_update: "OVERWRITE",
      });
    }
  });

  test("minimal props", () => {
    expect(build().json.resource?.aws_eks_addon).toMatchSnapshot();
  });
});
