import { z } from "zod";
import { deploymentSchema } from "../../../../lib/config/schema";
import { COVERAGE } from "../../../../lib/reports/coverage/all";
import { builtValue } from "../../../../lib/reports/coverage/built-value";
import { LATER } from "../../../../lib/reports/coverage/later";
import { SECTIONS } from "../../../../lib/reports/coverage/sections";
import { SELECTABLE } from "../../../../lib/reports/coverage/selectable";
import { GLOBAL_LAYERS, stackName } from "../../../../lib/stack/layers";
import { output } from "../../../support/outputs";

describe("coverage of the design documents", () => {
  test.each(COVERAGE)("$seed, $section: $documented", async (row) => {
    const global: readonly string[] = GLOBAL_LAYERS;
    const name = stackName("aws", global.includes(row.stack) ? undefined : "us-east-1", row.stack);
    const stack = (await output("production")).stacks.find((candidate) => candidate.name === name);
    if (stack === undefined) throw new Error(`no stack ${name}`);
    expect(builtValue(stack.json, row)).toBe(row.built);
  });

  test("has each row once, and says of nothing that is built that it is not", () => {
    const line = (row: { seed: string; section: string; documented: string }) =>
      `${row.seed} ${row.section}: ${row.documented}`;
    const rows = COVERAGE.map((row) => `${line(row)} ${row.address}.${row.attribute}`);
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
    const built = new Set(COVERAGE.map(line));
    expect([...SELECTABLE, ...LATER].map(line).filter((other) => built.has(other))).toEqual([]);
  });

  test("says something of every section", () => {
    const covered = new Set([...COVERAGE, ...SELECTABLE, ...LATER].map(({ section }): string => section));
    expect(
      Object.values(SECTIONS)
        .flat()
        .filter((section) => !covered.has(section)),
    ).toEqual([]);
  });

  test("says why where the number that is built is not the documented one", () => {
    const silent = COVERAGE.filter(({ built, why }) => typeof built === "number" && why === undefined).filter(
      ({ documented, built }) => /\b\d/.test(documented) && !documented.includes(String(built)),
    );
    expect(silent.map(({ documented, built }) => [documented, built])).toEqual([]);
  });

  test.each(SELECTABLE)("$documented can be asked for: $setting", ({ setting }) => {
    const schema = z.toJSONSchema(deploymentSchema, { io: "input", unrepresentable: "any", reused: "inline" });
    expect(settingIn(schema, setting.split("."))).toBe(true);
  });
});

/** A part of a JSON Schema. */
interface Schema {
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
}

/** Whether a schema has the setting, for example `aws`, `buckets[]`, `acceleration`. */
function settingIn(schema: unknown, [name = "", ...rest]: readonly string[]): boolean {
  const property = (schema as Schema).properties?.[name.replace("[]", "")];
  const inner = name.endsWith("[]") ? property?.items : property;
  return inner !== undefined && (rest.length === 0 || settingIn(inner, rest));
}
