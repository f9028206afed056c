import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { motoInstalled } from "../../lib/drill/region-server";
import { terraformMissing } from "../../lib/terraform/terraform";

/** Providers from a mirror, which apply without a cloud. */
const standInProviders = () => existsSync(process.env.TF_CLI_CONFIG_FILE ?? "");

const TOOLS = {
  terraform: () => terraformMissing() === undefined,
  moto_server: motoInstalled,
  aws: () => spawnSync("aws", ["--version"]).status === 0,
  python3: () => spawnSync("python3", ["--version"]).status === 0,
  TF_CLI_CONFIG_FILE: standInProviders,
} as const;

/** Describes tests that need programs. Where one is missing they are skipped, and the name says why; in CI they fail. */
export function describeWith(tools: readonly (keyof typeof TOOLS)[], name: string, tests: () => void): void {
  const missing = tools.filter((tool) => !TOOLS[tool]());
  if (missing.length === 0) describe(name, tests);
  else if (process.env.CI === "true") test(name, () => expect(missing).toEqual([]));
  else describe.skip(`${name} (needs ${missing.join(" and ")})`, tests);
}
