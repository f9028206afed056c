import { isDeepStrictEqual } from "node:util";
import type { StateLocation } from "../state/location";
import { type JsonObject, remoteReads } from "../terraform/stack-files";
import { type OutputStack, type SynthesizedOutput, standsIn } from "./output";
import type { Rule, Violation } from "./rule";

/** Where states lie, how they are locked and encrypted. */
export const ownRegionState: Rule = {
  id: "INV-1",
  title: "every state lies in its own region, locked, encrypted and alone under its key",
  check: (output) => [
    ...output.stacks.flatMap((stack) => [...checkPlace(stack, output), ...checkBackend(stack)]),
    ...output.stacks.flatMap((stack) => checkReads(stack, output)),
    ...checkUnique(output),
  ],
};

const place = ({ bucket, key }: Pick<StateLocation, "bucket" | "key">): string => `s3://${bucket}/${key}`;

function checkPlace(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const { name, report } = stack;
  const { region, kmsKeyId } = report.state;
  const found: Violation[] = [];
  if (region !== standsIn(stack)) {
    found.push({
      stack: name,
      what: `its state lies in ${region}, the stack stands in ${standsIn(stack)}`,
      fix: `keep the state in ${standsIn(stack)}`,
    });
  }
  if (report.region === null) {
    const others = output.stacks.filter((other) => other.report.region === null);
    const apart = others.find((other) => other.report.state.region !== region);
    if (apart !== undefined) {
      const what = `its state lies in ${region}, that of ${apart.name} in ${apart.report.state.region}`;
      found.push({ stack: name, what, fix: "keep all states outside regions in the control region" });
    }
  }
  if (!new RegExp(`^arn:aws:kms:${region}:\\d{12}:alias/`).test(kmsKeyId)) {
    const what = `its state is encrypted with ${kmsKeyId}`;
    found.push({ stack: name, what, fix: `name a key of ${region} by its alias` });
  }
  return found;
}

function checkBackend({ name, report, json }: OutputStack): Violation[] {
  const { backend } = json.terraform;
  const kinds = Object.keys(backend);
  if (!isDeepStrictEqual(kinds, [report.state.backend])) {
    const what = `its backend is ${kinds.join(", ") || "none"}`;
    return [{ stack: name, what, fix: `use ${report.state.backend}, as deployment.json says` }];
  }
  return differences(backend[report.state.backend] as JsonObject, report.state).map((what) => ({
    stack: name,
    what: `backend: ${what}`,
    fix: "create the backend with LockingS3Backend",
  }));
}

function checkReads({ name, json }: OutputStack, { stacks }: SynthesizedOutput): Violation[] {
  return Object.entries(remoteReads(json)).flatMap(([id, { config }]) => {
    const address = `data.terraform_remote_state.${id}`;
    const producer = stacks.find(({ report }) => report.state.key === config.key);
    if (producer === undefined) {
      return [{ stack: name, address, what: `no stack has the state ${config.key}`, fix: "read it with consume()" }];
    }
    return differences(config, producer.report.state).map((what) => ({
      stack: name,
      address,
      what,
      fix: "read it with consume()",
    }));
  });
}

/** How settings differ from those that a state must have. Whatever else is set is a credential or another lock. */
function differences(found: JsonObject, { bucket, key, region, kmsKeyId }: StateLocation): string[] {
  const expected: JsonObject = { bucket, key, region, kms_key_id: kmsKeyId, encrypt: true, use_lockfile: true };
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return names
    .filter((setting) => found[setting] !== expected[setting])
    .map((setting) =>
      setting in expected
        ? `'${setting}' must be ${expected[setting]}, got ${found[setting] ?? "nothing"}`
        : `'${setting}' must not be set: credentials come from the environment, and the lock is a file`,
    );
}

function checkUnique({ stacks }: SynthesizedOutput): Violation[] {
  const owners = new Map<string, string>();
  return stacks.flatMap(({ name, report }) => {
    const at = place(report.state);
    const owner = owners.get(at);
    owners.set(at, name);
    return owner === undefined
      ? []
      : [{ stack: name, what: `${owner} has the same state, ${at}`, fix: "give each state a key of its own" }];
  });
}
