import { z } from "zod";
import { deploymentSchema } from "./schema";

/** Where the JSON Schema of deployment files is kept. Editors find it by the first line of each deployment. */
export const SCHEMA_FILE = "deployments/deployment.schema.json";

/** The JSON Schema of a deployment file, by which editors complete and check it. Draft 7 is what they all understand. */
export function deploymentJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(deploymentSchema, { io: "input", target: "draft-7" });
  return {
    $schema,
    $id: "urn:inferloop:deployment-file",
    title: "Deployment file",
    description:
      "One deployment of the Inferloop synthetic-data platform: its regions, their roles, and what stands in them.",
    ...schema,
  };
}

/** The text of that file. */
export const deploymentJsonSchemaText = (): string => `${JSON.stringify(deploymentJsonSchema(), undefined, 2)}\n`;
