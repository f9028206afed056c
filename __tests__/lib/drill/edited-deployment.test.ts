import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { EditedDeployment } from "../../../lib/drill/edited-deployment";
import { roundTrip } from "../../../lib/failover/round-trip";
import { DEPLOYMENT_TEXT } from "../../support/deployment-text";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-edited-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const SWAPPED = roundTrip(DEPLOYMENT_TEXT, "d.yaml")[0]?.text ?? "";

describe("an edited deployment", () => {
  async function opened(failing = false) {
    const file = join(folder, "d.yaml");
    writeFileSync(file, DEPLOYMENT_TEXT);
    const made: string[] = [];
    const work = join(folder, "work");
    mkdirSync(work);
    const deployment = await EditedDeployment.open(file, work, async (from, outdir) => {
      if (failing && made.length > 0) throw new Error("synth failed");
      made.push(
        `${basename(from)}: ${readFileSync(from, "utf8") === DEPLOYMENT_TEXT ? "first" : "edited"}, ${basename(outdir)}`,
      );
    });
    return { deployment, file, made };
  }

  test("synthesizes each edit into a folder of its own, and leaves the file alone", async () => {
    const { deployment, file, made } = await opened();
    const first = deployment.outdir;
    await deployment.edit(SWAPPED);
    expect(made).toEqual(["d.yaml: first, synthesized-0", "d.yaml: edited, synthesized-1"]);
    expect(deployment.outdir).not.toBe(first);
    expect(deployment.aws?.regions.map(({ role }) => role)).toEqual(["standby", "primary"]);
    expect(readFileSync(file, "utf8")).toBe(DEPLOYMENT_TEXT);
  });

  test("keeps what was in force where an edit cannot be synthesized", async () => {
    const { deployment } = await opened(true);
    await expect(deployment.edit(SWAPPED)).rejects.toThrow("synth failed");
    expect(deployment.text).toBe(DEPLOYMENT_TEXT);
    expect(basename(deployment.outdir)).toBe("synthesized-0");
  });
});
