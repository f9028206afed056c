import { spawnSync } from "node:child_process";
import { runbookPages } from "../../bin/commands/runbooks";
import { DEVELOPMENT_FILE, fileText, output, PRODUCTION_FILE } from "../support/outputs";

const PAGE = "us-east-1-and-us-west-2.md";

/** Made once: it takes four syntheses. */
let made: Promise<Record<string, string>> | undefined;

async function page(): Promise<string> {
  made ??= runbookPages(PRODUCTION_FILE);
  const text = (await made)[PAGE];
  if (text === undefined) throw new Error(`no ${PAGE}`);
  return text;
}

/** What stands in the blocks of commands. */
const scripts = (text: string): string[] =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, script]) => script ?? "");

test("the committed page is the one that production makes", async () => {
  expect(await page()).toBe(fileText(`docs/runbooks/production/${PAGE}`));
});

test("a shell understands every command", async () => {
  for (const script of scripts(await page())) {
    // What only a person knows stands in angle brackets.
    const known = script.replace(/<[a-z][^>\n]*>/g, "it");
    expect(spawnSync("bash", ["-n"], { input: known, encoding: "utf8" }).stderr).toBe("");
  }
});

test("it has the whole round, the states of both regions, a calendar and the incidents", async () => {
  const headings = (await page()).split("\n").filter((line) => line.startsWith("## "));
  expect(headings).toEqual([
    "## When us-east-1 is lost",
    "## After us-east-1 is back",
    "## New replicas in us-east-1",
    "## Fail back to us-east-1",
    "## When us-west-2 is lost",
    "## Read the states of us-east-1 while it is lost",
    "## Read the states of us-west-2 while it is lost",
    "## Calendar",
    "## Incidents",
  ]);
});

test("every stack that it names exists, and every state of both regions can be opened", async () => {
  const { report } = await output("production");
  const text = await page();
  const named = [...text.matchAll(/cdktf\.out\/stacks\/([\w-]+\w)/g)].map(([, name]) => name ?? "");
  const known = report.stacks.map(({ name }) => name);
  expect(named.filter((name) => name !== "aws" && !known.includes(name))).toEqual([]);
  for (const { name, region } of report.stacks)
    if (region === "us-east-1" || region === "us-west-2") expect(text).toContain(name);
});

test("what it calls by name is created under that name", async () => {
  const { stacks } = await output("production");
  const created = JSON.stringify(stacks.map(({ json }) => json));
  const named = scripts(await page()).flatMap((script) => [
    ...[...script.matchAll(/--db-instance-identifier (\S+)/g)].map(([, name]) => name),
    ...[...script.matchAll(/--secret-id (\S+)/g)].map(([, name]) => name),
    ...[...script.matchAll(/--role-name (\S+)/g)].map(([, name]) => name),
  ]);
  // The next generation is what the rebuild makes.
  const today = new Set(named.filter((name) => !name?.endsWith("-g2")));
  expect(today.size).toBeGreaterThan(5);
  for (const name of today) expect(created).toContain(`"${name}"`);
});

test("a deployment in one region has nothing to fail over, and no page", async () => {
  expect(await runbookPages(DEVELOPMENT_FILE)).toEqual({});
});
