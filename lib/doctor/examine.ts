import { cpSync } from "node:fs";
import { join } from "node:path";
import type { DeploymentReport } from "../reports/deployment-json";
import { STACK_FILE, stackFolder, VERSIONS } from "../terraform/stack-files";
import { inTemporaryFolder } from "../terraform/temporary-folder";
import { reason, run, type TerraformRun, terraform, terraformMissing } from "../terraform/terraform";

/** One thing that a deployment needs of the machine, and whether it is there. */
export interface Examined {
  readonly what: string;
  /** `unknown`: an earlier one is missing, so it could not be asked. */
  readonly state: "well" | "missing" | "unknown";
  /** What was found. */
  readonly found: string;
  /** What to do. @default - nothing */
  readonly fix?: string;
}

export interface ExamineProps {
  readonly report: DeploymentReport;
  readonly outdir: string;
  /** Account that the deployment belongs to. */
  readonly accountId: string;
  /** Version of the running Node.js, for example `v22.1.0`. */
  readonly nodeVersion: string;
}

const LEAST_NODE = 20;

/** Looks at everything that a plan needs, also after something is missing. It changes nothing. */
export async function examine(props: ExamineProps): Promise<Examined[]> {
  const terraformFound = terraformMissing();
  const identity = await credentials(props.accountId);
  return [
    node(props.nodeVersion),
    terraformFound === undefined
      ? { what: "Terraform", state: "well", found: "1.11 or later" }
      : { what: "Terraform", state: "missing", ...split(terraformFound) },
    terraformFound === undefined ? await providers(props) : unknown("providers", "needs Terraform"),
    identity,
    ...(identity.state === "well" ? await backends(props) : [unknown("state buckets", "needs credentials")]),
  ];
}

const unknown = (what: string, found: string): Examined => ({ what, state: "unknown", found });

/** The two halves of a refusal: what was found, and what to do. */
function split(message: string): { readonly found: string; readonly fix: string } {
  const [found = message, fix = "see the README"] = message.split("; ");
  return { found, fix };
}

function node(version: string): Examined {
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0);
  if (major >= LEAST_NODE) return { what: "Node.js", state: "well", found: version };
  return { what: "Node.js", state: "missing", found: version, fix: `install Node.js ${LEAST_NODE} or later` };
}

/** Whether Terraform can get the providers that a stack asks for. */
function providers({ report, outdir }: ExamineProps): Promise<Examined> {
  return inTemporaryFolder("doctor", async (folder) => {
    const what = "providers";
    const [stack] = report.stacks;
    if (stack === undefined) return unknown(what, "no stacks");
    for (const file of [STACK_FILE, VERSIONS]) cpSync(join(stackFolder(outdir, stack.name), file), join(folder, file));
    const init = await terraform(folder, ["init", "-backend=false", "-no-color"]);
    if (init.code === 0) return { what, state: "well", found: "can be installed" };
    const fix = "reach registry.terraform.io, or let TF_CLI_CONFIG_FILE lead to a mirror";
    return { what, state: "missing", found: reason(init), fix };
  });
}

async function credentials(accountId: string): Promise<Examined> {
  const what = "AWS credentials";
  const asked = await aws(["sts", "get-caller-identity", "--output", "json"]);
  if (asked === undefined)
    return { what, state: "missing", found: "no aws on the PATH", fix: "install the AWS command line" };
  if (asked.code !== 0) return { what, state: "missing", found: lastLine(asked), fix: "sign in, or set AWS_PROFILE" };
  const { Account, Arn } = JSON.parse(asked.stdout) as { readonly Account: string; readonly Arn: string };
  if (Account === accountId) return { what, state: "well", found: Arn };
  return { what, state: "missing", found: `account ${Account}`, fix: `sign in to ${accountId}` };
}

/** Whether each bucket that holds states answers. */
async function backends({ report }: ExamineProps): Promise<Examined[]> {
  const places = new Map(report.stacks.map(({ state }) => [state.bucket, state.region]));
  return Promise.all(
    [...places].map(async ([bucket, region]): Promise<Examined> => {
      const what = `state bucket of ${region}`;
      const asked = await aws(["s3api", "head-bucket", "--bucket", bucket, "--region", region]);
      if (asked?.code === 0) return { what, state: "well", found: bucket };
      const found = asked === undefined ? "no aws on the PATH" : lastLine(asked);
      return { what, state: "missing", found, fix: `npx inferloop bootstrap --region ${region}` };
    }),
  );
}

const lastLine = ({ stderr }: TerraformRun): string => stderr.trim().split("\n").at(-1) ?? "no answer";

/** Undefined where there is no such program. */
async function aws(args: readonly string[]): Promise<TerraformRun | undefined> {
  const quick = ["--cli-connect-timeout", "5", "--cli-read-timeout", "10"];
  try {
    return await run("aws", [...args, ...quick], process.cwd(), { AWS_MAX_ATTEMPTS: "2", AWS_PAGER: "" });
  } catch {
    return undefined;
  }
}
