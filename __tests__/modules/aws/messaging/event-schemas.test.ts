import { EventSchemas } from "../../../../modules/aws/messaging/event-schemas";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new EventSchemas(scope, "Schemas", { names: testNames() });
});

describe("EventSchemas", () => {
  test("minimal props", () => {
    expect(stack.json.resource).toMatchSnapshot();
  });

  test("names the schema as EventBridge does, by source and title", () => {
    expect(stack.resource("aws_schemas_registry").name).toBe("inferloop-production-use1-events");
    expect(stack.resource("aws_schemas_schema")).toMatchObject({
      registry_name: "${aws_schemas_registry.schemas.name}",
      name: "io.inferloop.events@ServiceEvent",
      type: "OpenApi3",
    });
  });

  test("describes the event in EventBridge's envelope", () => {
    const content = JSON.parse(String(stack.resource("aws_schemas_schema").content));
    expect(content).toMatchObject({
      openapi: "3.0.0",
      components: {
        schemas: {
          AWSEvent: {
            "x-amazon-events-source": "io.inferloop.events",
            required: expect.arrayContaining(["detail-type", "source", "detail"]),
            properties: { detail: { $ref: "#/components/schemas/ServiceEvent" } },
          },
          ServiceEvent: { type: "object", required: expect.arrayContaining(["eventId", "payload"]) },
        },
      },
    });
  });
});
