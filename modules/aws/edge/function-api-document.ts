import type { ApiRoute } from "../../../lib/config/api-routes";
import { SERVICE_EVENT_OPENAPI_SCHEMA } from "../../../lib/contracts/service-event";
import { lambdaFunctionArn, lambdaInvocationArn } from "../../../lib/identifiers/aws";
import { functionApiName, functionName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/** How long the API waits for a function, the most without a raised quota. Unit: milliseconds. */
const INTEGRATION_TIMEOUT_MS = 29_000;

const EVENT_SCHEMA = SERVICE_EVENT_OPENAPI_SCHEMA.title;
const SIGNATURE = "signature";
const VALIDATOR = "everything";

/**
 * The API as API Gateway imports it: a signed request for each route, checked before it reaches its function.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html (2026-11)
 */
export function functionApiDocument(names: Names, region: string, routes: readonly ApiRoute[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(names, region, route) };
  }
  return {
    openapi: "3.0.1",
    info: { title: functionApiName(names), version: "1" },
    "x-amazon-apigateway-request-validators": {
      [VALIDATOR]: { validateRequestBody: true, validateRequestParameters: true },
    },
    "x-amazon-apigateway-request-validator": VALIDATOR,
    paths,
    components: {
      schemas: routes.some(({ takesEvents }) => takesEvents) ? { [EVENT_SCHEMA]: SERVICE_EVENT_OPENAPI_SCHEMA } : {},
      securitySchemes: {
        [SIGNATURE]: {
          type: "apiKey",
          name: "Authorization",
          in: "header",
          "x-amazon-apigateway-authtype": "awsSigv4",
        },
      },
    },
  };
}

function operation(names: Names, region: string, route: ApiRoute): object {
  const functionArn = lambdaFunctionArn(region, names.props.account, functionName(names, route.function));
  const parameters = [...route.path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    security: [{ [SIGNATURE]: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.takesEvents ? { requestBody: EVENT_BODY } : {}),
    responses: { default: { description: "What the function answers" } },
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      // Lambda is called by POST, whatever the client sent.
      httpMethod: "POST",
      uri: lambdaInvocationArn(region, functionArn),
      timeoutInMillis: INTEGRATION_TIMEOUT_MS,
    },
  };
}

const EVENT_BODY = {
  required: true,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${EVENT_SCHEMA}` } } },
};
