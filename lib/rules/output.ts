import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeploymentReport, StackReport } from "../reports/deployment-json";
import { readReport, readTree, STANDBY_BACKEND, type StackJson, stackFolder } from "../terraform/stack-files";

/** One stack, with everything that was written about it. */
export interface OutputStack {
  readonly name: string;
  readonly report: StackReport;
  readonly json: StackJson;
  /** Text of the file that opens the state from its replica. @default - there is none */
  readonly standbyFile: string | undefined;
  /** Stacks that the cdktf command line applies before it. */
  readonly manifestDependencies: readonly string[];
}

/** Everything that a synthesis wrote. */
export interface SynthesizedOutput {
  readonly report: DeploymentReport;
  /** In the order of the first deployment. */
  readonly stacks: readonly OutputStack[];
}

/** The part of cdktf's manifest that orders stacks. */
interface Manifest {
  readonly stacks: { readonly [name: string]: { readonly dependencies: readonly string[] } };
}

/** Reads a folder that a synthesis wrote. */
export function readOutput(outdir: string): SynthesizedOutput {
  const report = readReport(outdir);
  const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  const reports = new Map(report.stacks.map((stack) => [stack.name, stack]));
  const stacks = [...readTree(outdir)].map(([name, json]): OutputStack => {
    const ofStack = reports.get(name);
    if (ofStack === undefined) throw new Error(`no ${name} in deployment.json`);
    const standby = join(stackFolder(outdir, name), STANDBY_BACKEND);
    return {
      name,
      report: ofStack,
      json,
      standbyFile: existsSync(standby) ? readFileSync(standby, "utf8") : undefined,
      manifestDependencies: manifest.stacks[name]?.dependencies ?? [],
    };
  });
  return { report, stacks };
}

/** The region that a stack stands in; for a stack outside regions, the one that holds its state. */
export const standsIn = ({ report }: OutputStack): string => report.region ?? report.state.region;

/** The stack of a layer in a region. */
export function stackAt({ stacks }: SynthesizedOutput, region: string, layer: string): OutputStack | undefined {
  return stacks.find(({ report }) => report.region === region && report.layer === layer);
}
