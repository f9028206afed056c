import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SERVICE_EVENT_AVRO, SERVICE_EVENT_SOURCE } from "../../../../../../lib/contracts/service-event";
import { describeWith } from "../../../../../support/needs";

const SOURCE = join(__dirname, "../../../../../../modules/aws/compute/functions/events");
const handler = readFileSync(join(SOURCE, "handler.py"), "utf8");

describe("the function that tells the platform what happened", () => {
  test("publishes under the platform's source, with the fields of its event, on the bus of its environment", () => {
    expect(handler).toContain(`SOURCE = "${SERVICE_EVENT_SOURCE}"`);
    const made = /return \{\n([^}]*?)\n {8}"metadata"/.exec(handler)?.[1] ?? "";
    const fields = [...made.matchAll(/"(\w+)":/g)].map(([, name]) => name);
    expect([...fields, "metadata"]).toEqual(SERVICE_EVENT_AVRO.fields.map(({ name }) => name));
    expect(handler).toContain('os.environ["EVENT_BUS_NAME"]');
  });

  test("imports nothing but the standard library and what the runtime carries", () => {
    const imports = [...handler.matchAll(/^\s*(?:import|from) (\w+)/gm)].map(([, name]) => name);
    expect([...new Set(imports)].sort()).toEqual([
      "__future__",
      "base64",
      "boto3",
      "calendar",
      "decimal",
      "json",
      "logging",
      "os",
      "time",
      "uuid",
    ]);
  });
});

describeWith(["python3"], "its code in Python", () => {
  test("passes its own tests", () => {
    const run = spawnSync("python3", ["-B", "-m", "unittest", "discover", "-s", __dirname, "-p", "*_test.py"], {
      encoding: "utf8",
      env: { ...process.env, PYTHONPATH: SOURCE },
    });
    expect(run.stderr).toMatch(/^Ran [1-9]\d* tests/m);
    expect({ status: run.status, failures: run.status === 0 ? "" : run.stderr }).toEqual({ status: 0, failures: "" });
  });
});
