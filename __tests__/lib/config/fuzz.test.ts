import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { parseDeployment } from "../../../lib/config/load";
import { DeploymentFileError } from "../../../lib/errors/deployment-file-error";

const TEXT = readFileSync("deployments/production.yaml", "utf8");
const LINES = TEXT.split("\n");
const RUNS = { numRuns: 200, seed: 20261121 };

/** Whether the text loads. Every other error than the one with findings fails the test, and so does a vague finding. */
function loads(text: string): boolean {
  try {
    parseDeployment(text, "d.yaml");
    return true;
  } catch (error) {
    if (!(error instanceof DeploymentFileError)) throw error;
    for (const { finding } of error.findings) {
      const words = Object.values(finding).join(" ");
      if (/undefined|NaN|\[object|Invalid input|correct it$/.test(words) || finding.fix === "") throw new Error(words);
    }
    expect(error.findings.length).toBeGreaterThan(0);
    return false;
  }
}

const place = fc.nat({ max: TEXT.length });
/** Pieces that mean something in YAML, and values that settings may not expect. */
const piece = fc.oneof(
  fc.constantFrom(
    "\t",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "*a",
    "&a ",
    "!!x ",
    "<<: ",
    "---\n",
    "\n",
    "#",
    '"',
    "'",
    "|\n",
    "%",
  ),
  fc.constantFrom(
    "null",
    "~",
    "true",
    "-1",
    "1e400",
    ".nan",
    "0o7",
    "2026-01-01",
    "__proto__: 1\n",
    "\u0085",
    "\u{1F600}",
  ),
  fc.string({ maxLength: 5 }),
);

describe("a mutated deployment file", () => {
  test("loads or is refused with findings, whatever is written into it", () => {
    fc.assert(
      fc.property(place, fc.nat({ max: 40 }), piece, (at, length, inserted) => {
        loads(TEXT.slice(0, at) + inserted + TEXT.slice(at + length));
      }),
      RUNS,
    );
  });

  test("loads or is refused with findings, whatever lines are lost or moved", () => {
    const lines = fc.shuffledSubarray(LINES, { minLength: 1 });
    fc.assert(
      fc.property(lines, (some) => {
        loads(some.join("\n"));
      }),
      RUNS,
    );
  });

  test("loads or is refused with findings, whatever value a setting has", () => {
    const settings = LINES.flatMap((line, index) => (/^\s*(- )?\w+: \S/.test(line) ? [index] : []));
    fc.assert(
      fc.property(fc.constantFrom(...settings), fc.jsonValue({ maxDepth: 2 }), (index, value) => {
        const line = LINES[index]?.replace(/: .*/, () => `: ${JSON.stringify(value)}`);
        loads(LINES.with(index, line ?? "").join("\n"));
      }),
      RUNS,
    );
  });

  test("is refused whatever text it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => !loads(text)),
      RUNS,
    );
  });
});
