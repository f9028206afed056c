import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failoverCommand, rebuildCommand } from "../../bin/commands/failover";
import { DEPLOYMENT_TEXT } from "../support/deployment-text";
import { failedOver, rebuilt } from "../support/edits";

let folder: string;
let file: string;
let printed: string[];
const print = (text: string) => void printed.push(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-test-"));
  file = join(folder, "d.yaml");
  writeFileSync(file, DEPLOYMENT_TEXT);
  printed = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("failover prints its steps and those after the region's return, and leaves the file", async () => {
  await failoverCommand({ lost: "us-east-1", deployment: file, print });
  expect(printed.map((text) => text.split("\n")[0])).toEqual([
    "Failover from us-east-1 to us-west-2",
    "After us-east-1 is back",
    `${file} is unchanged; --write edits it.`,
  ]);
  expect(printed[0]).toContain(`npx inferloop failover --deployment ${file} --lost us-east-1 --write\n`);
  expect(readFileSync(file, "utf8")).toBe(DEPLOYMENT_TEXT);
});

test("failover and rebuild edit the file where they are told to", async () => {
  await failoverCommand({ lost: "us-east-1", deployment: file, write: true, print });
  expect(readFileSync(file, "utf8")).toBe(failedOver(DEPLOYMENT_TEXT));
  expect(printed.at(-1)).toBe(`${file} is edited.`);

  await rebuildCommand({ region: "us-east-1", deployment: file, write: true, print });
  expect(readFileSync(file, "utf8")).toBe(rebuilt(failedOver(DEPLOYMENT_TEXT)));
});

test("a refused failover prints and edits nothing", async () => {
  const refused = failoverCommand({ lost: "us-west-2", deployment: file, write: true, print });
  await expect(refused).rejects.toThrow("'--lost' must be the primary region");
  expect(printed).toEqual([]);
  expect(readFileSync(file, "utf8")).toBe(DEPLOYMENT_TEXT);
});
