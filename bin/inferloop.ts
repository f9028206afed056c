#!/usr/bin/env node
import { Command, Option } from "commander";
import { exitOnRefusal } from "../lib/errors/exit";

const DEPLOYMENT = "deployments/production.yaml";
const OUTDIR = "cdktf.out";
const ACCEPTED = "accepted-findings.yaml";

/** Progress goes to stderr, so that stdout holds results only. */
const progress = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

// The reader of a pipe may go first.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const program = new Command("inferloop")
  .description("Terraform for the Inferloop synthetic-data platform, from one deployment file.")
  .showHelpAfterError();

program
  .command("synth")
  .description("check the deployment file, run `cdktf synth`, and show the stacks")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--outdir <folder>", "where the Terraform JSON goes", OUTDIR)
  .action(async (options: { deployment: string; outdir: string }) => {
    const { synth } = require("./commands/synth") as typeof import("./commands/synth");
    await synth({ ...options, progress, print });
  });

program
  .command("test")
  .description("run the test suite; arguments go to jest")
  .allowUnknownOption()
  .argument("[jest...]")
  .action(async (args: string[]) => {
    const { passThrough } = require("./commands/tools") as typeof import("./commands/tools");
    passThrough("jest", args);
  });

program
  .command("lint")
  .description("lint, format and types")
  .action(() => {
    const { lint } = require("./commands/tools") as typeof import("./commands/tools");
    lint();
  });

program
  .command("check")
  .description("lint, format, types and tests")
  .action(() => {
    const { check } = require("./commands/tools") as typeof import("./commands/tools");
    check();
  });

program
  .command("build")
  .description("compile what the package ships")
  .action(() => {
    const { build } = require("./commands/tools") as typeof import("./commands/tools");
    build();
  });

program
  .command("generate")
  .description("write again what is generated from the code: schemas, coverage, the README's picture")
  .action(async () => {
    const { generate } = require("./commands/generate") as typeof import("./commands/generate");
    await generate({ progress });
  });

program
  .command("test:terraform")
  .description(
    "take every stack through real terraform: validate, plan, apply, a second plan, a failover, its rebuild, the failback",
  )
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--validate-only", "stop after validate: all that real providers do without an account")
  .action(async (options: { deployment: string; validateOnly?: boolean }) => {
    const { testTerraformCommand } = require("./commands/test-terraform") as typeof import("./commands/test-terraform");
    await testTerraformCommand({ ...options, progress, print });
  });

program
  .command("drill")
  .description("lose each region in turn and prove that nothing elsewhere stops")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--full", "whole stacks, with providers that apply without a cloud; fail over and back, kill applies")
  .option("--rounds <count>", "with --full: go on with rounds drawn by chance", "0")
  .option("--seed <number>", "draw the rounds of an earlier drill again (default: a new seed, which is printed)")
  .option("--json", "print the results as JSON")
  .action(async (options: { deployment: string; full?: boolean; rounds: string; seed?: string; json?: boolean }) => {
    const { drillCommand } = require("./commands/drill") as typeof import("./commands/drill");
    await drillCommand({ ...options, progress, print });
  });

program
  .command("rules")
  .description("hold what was synthesized against every rule of this project")
  .option("--outdir <folder>", "where the Terraform JSON is", OUTDIR)
  .option("--accepted <file>", "findings that were judged and stay", ACCEPTED)
  .option("--list", "show the rules, and check nothing")
  .option("--json", "print the results as JSON")
  .action((options: { outdir: string; accepted: string; list?: boolean; json?: boolean }) => {
    const { rulesCommand } = require("./commands/rules") as typeof import("./commands/rules");
    rulesCommand({ ...options, print });
  });

program
  .command("scan")
  .description("let checkov, tflint and kics, where they are installed, look at what was synthesized")
  .option("--outdir <folder...>", "where the Terraform JSON is, of one or more deployments", [OUTDIR])
  .option("--accepted <file>", "findings that were judged and stay", ACCEPTED)
  .option("--require <scanner...>", "scanners that must be installed")
  .option("--json", "print the results as JSON")
  .action(async (options: { outdir: string[]; accepted: string; require?: string[]; json?: boolean }) => {
    const { scanCommand } = require("./commands/scan") as typeof import("./commands/scan");
    await scanCommand({ ...options, progress, print });
  });

program
  .command("failover")
  .description("the ordered steps when a region is lost, and the edit of the deployment file")
  .requiredOption("--lost <region>", "the region that is lost")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--write", "edit the deployment file")
  .action(async (options: { lost: string; deployment: string; write?: boolean }) => {
    const { failoverCommand } = require("./commands/failover") as typeof import("./commands/failover");
    await failoverCommand({ ...options, print });
  });

program
  .command("rebuild")
  .description(
    "the ordered steps by which a region replicates again after a failover, and the edit of the deployment file",
  )
  .requiredOption("--region <region>", "the region that was lost")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--write", "edit the deployment file")
  .action(async (options: { region: string; deployment: string; write?: boolean }) => {
    const { rebuildCommand } = require("./commands/failover") as typeof import("./commands/failover");
    await rebuildCommand({ ...options, print });
  });

program
  .command("doctor")
  .description("look at what a plan needs of this machine: Node.js, Terraform, providers, credentials, state buckets")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--json", "print the results as JSON")
  .action(async (options: { deployment: string; json?: boolean }) => {
    const { doctorCommand } = require("./commands/doctor") as typeof import("./commands/doctor");
    await doctorCommand({ ...options, print });
  });

program
  .command("review")
  .description("what a change does, as a comment on its pull request; fails where data would be lost unseen")
  .option("--base <folder>", "what was synthesized before the change")
  .option("--plans <folder>", "<stack>.json from terraform show -json, and <stack>.log of plans that failed")
  .option("--outdir <folder>", "where the Terraform JSON is", OUTDIR)
  .addOption(
    new Option("--deployment <file>", "synthesize this instead of reading what was synthesized").conflicts("outdir"),
  )
  .option("--acknowledgements <file>", "losses that are wanted (default: review.acknowledgements.yaml, if there)")
  .option("--json", "print the results as JSON")
  .action(
    async (options: {
      base?: string;
      plans?: string;
      outdir: string;
      deployment?: string;
      acknowledgements?: string;
      json?: boolean;
    }) => {
      const { reviewCommand } = require("./commands/review") as typeof import("./commands/review");
      await reviewCommand({ ...options, print });
    },
  );

program
  .command("preflight")
  .description("the quotas that each region needs, today and after a failover, against what an account has")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .option("--live", "ask the account, which needs credentials")
  .option("--json", "print the results as JSON")
  .action(async (options: { deployment: string; live?: boolean; json?: boolean }) => {
    const { preflightCommand } = require("./commands/preflight") as typeof import("./commands/preflight");
    await preflightCommand({ ...options, print });
  });

program
  .command("bench")
  .description("time synthesis against a program that creates the same with cdktf and nothing else, in 1 to 32 regions")
  .option("--deployment <file>", "the deployment file, with two regions", DEPLOYMENT)
  .option("--rounds <count>", "runs of each program, in turns", "5")
  .option("--json", "print the results as JSON")
  .action(async (options: { deployment: string; rounds: string; json?: boolean }) => {
    const { benchCommand } = require("./commands/bench") as typeof import("./commands/bench");
    await benchCommand({ ...options, progress, print });
  });

program
  .command("runbooks")
  .description("write what to do at night, one page for each pair of regions, with the commands as they are typed")
  .option("--deployment <file>", "the deployment file", process.env.DEPLOYMENT ?? DEPLOYMENT)
  .requiredOption("--outdir <folder>", "where the pages go")
  .action(async (options: { deployment: string; outdir: string }) => {
    const { runbooksCommand } = require("./commands/runbooks") as typeof import("./commands/runbooks");
    await runbooksCommand({ ...options, progress });
  });

program
  .command("bootstrap")
  .description(
    "make a region's state bucket, keep its own state in it, and switch replication on; run it again at any time",
  )
  .requiredOption("--region <region>", "the region")
  .option("--outdir <folder>", "where the Terraform JSON is", OUTDIR)
  .option("--backend-config <key=value...>", "settings for every terraform init")
  .option("--auto-approve", "apply without asking")
  .action(async (options: { region: string; outdir: string; backendConfig?: string[]; autoApprove?: boolean }) => {
    const { bootstrapCommand } = require("./commands/bootstrap") as typeof import("./commands/bootstrap");
    await bootstrapCommand({ ...options, progress, print });
  });

void exitOnRefusal(async () => {
  await program.parseAsync();
});
