import type { OutputStack } from "../output";
import { type Block, members, resources } from "../parts";
import type { Rule, Violation } from "../rule";

/**
 * Changes that go to a control plane of one region. Reading and passing roles is data plane, and making a service-linked
 * role happens once.
 */
const CONTROL_PLANE =
  /^(iam:(Add|Attach|Create(?!ServiceLinkedRole)|Delete|Detach|Put|Remove|Set|Update|\*)|route53:(Change|Create|Delete|Update|\*)|cloudfront:(Create(?!Invalidation)|Delete|Update|\*)|\*$)/;

/** What recovers must not need what is lost: IAM, Route 53 and CloudFront change in us-east-1 only. */
export const noControlPlaneInRecovery: Rule = {
  id: "SS-03",
  title: "no workload and no automation of a region may change IAM, Route 53 or CloudFront",
  blindTo: "policies of AWS's own, and what people may do",
  check: ({ stacks }) => stacks.filter(({ report }) => report.layer === "identity").flatMap(checkStack),
};

function checkStack({ name, json }: OutputStack): Violation[] {
  return resources(json)
    .filter(({ type }) => type === "aws_iam_role_policy" || type === "aws_iam_policy")
    .flatMap((block) =>
      actionsOf(block)
        .filter((action) => CONTROL_PLANE.test(action))
        .map((action) => ({
          stack: name,
          address: block.address,
          what: `it allows ${action}`,
          fix: "prepare it before: by a record that fails over, a role that exists",
        })),
    );
}

function actionsOf({ attributes }: Block): string[] {
  const { Statement } = JSON.parse(String(attributes.policy)) as { readonly Statement: unknown };
  return members(Statement as never)
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action }) => (Array.isArray(Action) ? Action.map(String) : [String(Action)]));
}
