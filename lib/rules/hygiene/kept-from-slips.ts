import { isStateful } from "../../graph/stateful";
import type { OutputStack } from "../output";
import { type Block, members, resources } from "../parts";
import type { Rule, Violation } from "../rule";
import { defaultTags } from "../tags";

/** Environments whose data people depend on. */
const LASTING: ReadonlySet<unknown> = new Set(["production", "uat"]);

/** Arguments by which AWS, or Terraform, refuses to delete. */
const GUARDS = ["deletion_protection", "deletion_protection_enabled", "enable_deletion_protection"] as const;

/** Stateful things that hold nothing by themselves, or that nothing but their own network depends on. */
const REPLACEABLE: ReadonlySet<string> = new Set([
  "aws_iam_role",
  "aws_subnet",
  "aws_vpc",
  "aws_iam_openid_connect_provider",
]);

/** What cannot be made again is not deleted by a slip. */
export const keptFromSlips: Rule = {
  id: "HY-01",
  title: "what holds data that people depend on refuses its deletion, and leaves a snapshot",
  check: ({ stacks }) => stacks.filter((stack) => LASTING.has(defaultTags(stack).Environment)).flatMap(checkStack),
};

function checkStack({ name, json }: OutputStack): Violation[] {
  return resources(json)
    .filter(({ type }) => isStateful(type) && !REPLACEABLE.has(type))
    .flatMap((block) => {
      const { address, attributes } = block;
      const at = { stack: name, address };
      const found: Violation[] = [];
      if (!isGuarded(block)) {
        found.push({ ...at, what: "nothing refuses its deletion", fix: "set deletion protection or prevent_destroy" });
      }
      if (attributes.skip_final_snapshot === true && attributes.replicate_source_db === undefined) {
        found.push({ ...at, what: "its deletion leaves no snapshot", fix: "set skip_final_snapshot to false" });
      }
      return found;
    });
}

/** AWS deletes these only when they are empty, unless it is forced to. */
const REFUSED_UNLESS_EMPTY: Readonly<Record<string, string>> = {
  aws_ecr_repository: "force_delete",
  aws_route53_zone: "force_destroy",
  aws_s3_bucket: "force_destroy",
};

function isGuarded({ type, attributes }: Block): boolean {
  const force = REFUSED_UNLESS_EMPTY[type];
  return (
    GUARDS.some((guard) => attributes[guard] === true) ||
    members(attributes.lifecycle)[0]?.prevent_destroy === true ||
    // A deleted secret can be restored for so long.
    Number(attributes.recovery_window_in_days ?? 0) > 0 ||
    (force !== undefined && attributes[force] !== true)
  );
}
