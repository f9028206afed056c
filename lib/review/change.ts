import type { Difference } from "./differences";
import { joined, say, type Text } from "./text";
import type { Value } from "./values";

/** What happens to a resource; in the order of the columns of a review. */
export const ACTIONS = ["create", "update", "replace", "destroy", "forget", "read", "no-op"] as const;
export type Action = (typeof ACTIONS)[number];

/** Who tells of a change: a plan knows the state, the synthesized code does not. */
export type Source = "plan" | "code";

/** What happens to one resource of a stack. */
export interface Change {
  readonly source: Source;
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** Its address before. @default - it does not move */
  readonly movedFrom?: string;
  /** It exists already and comes into the state. */
  readonly imported?: true;
  /** What a replacement left behind earlier, and not the resource itself. */
  readonly deposed?: true;
  /** Why it is replaced, destroyed or read. @default - nothing is known */
  readonly reason?: Text;
  /** @default - it did not exist */
  readonly before?: Value;
  /** @default - it will not exist */
  readonly after?: Value;
  readonly differences: readonly Difference[];
}

/** An output of a stack that changes. */
export interface OutputChange {
  readonly name: string;
  readonly action: "create" | "update" | "destroy";
  readonly before?: Value;
  readonly after?: Value;
}

/** Number of changes of each kind. */
export type Counts = Readonly<Record<Action, number>>;

export function counted(actions: readonly Action[]): Counts {
  const counts = Object.fromEntries(ACTIONS.map((action) => [action, 0])) as Record<Action, number>;
  for (const action of actions) counts[action] += 1;
  return counts;
}

/** Why terraform replaces, destroys or reads. @see https://developer.hashicorp.com/terraform/internals/json-format */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted",
  replace_because_cannot_update: "it cannot change in place",
  replace_by_request: "it was asked for with -replace",
  replace_by_triggers: "something in its replace_triggered_by changes",
  delete_because_no_resource_config: "it is not in the code any more",
  delete_because_no_module: "its module is not in the code any more",
  delete_because_wrong_repetition: "its index does not fit the code any more",
  delete_because_count_index: "its index is beyond count",
  delete_because_each_key: "its key is not in for_each any more",
  delete_because_no_move_target: "what it moves to is not in the code",
  read_because_config_unknown: "its configuration is known after apply",
  read_because_dependency_pending: "it waits for other changes",
  read_because_check_nested: "it belongs to a check",
};

/** The reason in words, with the attributes that force a replacement. */
export function reasonText(reason: string | undefined, replacePaths: readonly string[]): Text | undefined {
  const forced: Text[] =
    replacePaths.length === 0
      ? []
      : [
          joined(
            replacePaths.map((path) => say`${path}`),
            ", ",
          ),
        ];
  if (reason === undefined) return forced.length === 0 ? undefined : ["forced by ", ...joined(forced, "")];
  const known = REASONS[reason];
  const words: Text = known === undefined ? say`${reason}` : [known];
  return forced.length === 0 ? words : [...words, ", forced by ", ...joined(forced, "")];
}

/** Path of a value inside a resource, as terraform writes it in plans: `ingress[0].cidr_blocks`. */
export function pathText(steps: readonly (string | number)[]): string {
  return steps
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}
