import { LambdaApiTrigger } from "../../../../modules/aws/compute/lambda-api-trigger";
import { synthesize } from "../../../support/synth";

describe("LambdaApiTrigger", () => {
  const api = (...routes: { method: "GET" | "POST"; path: string }[]) =>
    synthesize((scope) => {
      const apiExecutionArn = "arn:aws:execute-api:us-east-1:123456789012:abc";
      new LambdaApiTrigger(scope, "Api", { apiExecutionArn, functionName: "inferloop-production-use1-events", routes });
    });

  test("minimal props", () => {
    expect(api({ method: "POST", path: "/events" }).json.resource).toMatchSnapshot();
  });

  test("lets the API call the function by its routes only, whatever stands for a parameter", () => {
    const permissions = api({ method: "GET", path: "/jobs/{id}" }, { method: "POST", path: "/files/{path+}" });
    expect(permissions.resources("aws_lambda_permission").map(({ source_arn }) => source_arn)).toEqual([
      "arn:aws:execute-api:us-east-1:123456789012:abc/*/GET/jobs/*",
      "arn:aws:execute-api:us-east-1:123456789012:abc/*/POST/files/*",
    ]);
  });

  test("tells paths apart that have the same letters and digits", () => {
    const permissions = api({ method: "GET", path: "/jobs-all" }, { method: "GET", path: "/jobs/all" });
    const ids = permissions.resources("aws_lambda_permission").map(({ statement_id }) => String(statement_id));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[\w-]{1,100}$/);
  });
});
