import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { HttpRoute } from "../../../lib/config/aws/functions";
import { shortHash } from "../../../lib/names/names";

export interface LambdaApiTriggerProps {
  /** ARN prefix of the API's methods. */
  readonly apiExecutionArn: string;
  readonly functionName: string;
  /** Routes of the API that lead to the function. */
  readonly routes: readonly HttpRoute[];
}

/**
 * Lets the region's API call a function, by the routes that lead to it and no others. The API itself stands in `edge`,
 * which knows the function by name.
 * @resource aws_lambda_permission
 */
export class LambdaApiTrigger extends Construct {
  constructor(scope: Construct, id: string, { apiExecutionArn, functionName, routes }: LambdaApiTriggerProps) {
    super(scope, id);
    for (const { method, path } of routes) {
      // Paths have signs that ids may not have, and two of them could become one id without the hash.
      const key = `${method}${path.replaceAll(/\W+/g, "-")}-${shortHash(path)}`;
      new LambdaPermission(this, key, {
        statementId: `Api-${key}`,
        action: "lambda:InvokeFunction",
        functionName,
        principal: "apigateway.amazonaws.com",
        // Any stage. A parameter stands for any text.
        sourceArn: `${apiExecutionArn}/*/${method}${path.replaceAll(/\{\w+\+?\}/g, "*")}`,
      });
    }
  }
}
