import { SchemasRegistry } from "@cdktf/provider-aws/lib/schemas-registry";
import { SchemasSchema } from "@cdktf/provider-aws/lib/schemas-schema";
import { Construct } from "constructs";
import { SERVICE_EVENT_OPENAPI_SCHEMA, SERVICE_EVENT_SOURCE } from "../../../lib/contracts/service-event";
import type { Names } from "../../../lib/names/names";

export interface EventSchemasProps {
  readonly names: Names;
}

/**
 * The registry where the platform's event is described, for people and for code that is generated from it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema.html (2026-11)
 * @resource aws_schemas_registry, aws_schemas_schema
 */
export class EventSchemas extends Construct {
  readonly resource: SchemasRegistry;

  constructor(scope: Construct, id: string, { names }: EventSchemasProps) {
    super(scope, id);
    const { title } = SERVICE_EVENT_OPENAPI_SCHEMA;
    this.resource = new SchemasRegistry(this, "Resource", {
      name: names.of("eventSchemaRegistry", "events"),
      description: "Events of the platform's services",
    });
    new SchemasSchema(this, title, {
      registryName: this.resource.name,
      name: `${SERVICE_EVENT_SOURCE}@${title}`,
      description: "The event that every service publishes, in EventBridge's envelope",
      type: "OpenApi3",
      content: JSON.stringify(openApiDocument()),
    });
  }
}

/** The event as EventBridge hands it on: its `detail` is the event, its `detail-type` the event's type. */
function openApiDocument(): object {
  const { title } = SERVICE_EVENT_OPENAPI_SCHEMA;
  const text = { type: "string" };
  const properties = {
    account: text,
    detail: { $ref: `#/components/schemas/${title}` },
    "detail-type": text,
    id: text,
    region: text,
    resources: { type: "array", items: text },
    source: text,
    time: { type: "string", format: "date-time" },
    version: text,
  };
  return {
    openapi: "3.0.0",
    info: { title, version: "1.0.0" },
    paths: {},
    components: {
      schemas: {
        AWSEvent: {
          type: "object",
          "x-amazon-events-source": SERVICE_EVENT_SOURCE,
          required: Object.keys(properties),
          properties,
        },
        [title]: SERVICE_EVENT_OPENAPI_SCHEMA,
      },
    },
  };
}
