#!/usr/bin/env node
// What `npx cdktf` runs in this project: the cdktf command line with defaults that ask nothing of the network.
const { argv, env, stdin, stdout } = process;

// Telemetry, and terraform's look for updates.
env.CHECKPOINT_DISABLE ??= "1";
// The command line's own look for updates.
env.DISABLE_VERSION_CHECK ??= "1";
// `terraform providers lock` asks the registry even where providers come from a mirror.
env.CDKTF_SKIP_PROVIDER_LOCK ??= "true";
if (!stdout.isTTY) {
  // No frames of a spinner in a log.
  env.CI ??= "true";
  env.FORCE_COLOR ??= "0";
}

const changes = ["deploy", "apply", "destroy"].includes(argv[2]);
const answered = argv.some((argument) => /^(--auto-approve|--help|-h)/.test(argument)) || env.CDKTF_AUTO_APPROVE;
if (changes && !stdin.isTTY && !answered) {
  console.error(`cdktf ${argv[2]}: there is no terminal to ask for approval; pass --auto-approve`);
  process.exit(1);
}
argv[1] = require.resolve("cdktf-cli/bundle/bin/cdktf", { paths: [process.cwd(), __dirname] });
require("node:module").runMain();
