/** The parts of `terraform show -json <plan>` that the check reads. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Readonly<Record<string, unknown>> | null;
      readonly after: Readonly<Record<string, unknown>> | null;
    };
  }[];
}

/** What of a plan would lose data: nothing may be destroyed or replaced, and no database become a replica. */
export function lossesIn(plan: PlanJson): string[] {
  return (plan.resource_changes ?? []).flatMap(({ address, change: { actions, before, after } }) => {
    if (actions.includes("delete") || actions.includes("forget")) {
      return [`${address} would be ${actions.includes("create") ? "replaced" : "destroyed"}`];
    }
    const source = after?.replicate_source_db;
    const kept = before === null || source === before.replicate_source_db;
    // An empty source is none.
    return kept || source === undefined || source === null || source === ""
      ? []
      : [`${address} would become a replica`];
  });
}

/** What a plan tells in comments: `<address> will be updated in-place`, and the like. */
export const changesIn = (plan: string): string[] =>
  [...plan.matchAll(/^ *# (.* (?:will|must) be .*)$/gm)].map(([, text]) => text ?? "");
