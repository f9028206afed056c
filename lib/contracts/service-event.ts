/**
 * The event that every service publishes: one source for every registry and gateway. It is kept as the design documents
 * have it, in Avro, which is also the form for Kafka; JSON Schema and OpenAPI are derived from it.
 */

/** `["null", {map}]`: a map of texts that may be left out. */
type AvroType = "string" | "long" | readonly ["null", { readonly type: "map"; readonly values: "string" }];

interface AvroField {
  readonly name: string;
  readonly type: AvroType;
  /** With a default a field may be left out. */
  readonly default?: null;
}

interface AvroRecord {
  readonly namespace: string;
  readonly type: "record";
  readonly name: string;
  readonly fields: readonly AvroField[];
}

/** The event in Avro. */
export const SERVICE_EVENT_AVRO: AvroRecord = {
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
};

/**
 * What EventBridge calls the `source` of the platform's events. Their `detail-type` is the event's `eventType`, and
 * their `detail` the event itself.
 */
export const SERVICE_EVENT_SOURCE = SERVICE_EVENT_AVRO.namespace;

/** A JSON Schema of an object, in the words that draft 4 and OpenAPI 3.0 share. */
export interface ObjectSchema {
  readonly title: string;
  readonly type: "object";
  readonly properties: Readonly<Record<string, object>>;
  readonly required: readonly string[];
  /** An unknown field is a slip of the sender. */
  readonly additionalProperties: false;
}

/** The event as a schema. @param optionalMap how the dialect writes a map of texts that may be null */
function objectSchema(optionalMap: object): ObjectSchema {
  const { name, fields } = SERVICE_EVENT_AVRO;
  const property = (type: AvroType): object => {
    if (type === "string") return { type: "string" };
    return type === "long" ? { type: "integer", format: "int64" } : optionalMap;
  };
  return {
    title: name,
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, property(field.type)])),
    required: fields.filter((field) => field.default === undefined).map((field) => field.name),
    additionalProperties: false,
  };
}

const TEXTS = { additionalProperties: { type: "string" } } as const;

/**
 * The event in JSON Schema draft 4, which is what API Gateway validates requests with.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html (2026-11)
 */
export const SERVICE_EVENT_JSON_SCHEMA = {
  $schema: "http://json-schema.org/draft-04/schema#",
  ...objectSchema({ type: ["object", "null"], ...TEXTS }),
} as const;

/** The event as a component of OpenAPI 3.0, which knows no type `null`. */
export const SERVICE_EVENT_OPENAPI_SCHEMA: ObjectSchema = objectSchema({ type: "object", nullable: true, ...TEXTS });
