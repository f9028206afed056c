import type { CoverageRow } from "./row";

const SCHEMA = {
  seed: "004",
  section: "Message Queue Architecture: Event Schema Registry",
  stack: "messaging",
  address: "aws_schemas_schema.schemas_service_event",
} as const;

const FIELD = "content.components.schemas.ServiceEvent.properties";

/** The event of all clouds, where AWS's services find it. */
export const MESSAGING_COVERAGE: readonly CoverageRow[] = [
  {
    ...SCHEMA,
    documented: "ServiceEvent in the namespace io.inferloop.events",
    attribute: "name",
    built: "io.inferloop.events@ServiceEvent",
  },
  ...["eventId", "eventType", "serviceName", "userId", "payload"].map((field) => ({
    ...SCHEMA,
    documented: `${field}: string`,
    attribute: `${FIELD}.${field}.type`,
    built: "string",
  })),
  { ...SCHEMA, documented: "timestamp: long", attribute: `${FIELD}.timestamp.format`, built: "int64" },
  { ...SCHEMA, documented: "metadata: null or a map of strings", attribute: `${FIELD}.metadata.nullable`, built: true },
];
