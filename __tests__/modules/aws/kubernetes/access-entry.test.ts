import { AccessEntry, type AccessEntryProps } from "../../../../modules/aws/kubernetes/access-entry";
import { synthesize } from "../../../support/synth";

const build = (props: Partial<AccessEntryProps> = {}) =>
  synthesize((scope) => {
    new AccessEntry(scope, "Access", {
      clusterName: "main",
      roleArn: "arn:aws:iam::123456789012:role/somebody",
      access: "view",
      ...props,
    });
  });

describe("AccessEntry", () => {
  test.each([
    ["admin", "AmazonEKSClusterAdminPolicy"],
    ["view", "AmazonEKSViewPolicy"],
  ] as const)("gives %s the policy of AWS", (access, policy) => {
    expect(build({ access }).resource("aws_eks_access_policy_association")).toMatchObject({
      policy_arn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
      access_scope: { type: "cluster" },
      principal_arn: "${aws_eks_access_entry.access.principal_arn}",
    });
  });

  test("puts the role into groups, to which the cluster gives more", () => {
    expect(build({ groups: ["ci-plan"] }).resource("aws_eks_access_entry").kubernetes_groups).toEqual(["ci-plan"]);
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
