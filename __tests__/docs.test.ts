import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { parseDeployment } from "../lib/config/load";
import { changedStacks } from "../lib/failover/compare";
import { stackTable } from "../lib/reports/table";
import { readReport } from "../lib/terraform/stack-files";
import { edited } from "./support/deployment-text";
import { treeOf } from "./support/edits";
import { fileText, outputFolder, PRODUCTION_FILE, ROOT } from "./support/outputs";

const pagesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const PAGES = [...pagesIn("."), ...pagesIn("docs"), ...pagesIn("docs/decisions"), ...pagesIn("docs/runbooks")];
const README = fileText("README.md");

/** The blocks of a page in one language, without their fences. */
function blocks(page: string, language: string): string[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, of, text]) =>
    of === language && text !== undefined ? [text] : [],
  );
}

/** The one block that holds a text. */
function blockWith(page: string, language: string, text: string): string {
  const [found, ...more] = blocks(page, language).filter((block) => block.includes(text));
  if (found === undefined || more.length > 0) throw new Error(`${more.length + 1} blocks with ${text}`);
  return found;
}

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** The name by which GitHub links to a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, "")
    .replaceAll(" ", "-");

describe("links", () => {
  test.each(PAGES)("of %s lead somewhere", (page) => {
    const broken = [...fileText(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? "")
      .filter((link) => !link.startsWith("https://"))
      .filter((link) => {
        const [path = "", heading] = link.split("#");
        const target = path === "" ? page : normalize(join(dirname(page), path));
        if (!existsSync(join(ROOT, target))) return true;
        if (heading === undefined) return false;
        const headings = [...fileText(target).matchAll(/^#+ (.*)$/gm)].map((match) => anchor(match[1] ?? ""));
        return !headings.includes(heading);
      });
    expect(broken).toEqual([]);
  });

  test.each(PAGES)("and paths in %s name what exists", (page) => {
    const paths = [...fileText(page).matchAll(/`((?:lib|modules|stacks|bin|__tests__|deployments|docs)\/[\w./-]+)`/g)];
    expect(paths.map((match) => match[1] ?? "").filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe("the README", () => {
  test("shows what synth shows", async () => {
    const report = readReport(await outputFolder("production"));
    const real = linesOf(stackTable(report.stacks, report.warnings, false));
    const shown = linesOf(blockWith(README, "", "aws-us-east-1-state")).filter((line) => line !== "...");
    expect(shown.filter((line) => !real.includes(line))).toEqual([]);
    expect(shown.length).toBeGreaterThan(5);
  });

  test("shows the message that a wrong file gets", () => {
    const wrong = edited(
      fileText(PRODUCTION_FILE),
      ["partner: us-east-1", "partner: us-east-2"],
      ["zones: [us-west-2a, us-west-2b]", "cidr: 10.0.0.0/16"],
    );
    const shown = blockWith(README, "", "has 2 problems").trimEnd();
    expect(() => parseDeployment(wrong, "deployments/bad.yaml")).toThrow(shown);
  });

  test("says which stacks a further region changes, by the edit that it shows", async () => {
    const before = fileText(PRODUCTION_FILE);
    const after = edited(
      before,
      ["\n  databases:", `\n${blockWith(README, "yaml", "role: read")}\n  databases:`],
      ["\n  tables:", `\n${blockWith(README, "yaml", "origin:")}\n  tables:`],
    );
    const [old, now] = [await treeOf(before), await treeOf(after)];
    const changed = changedStacks(old, now);
    expect(changed.filter((stack) => old.has(stack)).sort()).toEqual([
      "aws-account",
      "aws-us-east-1-data",
      "aws-us-east-1-links",
      "aws-us-east-1-monitoring",
      "aws-us-east-1-state",
      "aws-us-west-2-links",
      "aws-us-west-2-monitoring",
    ]);
    const added = changed.filter((stack) => !old.has(stack));
    expect(added).toHaveLength(12);
    expect(added.every((stack) => stack.startsWith("aws-eu-west-1-"))).toBe(true);
  });

  test("shows a service that the file takes", () => {
    const services = "\n  ecs:\n    services:\n";
    const text = edited(fileText(PRODUCTION_FILE), [services, services + blockWith(README, "yaml", "loadBalancer:")]);
    const names = parseDeployment(text, "d.yaml").aws?.ecs?.services.map(({ name }) => name);
    expect(names).toEqual(["billing", "synthdata"]);
  });

  test("shows library code that compiles", () => {
    const folder = mkdtempSync(join(tmpdir(), "inferloop-readme-"));
    try {
      writeFileSync(join(folder, "readme.ts"), blockWith(README, "ts", "new App()"));
      const compilerOptions = {
        rootDir: "/",
        paths: {
          "inferloop-synthdata-infra/*": [join(ROOT, "*")],
          "*": [join(ROOT, "node_modules/*")],
        },
        typeRoots: [join(ROOT, "node_modules/@types")],
        types: ["node"],
      };
      const config = { extends: join(ROOT, "tsconfig.json"), compilerOptions, include: ["readme.ts"] };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
      const tsc = join(ROOT, "node_modules/.bin/tsc");
      expect(execFileSync(tsc, ["-p", folder, "--pretty", "false"], { encoding: "utf8" })).toBe("");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("the first deployment is written in the order of the waves", async () => {
  const waves = readReport(await outputFolder("production")).firstDeployWaves;
  const page = readFileSync(join(ROOT, "docs/runbooks/first-deploy.md"), "utf8");
  const applied = blocks(page, "sh")
    .flatMap(linesOf)
    .filter((line) => line.startsWith("apply aws-"))
    .map((line) => line.split(" ").slice(1).sort());
  // The first wave is bootstrapped.
  expect(applied).toEqual(waves.slice(1).map((wave) => [...wave].sort()));
});

test("the teardown is written in the reverse order of the waves", async () => {
  const waves = readReport(await outputFolder("production")).firstDeployWaves;
  const page = readFileSync(join(ROOT, "docs/runbooks/teardown.md"), "utf8");
  const destroyed = blocks(page, "sh")
    .flatMap(linesOf)
    .filter((line) => line.startsWith("destroy aws-"))
    .map((line) => line.split(" ").slice(1).sort());
  // The links of the control region stay with its states.
  const kept = (wave: readonly string[]) => wave.filter((stack) => stack !== "aws-us-east-2-links").sort();
  expect(destroyed).toEqual(waves.slice(1).reverse().map(kept));
});
