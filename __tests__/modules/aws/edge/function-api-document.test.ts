import type { ApiRoute } from "../../../../lib/config/api-routes";
import { SERVICE_EVENT_OPENAPI_SCHEMA } from "../../../../lib/contracts/service-event";
import { functionApiDocument } from "../../../../modules/aws/edge/function-api-document";
import { testNames } from "../../../support/fixtures";

const EVENTS: ApiRoute = { method: "POST", path: "/events", function: "notify", takesEvents: true };
const JOB: ApiRoute = { method: "GET", path: "/jobs/{id}/files/{path+}", function: "score", takesEvents: false };

interface Operation {
  readonly security: object[];
  readonly parameters?: object[];
  readonly requestBody?: object;
  readonly "x-amazon-apigateway-integration": object;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object; readonly securitySchemes: object };
  readonly [extension: string]: unknown;
}
const document = (...routes: readonly ApiRoute[]) =>
  functionApiDocument(testNames(), "us-east-1", routes) as unknown as Document;

describe("functionApiDocument", () => {
  test("calls each route's function by its name in the region", () => {
    expect(document(EVENTS).paths["/events"]?.post?.["x-amazon-apigateway-integration"]).toEqual({
      type: "aws_proxy",
      httpMethod: "POST",
      uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-notify/invocations",
      timeoutInMillis: 29_000,
    });
  });

  test("wants every request signed", () => {
    const { paths, components } = document(EVENTS, JOB);
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ security }) => security)).toEqual([[{ signature: [] }], [{ signature: [] }]]);
    expect(components.securitySchemes).toEqual({
      signature: {
        type: "apiKey",
        name: "Authorization",
        in: "header",
        "x-amazon-apigateway-authtype": "awsSigv4",
      },
    });
  });

  test("checks bodies and parameters before a function is called", () => {
    const { "x-amazon-apigateway-request-validators": validators, "x-amazon-apigateway-request-validator": used } =
      document(EVENTS);
    expect(validators).toEqual({ [String(used)]: { validateRequestBody: true, validateRequestParameters: true } });
  });

  test("takes the platform's event where the function is the platform's own, and anything elsewhere", () => {
    const { paths, components } = document(EVENTS, { ...JOB, method: "POST" });
    expect(paths["/events"]?.post?.requestBody).toEqual({
      required: true,
      content: { "application/json": { schema: { $ref: "#/components/schemas/ServiceEvent" } } },
    });
    expect(components.schemas).toEqual({ ServiceEvent: SERVICE_EVENT_OPENAPI_SCHEMA });
    expect(paths[JOB.path]?.post).not.toHaveProperty("requestBody");
    expect(document(JOB).components.schemas).toEqual({});
  });

  test("declares the parameters of a path, greedy ones too", () => {
    expect(document(JOB).paths[JOB.path]?.get?.parameters).toEqual(
      ["id", "path"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    );
    expect(document(EVENTS).paths["/events"]?.post).not.toHaveProperty("parameters");
  });

  test("joins the methods of one path", () => {
    const { paths } = document(EVENTS, { ...EVENTS, method: "GET", function: "list", takesEvents: false });
    expect(Object.keys(paths)).toEqual(["/events"]);
    expect(Object.keys(paths["/events"] ?? {})).toEqual(["post", "get"]);
  });
});
