import { readFileSync } from "node:fs";
import Table from "cli-table3";
import { parseDeployment } from "../../lib/config/load";
import { roundTrip } from "../../lib/failover/round-trip";
import { accountHas } from "../../lib/preflight/ask";
import { ALL_REGIONS, larger, type Need, needs } from "../../lib/preflight/need";
import { QUOTAS, type Quota, type QuotaKey } from "../../lib/preflight/quotas";
import { readOutput } from "../../lib/rules/output";
import { inParallel } from "../../lib/terraform/pool";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { synthesize } from "../../stacks/synthesize";

interface PreflightOptions {
  readonly deployment: string;
  readonly live?: boolean;
  readonly json?: boolean;
  readonly print: (text: string) => void;
}

/** One quota in one region. */
interface Line {
  readonly region: string;
  readonly quota: Quota;
  readonly needed: number;
  /** What the account has; what a new one has where nobody asked. */
  readonly has: number;
}

/**
 * What the deployment needs of each region's quotas, today and after a failover, because nobody raises a quota while a
 * region is lost. What else the account runs is not counted.
 */
export async function preflightCommand({ deployment: file, live, json, print }: PreflightOptions): Promise<void> {
  const text = readFileSync(file, "utf8");
  const today = await needsOf(text, file);
  const lost = roundTrip(text, file).find(({ name }) => name === "failover");
  const needed = lost === undefined ? today : larger(today, await needsOf(lost.text, file));
  const lines = await inParallel(quotaLines(needed), async (line) =>
    live === true ? { ...line, has: (await accountHas(line.quota, line.region)) ?? line.has } : line,
  );
  const short = lines.filter(({ needed, has }) => needed > has);
  print(
    json === true
      ? JSON.stringify(lines, null, 2)
      : [preflightTable(lines, live === true), ...short.map(raise)].join("\n"),
  );
  // What a new account has says nothing of this one.
  if (live === true && short.length > 0) process.exitCode = 1;
}

function needsOf(text: string, file: string): Promise<Map<string, Need>> {
  return inTemporaryFolder("preflight", async (outdir) => {
    await synthesize(parseDeployment(text, file), outdir);
    return needs(readOutput(outdir));
  });
}

function quotaLines(needed: Map<string, Need>): Line[] {
  const regions = [...needed.keys()].sort(
    (a, b) => Number(a === ALL_REGIONS) - Number(b === ALL_REGIONS) || a.localeCompare(b),
  );
  return regions.flatMap((region) =>
    (Object.keys(QUOTAS) as QuotaKey[]).flatMap((key) => {
      const amount = needed.get(region)?.[key] ?? 0;
      return amount === 0 ? [] : [{ region, quota: QUOTAS[key], needed: Math.ceil(amount), has: QUOTAS[key].usual }];
    }),
  );
}

function preflightTable(lines: readonly Line[], live: boolean): string {
  const table = new Table({
    head: ["region", "quota", "needed", live ? "the account has" : "a new account has", ""],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...lines.map(({ region, quota, needed, has }) => [
      region,
      quota.name,
      String(needed),
      String(has),
      needed > has ? "TOO LITTLE" : "enough",
    ]),
  );
  return table.toString();
}

/** How somebody asks for more. */
function raise({ region, quota, needed }: Line): string {
  const where = region === ALL_REGIONS ? "us-east-1" : region;
  return `aws service-quotas request-service-quota-increase --region ${where} --service-code ${quota.service} --quota-code ${quota.code} --desired-value ${needed}`;
}
