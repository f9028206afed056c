import { PodIdentity } from "../../../../modules/aws/kubernetes/pod-identity";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = (role: "cluster-autoscaler" | "karpenter") =>
  synthesize((scope) => {
    new PodIdentity(scope, "Autoscaler", { names: testNames(), clusterName: "main", role });
  });

describe("PodIdentity", () => {
  test.each(["cluster-autoscaler", "karpenter"] as const)("gives the pods of %s their role", (role) => {
    expect(build(role).resource("aws_eks_pod_identity_association")).toMatchObject({
      cluster_name: "main",
      namespace: "kube-system",
      service_account: role,
      role_arn: `arn:aws:iam::123456789012:role/inferloop-production-use1-${role}`,
    });
  });

  test("minimal props", () => {
    expect(build("karpenter").json).toMatchSnapshot();
  });
});
