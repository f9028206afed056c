import {
  SERVICE_EVENT_AVRO,
  SERVICE_EVENT_JSON_SCHEMA,
  SERVICE_EVENT_OPENAPI_SCHEMA,
  SERVICE_EVENT_SOURCE,
} from "../../../lib/contracts/service-event";

const NAMES = ["eventId", "eventType", "serviceName", "userId", "timestamp", "payload", "metadata"];
const REQUIRED = NAMES.filter((name) => name !== "metadata");

describe("the event of all services", () => {
  test("is the documented record", () => {
    expect(SERVICE_EVENT_AVRO).toEqual({
      namespace: "io.inferloop.events",
      type: "record",
      name: "ServiceEvent",
      fields: [
        { name: "eventId", type: "string" },
        { name: "eventType", type: "string" },
        { name: "serviceName", type: "string" },
        { name: "userId", type: "string" },
        { name: "timestamp", type: "long" },
        { name: "payload", type: "string" },
        { name: "metadata", type: ["null", { type: "map", values: "string" }], default: null },
      ],
    });
  });

  test("comes from a source that is not one of AWS's", () => {
    expect(SERVICE_EVENT_SOURCE).toBe("io.inferloop.events");
    expect(SERVICE_EVENT_SOURCE).not.toMatch(/^aws\./);
  });

  test.each([
    ["JSON Schema", SERVICE_EVENT_JSON_SCHEMA],
    ["OpenAPI", SERVICE_EVENT_OPENAPI_SCHEMA],
  ])("has the same fields in %s, of which only metadata may be left out, and no others", (_, schema) => {
    expect(Object.keys(schema.properties)).toEqual(NAMES);
    expect(schema.required).toEqual(REQUIRED);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.eventId).toEqual({ type: "string" });
    expect(schema.properties.timestamp).toEqual({ type: "integer", format: "int64" });
  });

  test("says in each dialect that metadata may be null", () => {
    const texts = { additionalProperties: { type: "string" } };
    expect(SERVICE_EVENT_JSON_SCHEMA.properties.metadata).toEqual({ type: ["object", "null"], ...texts });
    expect(SERVICE_EVENT_OPENAPI_SCHEMA.properties.metadata).toEqual({ type: "object", nullable: true, ...texts });
  });

  test("names its dialect in JSON Schema, and not in OpenAPI, which refuses it", () => {
    expect(SERVICE_EVENT_JSON_SCHEMA.$schema).toBe("http://json-schema.org/draft-04/schema#");
    expect(SERVICE_EVENT_OPENAPI_SCHEMA).not.toHaveProperty("$schema");
  });
});
