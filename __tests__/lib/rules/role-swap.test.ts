import { FORCE_NEW } from "../../../lib/failover/force-new";
import type { SynthesizedOutput } from "../../../lib/rules/output";
import { resources } from "../../../lib/rules/parts";
import { roleSwap } from "../../../lib/rules/role-swap";
import { type OutputName, output } from "../../support/outputs";
import { attributes, planted } from "../../support/rules";

/** What becomes of production, step by step. */
const STEPS: readonly (readonly [before: OutputName, after: OutputName])[] = [
  ["production", "failed over"],
  ["failed over", "rebuilt"],
  ["rebuilt", "failed back"],
];

const DATA_LAYERS = ["foundation", "data", "links"];

/** Resources of the layers that hold data, by stack and address. */
function dataResources({ stacks }: SynthesizedOutput): Map<string, Readonly<Record<string, unknown>>> {
  return new Map(
    stacks
      .filter(({ report }) => DATA_LAYERS.includes(report.layer))
      .flatMap(({ name, json }) =>
        resources(json).map(({ address, attributes }) => [`${name} ${address}`, attributes] as const),
      ),
  );
}

describe("INV-7, role swap", () => {
  test.each(STEPS)(
    "from %s to %s nothing is destroyed or replaced, and only data and its names change",
    async (before, after) => {
      expect(roleSwap.compare(await output(before), await output(after))).toEqual([]);
    },
  );

  test.each(STEPS)("from %s to %s every attribute that replaces data stays", async (before, after) => {
    const [old, now] = [dataResources(await output(before)), dataResources(await output(after))];
    expect(old.size).toBeGreaterThan(100);
    for (const [address, was] of old) {
      const fixed = FORCE_NEW[address.split(/[ .]/)[1] ?? ""] ?? [];
      const values = (resource: typeof was | undefined) => fixed.map((attribute) => [attribute, resource?.[attribute]]);
      expect([address, values(now.get(address))]).toEqual([address, values(was)]);
    }
  });

  test("the new primary loses its source and gets a password and a final snapshot; nothing else of the data differs", async () => {
    const [old, now] = [dataResources(await output("production")), dataResources(await output("failed over"))];
    const changed = [...now].flatMap(([address, is]) => {
      const was = old.get(address);
      if (was === undefined) return [`${address} is new`];
      const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
      return names
        .filter((attribute) => JSON.stringify(was[attribute]) !== JSON.stringify(is[attribute]))
        .map((attribute) => `${address} ${attribute}`);
    });
    const instance = "aws-us-west-2-data aws_db_instance.database_synthdata_g1";
    expect(changed).toEqual([
      `${instance} depends_on`,
      `${instance} final_snapshot_identifier`,
      `${instance} password_wo`,
      `${instance} password_wo_version`,
      `${instance} replicate_source_db`,
      `${instance} skip_final_snapshot`,
      `${instance} tags`,
      "aws-us-west-2-data aws_secretsmanager_secret_rotation.database_synthdata_g1_admin_secret_rotation is new",
      "aws-us-west-2-data aws_secretsmanager_secret_version.database_synthdata_g1_admin_secret_value is new",
      // Functions of the primary read the streams of tables.
      "aws-us-east-1-links aws_lambda_event_source_mapping.table_metadata_function_events enabled",
      "aws-us-west-2-links aws_lambda_event_source_mapping.table_metadata_function_events enabled",
    ]);
  });

  test("records stay as they are, because their types follow home", async () => {
    const recordsOf = async (name: OutputName) =>
      (await output(name)).stacks.find(({ report }) => report.layer === "traffic")?.json.resource?.aws_route53_record;
    const records = await recordsOf("production");
    expect(Object.keys(records ?? {})).toEqual([
      "api_primary",
      "api_secondary",
      "cdn_name",
      "cdn_name_ipv6",
      "functions_primary",
      "functions_secondary",
    ]);
    for (const [, after] of STEPS) expect(await recordsOf(after)).toEqual(records);
  });

  test("finds a database that a swap would replace", async () => {
    const after = planted(await output("failed over"), "aws-us-west-2-data", (draft) => {
      attributes(draft, "aws_db_instance.database_synthdata_g1").engine = "postgres";
    });
    expect(roleSwap.compare(await output("production"), after)).toEqual([
      expect.objectContaining({
        stack: "aws-us-west-2-data",
        address: "aws_db_instance.database_synthdata_g1",
        what: "would be replaced, because 'engine' changes",
      }),
    ]);
  });

  test("finds a record whose type follows the role", async () => {
    const after = planted(await output("failed over"), "aws-traffic", (draft) => {
      attributes(draft, "aws_route53_record.api_primary").failover_routing_policy = { type: "SECONDARY" };
    });
    expect(roleSwap.compare(await output("production"), after)).toEqual([
      expect.objectContaining({ stack: "aws-traffic", what: "the layer traffic changes with the roles" }),
    ]);
  });

  test("finds a table that moves with the role", async () => {
    const after = planted(await output("failed over"), "aws-us-east-1-links", ({ json }) => {
      delete json.resource?.aws_dynamodb_table;
    });
    expect(roleSwap.compare(await output("production"), after).map(({ what }) => what)).toEqual([
      "would be destroyed",
      "the layer links changes with the roles",
    ]);
  });
});
