import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DeploymentReport, StackReport } from "../reports/deployment-json";
import { layLocalCopy, localState } from "../terraform/local-copy";
import { readReport, readStack, stackFolder } from "../terraform/stack-files";
import { addresses, parseState, type StateFile } from "../terraform/state-file";
import { reason, requireTerraform, terraform } from "../terraform/terraform";
import { BootstrapError } from "./bootstrap-error";
import { writeUnreplicatedAgain } from "./unreplicated";

export interface BootstrapProps {
  readonly outdir: string;
  readonly region: string;
  readonly progress: (line: string) => void;
  /** Asks whether a plan may be applied. */
  readonly approve: (plan: string) => Promise<boolean>;
  /** Settings given to every remote `init`, as `key=value`. @default - none */
  readonly backendConfig?: readonly string[];
}

/** Folder beside the output for states that have no bucket yet: synth must not touch them. */
const LOCAL = ".bootstrap";

/**
 * Makes the region's state bucket, keeps its own state in it, and switches its replication on. Each phase looks first
 * whether it is done, so the command can be run again at any time.
 */
export async function bootstrap(props: BootstrapProps): Promise<void> {
  requireTerraform();
  const report = readReport(props.outdir);
  const state = stackOf(report, props.region, "state");
  if (state === undefined) {
    const regions = report.stacks.filter((stack) => stack.layer === "state").map((stack) => stack.region);
    throw new BootstrapError(
      `'--region' must be a region with a state stack (${regions.join(", ")}), got "${props.region}"; name one of them`,
    );
  }
  await createState(state, props);
  await replicate(report, state, props);
}

const stackOf = (report: DeploymentReport, region: string, layer: string): StackReport | undefined =>
  report.stacks.find((stack) => stack.region === region && stack.layer === layer);

async function createState(state: StackReport, props: BootstrapProps): Promise<void> {
  const folder = stackFolder(props.outdir, state.name);
  const local = join(dirname(resolve(props.outdir)), LOCAL, state.state.bucket);
  const file = localState(local, state.state.key);
  const place = `s3://${state.state.bucket}/${state.state.key}`;

  const remote = await openRemote(folder, props);
  if (remote !== undefined) {
    if (existsSync(file)) forget(local, file, remote);
    props.progress(`${state.name}: the state is ${place}`);
    await apply(folder, [], props);
    return;
  }
  props.progress(`${state.name}: apply with a local state, ${file}`);
  const copy = layLocalCopy(props.outdir, state.name, local);
  await must(copy, ["init", "-no-color"]);
  await apply(copy, [], props);

  props.progress(`${state.name}: move the state to ${place}`);
  await must(folder, ["init", "-reconfigure", "-no-color", ...settings(props)]);
  await must(folder, ["state", "push", file]);
  forget(local, file, parseState(await must(folder, ["state", "pull"])));
}

/** Removes a local state that was moved. The move gives it a lineage of its own, so its content is compared. */
function forget(local: string, file: string, moved: StateFile | undefined): void {
  const there = new Set(addresses(moved));
  const missing = addresses(parseState(readFileSync(file, "utf8"))).filter((address) => !there.has(address));
  if (missing.length > 0) {
    throw new BootstrapError(
      `${file} must be empty or moved, got ${missing.join(", ")} that the bucket's state does not hold; look what it holds`,
    );
  }
  rmSync(local, { recursive: true });
}

/** Opens a stack's remote state. None if its bucket does not exist yet, or holds no state of this stack. */
async function openRemote(folder: string, props: BootstrapProps): Promise<StateFile | undefined> {
  const init = await terraform(folder, ["init", "-reconfigure", "-no-color", ...settings(props)]);
  if (init.code !== 0) {
    if (init.stderr.includes("NoSuchBucket")) return undefined;
    throw new BootstrapError(reason(init));
  }
  return parseState(await must(folder, ["state", "pull"]));
}

const settings = ({ backendConfig = [] }: BootstrapProps): string[] =>
  backendConfig.map((setting) => `-backend-config=${setting}`);

/** Plans, asks and applies. Asks nothing where nothing changes. */
async function apply(folder: string, args: readonly string[], { approve, progress }: BootstrapProps): Promise<void> {
  const planned = await terraform(folder, ["plan", "-no-color", "-detailed-exitcode", "-out=tfplan", ...args]);
  try {
    if (planned.code === 0) return progress("nothing to change");
    if (planned.code !== 2) throw new BootstrapError(reason(planned));
    if (!(await approve(await must(folder, ["show", "-no-color", "tfplan"])))) {
      throw new BootstrapError("the plan was not approved; nothing of it was applied");
    }
    await must(folder, ["apply", "-no-color", "tfplan"]);
  } finally {
    rmSync(join(folder, "tfplan"), { force: true });
  }
}

/**
 * Switches the replication of the state bucket on as soon as the replica's bucket and the role exist, and writes
 * states again that are older than the rule.
 */
async function replicate(report: DeploymentReport, state: StackReport, props: BootstrapProps): Promise<void> {
  const links = stackOf(report, props.region, "links");
  if (links === undefined || state.standbyState === null) {
    props.progress(`${state.name}: there is no second region to replicate to`);
    return;
  }
  for (const name of links.firstDeployAfter.filter((other) => /-(identity|state)$/.test(other))) {
    if ((await openRemote(stackFolder(props.outdir, name), props)) !== undefined) continue;
    props.progress(`replication waits for ${name}: deploy it, then run this command again`);
    return;
  }
  const { resource } = readStack(props.outdir, links.name);
  const rules = Object.entries(resource?.aws_s3_bucket_replication_configuration ?? {})
    .filter(([, rule]) => rule.bucket === state.state.bucket)
    .map(([id]) => `-target=aws_s3_bucket_replication_configuration.${id}`);
  props.progress(`${links.name}: replicate s3://${state.state.bucket} to s3://${state.standbyState.bucket}`);
  const folder = stackFolder(props.outdir, links.name);
  await openRemote(folder, props);
  await apply(folder, rules, props);
  await writeUnreplicatedAgain(state.state, state.standbyState, props.progress);
}

async function must(folder: string, args: readonly string[]): Promise<string> {
  const result = await terraform(folder, args);
  if (result.code !== 0) throw new BootstrapError(reason(result));
  return result.stdout;
}
