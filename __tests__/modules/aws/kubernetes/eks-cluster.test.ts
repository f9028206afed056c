import { TerraformOutput } from "cdktf";
import { EksCluster, type EksClusterProps } from "../../../../modules/aws/kubernetes/eks-cluster";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = (props: Partial<EksClusterProps> = {}) =>
  synthesize((scope) => {
    const cluster = new EksCluster(scope, "Cluster", {
      names: testNames(),
      version: "1.35",
      supportType: "STANDARD",
      subnetIds: ["subnet-a", "subnet-b"],
      secretsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/secrets",
      logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/logs",
      logRetentionDays: 90,
      protect: false,
      ...props,
    });
    const { securityGroupId, caCertificate, oidcIssuer } = cluster;
    for (const [id, value] of Object.entries({ securityGroupId, caCertificate, oidcIssuer })) {
      new TerraformOutput(scope, id, { value, staticId: true });
    }
  });
const cluster = (props?: Partial<EksClusterProps>) => build(props).resource("aws_eks_cluster");

describe("EksCluster", () => {
  test("has a private endpoint only", () => {
    expect(cluster().vpc_config).toEqual({
      subnet_ids: ["subnet-a", "subnet-b"],
      endpoint_private_access: true,
      endpoint_public_access: false,
    });
  });

  test("admits the ranges that it is told to, beside the network", () => {
    expect(cluster({ publicAccessCidrs: ["203.0.113.0/24"] }).vpc_config).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ["203.0.113.0/24"],
    });
  });

  test("knows access entries only, and makes nobody an administrator", () => {
    expect(cluster().access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  test("comes without the add-ons that nobody upgrades", () => {
    expect(cluster().bootstrap_self_managed_addons).toBe(false);
  });

  test("encrypts Kubernetes secrets", () => {
    expect(cluster().encryption_config).toEqual({
      provider: { key_arn: "arn:aws:kms:us-east-1:123456789012:key/secrets" },
      resources: ["secrets"],
    });
  });

  test("gives services addresses of their own range", () => {
    expect(cluster().kubernetes_network_config).toEqual({ ip_family: "ipv4", service_ipv4_cidr: "172.20.0.0/16" });
  });

  test("writes all its logs to a group that is there before it", () => {
    expect(cluster()).toMatchObject({
      enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      depends_on: ["aws_cloudwatch_log_group.cluster_log"],
    });
    expect(build().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/eks/inferloop-production-use1-main/cluster",
      kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/logs",
      retention_in_days: 90,
    });
  });

  test("stays where it is protected", () => {
    expect(cluster({ protect: true })).toMatchObject({
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(cluster()).toMatchObject({ deletion_protection: false });
    expect(cluster().lifecycle).toBeUndefined();
    expect(build({ protect: true }).resource("aws_cloudwatch_log_group").deletion_protection_enabled).toBe(true);
  });

  test("tells how it is reached", () => {
    const output = build().json.output as Record<string, { value: unknown }>;
    expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
      securityGroupId: "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
      caCertificate: "${aws_eks_cluster.cluster.certificate_authority[0].data}",
      oidcIssuer: "${aws_eks_cluster.cluster.identity[0].oidc[0].issuer}",
    });
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
