import { noControlPlaneInRecovery } from "../../../../lib/rules/standby/no-control-plane-in-recovery";
import { addResource, testFaults, testHolds } from "../../../support/rules";

const allowing = (action: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: [action], Resource: "*" }] });

describe("SS-03, no control plane in recovery", () => {
  testHolds(noControlPlaneInRecovery);

  testFaults(noControlPlaneInRecovery, [
    [
      "a function that would change records",
      "aws-us-west-2-identity",
      (draft) => addResource(draft, "aws_iam_role_policy.it", { policy: allowing("route53:ChangeResourceRecordSets") }),
      { address: "aws_iam_role_policy.it", what: "it allows route53:ChangeResourceRecordSets" },
    ],
    [
      "a workload that would make roles",
      "aws-us-west-2-identity",
      (draft) => addResource(draft, "aws_iam_role_policy.it", { policy: allowing("iam:CreateRole") }),
      { address: "aws_iam_role_policy.it" },
    ],
    [
      "a role that may do anything",
      "aws-us-west-2-identity",
      (draft) => addResource(draft, "aws_iam_role_policy.it", { policy: allowing("*") }),
      { address: "aws_iam_role_policy.it", what: "it allows *" },
    ],
  ]);
});
