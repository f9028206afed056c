import { changedStacks, type Tree, unsafeChanges } from "../failover/compare";
import { failoverEdit, rebuildEdit } from "../failover/edit";
import { type FailoverPlan, planFailover, planRebuild } from "../failover/plan";
import { type DrillStack, mustBeTheSame } from "./drill-stack";
import type { EditedDeployment } from "./edited-deployment";
import { type Before, factsOf, type Ground, type Known } from "./ground";
import { inLossOf, whileLost } from "./loss";
import { afterPromotion, replicasIn } from "./promotion";
import { type DrillRow, failed, inOrder, messageOf, rowOf } from "./row";

export interface FailoverProps {
  readonly ground: Ground;
  readonly deployment: EditedDeployment;
  readonly before: Before;
}

/** The primary region and its partner. Undefined where there is nothing to fail over to. */
export function pairOf({ aws }: EditedDeployment): { readonly primary: string; readonly partner: string } | undefined {
  const primary = aws?.regions.find(({ role }) => role === "primary");
  return primary?.partner === undefined ? undefined : { primary: primary.name, partner: primary.partner };
}

/**
 * Loses the primary region and goes on to the end: the partner takes over, the region returns and follows, and
 * replicates again. Ends with the roles swapped and every stack applied.
 */
export async function failOver(props: FailoverProps, lost: string): Promise<DrillRow[]> {
  const { ground } = props;
  const known = await ground.known();
  ground.progress(`lose ${lost}, and fail over`);
  await ground.lose(lost);
  const failover = new Failover(props, planned(props.deployment, lost), known);
  const rows = await inOrder([() => whileLost(ground, lost, known), () => failover.takeOver()]);
  await ground.restore(lost);
  if (!failed(rows)) rows.push(...(await failover.comeBack()));
  return inLossOf(lost, rows);
}

function planned({ aws }: EditedDeployment, lost: string): FailoverPlan {
  if (aws === undefined) throw new Error("only AWS has a failover");
  return planFailover(aws, lost);
}

class Failover {
  /** Stacks that the last edit changed, as text shows. A plan may show more. */
  private changed: readonly DrillStack[] = [];
  /** The stacks before the first edit. */
  private readonly first: Tree;

  constructor(
    private readonly props: FailoverProps,
    private readonly plan: FailoverPlan,
    private readonly known: Known,
  ) {
    this.first = props.deployment.tree;
  }

  /** The region is lost: the successor writes, and all stacks outside the region follow. */
  takeOver(): Promise<DrillRow[]> {
    const { ground, deployment, before } = this.props;
    const { lost, successor } = this.plan;
    const elsewhere = ground.elsewhere(lost);
    const to = `failover to ${successor}`;
    return inOrder([
      () => this.edit(`${to}: the edit destroys and replaces nothing`, () => failoverEdit(deployment.text, this.plan)),
      () => this.promote(`${to}: outside terraform, replicas are promoted (and the gate closed: not drilled)`),
      () =>
        ground.inWaves(
          `${to}: changed stacks elsewhere lose nothing, and are applied`,
          this.changed.filter((stack) => elsewhere.includes(stack)),
          (stack) => stack.applyWithoutLoss(),
          before,
        ),
      async () => [
        await rowOf(`${to}: no stack elsewhere is left behind`, elsewhere, (stack) => stack.mustShowNoChange()),
      ],
    ]);
  }

  /** The lost region is back: its stacks follow, and where data was retired it is replicated again. */
  comeBack(): Promise<DrillRow[]> {
    const { ground, before } = this.props;
    const { lost, retired } = this.plan;
    const inside = ground.inside(lost);
    const behind = [...new Set(retired.map(({ region }) => region))].sort();
    return inOrder([
      async () => [
        await rowOf("after its return: its states are what they were", inside, async (stack) => {
          await stack.open();
          mustBeTheSame(await stack.facts(), factsOf(this.known, stack));
        }),
      ],
      () =>
        ground.inWaves(
          "after its return: its changed stacks lose nothing, and are applied",
          this.changed.filter((stack) => inside.includes(stack)),
          (stack) => stack.applyWithoutLoss(),
          before,
        ),
      ...behind.map((region) => () => this.rebuild(region)),
      async () => [await ground.nothingIsLost("in the end: nothing is lost, no plan shows changes", this.known)],
    ]);
  }

  private rebuild(region: string): Promise<DrillRow[]> {
    const { ground, deployment, before } = this.props;
    const { aws } = deployment;
    if (aws === undefined) throw new Error("an edit keeps AWS");
    const of = `rebuild of ${region}`;
    return inOrder([
      () =>
        this.edit(`${of}: the edit destroys and replaces nothing`, () =>
          rebuildEdit(deployment.text, planRebuild(aws, region)),
        ),
      () =>
        ground.inWaves(
          `${of}: changed stacks lose nothing, and are applied`,
          this.changed,
          (stack) => stack.applyWithoutLoss(),
          before,
        ),
    ]);
  }

  /** Edits the deployment file, synthesizes it and lays the stacks down, unless that alone shows a loss. */
  private async edit(tried: string, text: () => string): Promise<DrillRow[]> {
    const { ground, deployment } = this.props;
    ground.progress(tried);
    const row = (failures: readonly string[]): DrillRow[] => [{ tried, stacks: ground.stacks.length, failures }];
    const before = deployment.tree;
    try {
      await deployment.edit(text());
    } catch (error) {
      return row([messageOf(error)]);
    }
    const after = deployment.tree;
    const added = [...after.keys()].filter((name) => !before.has(name));
    const failures = [
      ...unsafeChanges(before, after).map(({ stack, address, what }) => `${stack}: ${address} ${what}`),
      ...added.map((name) => `${name}: it is new, and an edit of roles adds no stack`),
    ];
    if (failures.length > 0) return row(failures);
    const names = changedStacks(before, after);
    this.changed = ground.stacks.filter(({ name }) => names.includes(name));
    for (const stack of ground.stacks) stack.lay(deployment.outdir);
    return row([]);
  }

  /** What people do outside terraform, as terraform finds it, whatever the edit says. */
  private async promote(tried: string): Promise<DrillRow[]> {
    const inside = this.props.ground.inside(this.plan.successor);
    const replicas = new Map(inside.map((stack) => [stack, replicasIn(this.first.get(stack.name))]));
    const idsOf = (stack: DrillStack) => replicas.get(stack) ?? [];
    const due = inside.filter((stack) => idsOf(stack).length > 0);
    return [await rowOf(tried, due, (stack) => stack.editState((pulled) => afterPromotion(pulled, idsOf(stack))))];
  }
}
