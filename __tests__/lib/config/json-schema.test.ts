import { readFileSync } from "node:fs";
import { deploymentJsonSchema, deploymentJsonSchemaText, SCHEMA_FILE } from "../../../lib/config/json-schema";

/** Every place of a JSON Schema that has properties. */
function objects(schema: unknown, path = "deployment"): { path: string; properties: Record<string, object> }[] {
  if (typeof schema !== "object" || schema === null) return [];
  const inner = Object.entries(schema).flatMap(([key, value]) => objects(value, `${path}.${key}`));
  return "properties" in schema && "type" in schema
    ? [{ path, properties: schema.properties as Record<string, object> }, ...inner]
    : inner;
}

describe("JSON Schema of deployment files", () => {
  test("is fresh; if not, run: npm run generate", () => {
    expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(deploymentJsonSchemaText());
  });

  test("has an identifier that nobody can mistake for an address", () => {
    expect(deploymentJsonSchema()).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: "urn:inferloop:deployment-file",
      title: "Deployment file",
    });
  });

  test("requires only what a person has to write", () => {
    expect(deploymentJsonSchema()).toMatchObject({
      required: ["project", "environment", "owner", "costCenter", "domain", "pattern", "tiers", "alertEmail"],
      additionalProperties: false,
    });
  });

  test("completes the names of regions", () => {
    expect(deploymentJsonSchema()).toMatchObject({
      definitions: { awsRegionName: { enum: expect.arrayContaining(["us-east-1", "eu-central-1"]) } },
    });
  });

  test("describes every setting", () => {
    const silent = objects(deploymentJsonSchema()).flatMap(({ path, properties }) =>
      Object.entries(properties).flatMap(([key, value]) => ("description" in value ? [] : [`${path}.${key}`])),
    );
    expect(silent).toEqual([]);
  });
});
