import { DeploymentFileError, findingLine, type LocatedFinding } from "../errors/deployment-file-error";
import { checkBatch } from "./checks/aws-batch";
import { checkCaches } from "./checks/aws-caches";
import { checkCluster } from "./checks/aws-cluster";
import { checkDelivery } from "./checks/aws-delivery";
import { checkEcs } from "./checks/aws-ecs";
import { checkEdge } from "./checks/aws-edge";
import { checkFunctions } from "./checks/aws-functions";
import { checkGovernance } from "./checks/aws-governance";
import { checkInstances } from "./checks/aws-instances";
import { checkMessaging } from "./checks/aws-messaging";
import { checkMonitoring } from "./checks/aws-monitoring";
import { checkVpn } from "./checks/aws-vpn";
import { checkCapacity } from "./checks/capacity";
import { checkCatalog } from "./checks/catalog";
import { checkClouds } from "./checks/clouds";
import { checkDatabaseSizes } from "./checks/database-sizes";
import { checkDatabases } from "./checks/databases";
import { checkDomains } from "./checks/domains";
import { checkNames } from "./checks/names";
import { checkNetwork } from "./checks/network";
import { checkRegions } from "./checks/regions";
import { checkTiers } from "./checks/tiers";
import { warnings } from "./checks/warnings";
import type { Deployment } from "./deployment";
import { readDocument } from "./document";
import { readDeploymentFile } from "./file";
import { type FileFinding, located, schemaFindings } from "./findings";
import { type Readable, readableParts } from "./readable";
import { resolveDeployment } from "./resolve";
import { deploymentSchema } from "./schema";

/** Everything that needs more than one value of the file. */
const CHECKS: readonly ((deployment: Readable) => FileFinding[])[] = [
  checkClouds,
  checkDomains,
  checkRegions,
  checkNetwork,
  checkDatabases,
  checkDatabaseSizes,
  checkCatalog,
  checkCapacity,
  checkCluster,
  checkEcs,
  checkFunctions,
  checkBatch,
  checkInstances,
  checkDelivery,
  checkMessaging,
  checkCaches,
  checkEdge,
  checkMonitoring,
  checkGovernance,
  checkVpn,
  checkTiers,
  checkNames,
];

/**
 * Reads, checks and resolves a deployment file. It depends on the file alone: no clock, no environment, no network.
 * @throws DeploymentFileError with everything that is wrong with the file
 */
export function loadDeployment(file: string): Deployment {
  return parseDeployment(readDeploymentFile(file), file);
}

/** Checks and resolves the text of a deployment file. @param file its name in messages */
export function parseDeployment(text: string, file: string): Deployment {
  const document = readDocument(text);
  if (!("positions" in document)) throw new DeploymentFileError(file, document);
  const { value, positions } = document;

  // One file is parsed once: compiling the schema first would take longer than the parse.
  const result = deploymentSchema.safeParse(value, { jitless: true });
  const readable = result.data ?? readableParts(value, result.error?.issues ?? []);
  const findings = [
    ...schemaFindings(result.error?.issues ?? [], positions),
    ...CHECKS.flatMap((check) => check(readable)),
  ].map((finding) => located(finding, positions));
  if (findings.length > 0 || !result.success) throw new DeploymentFileError(file, distinct(findings));

  const doubts = warnings(result.data).map((finding) => findingLine(file, located(finding, positions), "should"));
  return resolveDeployment(result.data, file, doubts);
}

/** One finding for each value: the schema's before those of the checks, and one of many equal ones. */
function distinct(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const first = new Map<string, LocatedFinding>();
  for (const finding of findings) if (!first.has(finding.path)) first.set(finding.path, finding);
  return [...first.values()];
}
