import { z } from "zod";
import packageJson from "../../package.json";
import { CATALOG_AS_OF } from "../catalog/catalog";
import { ROLES } from "../config/aws-schema";
import type { Deployment } from "../config/deployment";
import { ENVIRONMENTS } from "../config/schema";
import type { StackNode } from "../graph/graph";
import { GLOBAL_LAYERS, REGIONAL_LAYERS } from "../stack/layers";

/** Raised when a reader of the file would misunderstand the new one. */
export const SCHEMA_VERSION = 1;

const stackName = z.string().describe("Name of a stack: its folder under stacks/.");

const state = z
  .strictObject({
    backend: z.literal("s3"),
    bucket: z.string(),
    key: z.string(),
    region: z.string(),
    kmsKeyId: z.string().describe("ARN of the alias of the key that encrypts the state."),
  })
  .describe("Where a state lies.");

const stack = z.strictObject({
  name: stackName,
  cloud: z.enum(["aws", "azure", "google", "on-premises"]),
  region: z.string().nullable().describe("null for a stack outside regions."),
  role: z.enum(ROLES).nullable().describe("What the region does today; null where no services run."),
  layer: z.enum([...REGIONAL_LAYERS, ...GLOBAL_LAYERS]),
  state,
  standbyState: state
    .nullable()
    .describe("Replica of the state, which standby.tfbackend opens; null if there is none."),
  dependsOn: z.array(stackName).describe("Stacks of the same region whose outputs it reads."),
  firstDeployAfter: z.array(stackName).describe("Stacks that must exist before its first deployment, never again."),
  wave: z.int().min(1),
  firstDeployWave: z.int().min(1),
  needsInNetworkRunner: z.boolean().describe("Planned and applied from inside the network."),
  resources: z.record(z.string(), z.int().min(1)).describe("Number of resources of each type."),
  stateful: z.array(z.string()).describe("Addresses of what holds data."),
});

const waves = z.array(z.array(stackName));

export const deploymentReportSchema = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    generatorVersion: z.string().describe("Version of the program that wrote the file."),
    project: z.string(),
    environment: z.enum(ENVIRONMENTS),
    file: z.string().describe("Deployment file that everything was made from."),
    catalog: z.strictObject({
      column: z.enum(["current", "documented"]),
      asOf: z.iso.date().describe("Day on which the catalog's facts were last checked."),
    }),
    stacks: z.array(stack).describe("In the order of their first deployment."),
    waves: waves.describe("Stacks of one wave can be applied at the same time, wave after wave."),
    firstDeployWaves: waves.describe("The same for the first deployment, which has an order across regions."),
    warnings: z.array(z.string()),
  })
  .describe("What was synthesized, for pipelines and people. Written to deployment.json.");

export type DeploymentReport = z.output<typeof deploymentReportSchema>;
export type StackReport = DeploymentReport["stacks"][number];

/** The JSON Schema of deployment.json. */
export function deploymentReportJsonSchema(): object {
  return z.toJSONSchema(deploymentReportSchema);
}

/** What was synthesized. Depends on its arguments only. */
export function deploymentReport(deployment: Deployment, nodes: readonly StackNode[]): DeploymentReport {
  return {
    schemaVersion: SCHEMA_VERSION,
    generatorVersion: packageJson.version,
    project: deployment.project,
    environment: deployment.environment,
    file: deployment.file,
    catalog: { column: deployment.catalog, asOf: CATALOG_AS_OF },
    stacks: nodes.map(stackReport),
    waves: inWaves(nodes, (node) => node.wave),
    firstDeployWaves: inWaves(nodes, (node) => node.firstDeployWave),
    warnings: [...deployment.warnings],
  };
}

/** A stack as JSON has it: null for what is not there. */
export function stackReport(node: StackNode): StackReport {
  return {
    ...node,
    region: node.region ?? null,
    role: node.role ?? null,
    standbyState: node.standbyState ?? null,
    dependsOn: [...node.dependsOn],
    firstDeployAfter: [...node.firstDeployAfter],
    stateful: [...node.stateful],
  };
}

/** Names of the stacks, wave after wave, each in alphabetical order. */
function inWaves(nodes: readonly StackNode[], waveOf: (node: StackNode) => number): string[][] {
  const last = Math.max(0, ...nodes.map(waveOf));
  return Array.from({ length: last }, (_, index) =>
    nodes
      .filter((node) => waveOf(node) === index + 1)
      .map((node) => node.name)
      .sort(),
  );
}
