import type { StackReport } from "../reports/deployment-json";
import { STANDBY_BACKEND } from "../terraform/stack-files";
import { code, commands, section, table } from "./markdown";

/** How the states of a region are read while it is lost. */
export function stateOpening(region: string, stacks: readonly StackReport[]): string {
  const lost = stacks.filter(({ state, standbyState }) => state.region === region && standbyState !== null);
  const [first] = lost;
  if (first === undefined) return section(2, `Read the states of ${region}`, "They have no replica.");
  const rows = lost.map(({ name, state, standbyState }) => [
    code(name),
    code(`s3://${state.bucket}/${state.key}`),
    code(`s3://${standbyState?.bucket}/${standbyState?.key}`),
  ]);
  return section(
    2,
    `Read the states of ${region} while it is lost`,
    "Read only: what is written to a replica never comes back to the live state.",
    table(["stack", "live", `replica in ${first.standbyState?.region}`], rows),
    commands([
      forEach(lost, [
        `terraform -chdir="cdktf.out/stacks/$stack" init -reconfigure -backend-config=${STANDBY_BACKEND} > /dev/null`,
        'terraform -chdir="cdktf.out/stacks/$stack" state list',
      ]),
    ]),
    "Back to the live states, once the region answers:",
    commands([forEach(lost, ['terraform -chdir="cdktf.out/stacks/$stack" init -reconfigure > /dev/null'])]),
  );
}

const forEach = (stacks: readonly StackReport[], lines: readonly string[]): string =>
  [`for stack in ${stacks.map(({ name }) => name).join(" ")}; do`, ...lines.map((line) => `  ${line}`), "done"].join(
    "\n",
  );
