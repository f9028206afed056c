import { createHash } from "node:crypto";
import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import type { ApiRoute } from "../../../lib/config/api-routes";
import { THROTTLE } from "../../../lib/config/aws/edge";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";
import { FUNCTION_API_STAGE, functionApiName, serviceLogGroupName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";
import { functionApiDocument } from "./function-api-document";

/**
 * What is written of each request: who asked, for what, with what answer. Never what it said.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html (2026-11)
 */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: "$context.requestId",
  extendedRequestId: "$context.extendedRequestId",
  time: "$context.requestTimeEpoch",
  ip: "$context.identity.sourceIp",
  caller: "$context.identity.userArn",
  userAgent: "$context.identity.userAgent",
  host: "$context.domainName",
  method: "$context.httpMethod",
  path: "$context.path",
  route: "$context.resourcePath",
  protocol: "$context.protocol",
  status: "$context.status",
  firewall: "$context.wafResponseCode",
  error: "$context.error.message",
  functionError: "$context.integration.error",
  functionStatus: "$context.integration.status",
  functionMs: "$context.integration.latency",
  totalMs: "$context.responseLatency",
  bytes: "$context.responseLength",
  trace: "$context.xrayTraceId",
});

export interface FunctionApiProps {
  /** ARN of the key of the log groups. */
  readonly logsKeyArn: string;
  readonly names: Names;
  readonly region: string;
  /** More are refused, whoever asks. Half as many again may come at once. Range: {@link THROTTLE}. */
  readonly requestsPerSecond: number;
  readonly retentionDays: { readonly application: LogRetentionDays; readonly audit: LogRetentionDays };
  /** At least one: API Gateway deploys no empty API. */
  readonly routes: readonly ApiRoute[];
  /** What lets API Gateway write logs, which is set once for the region. @default - another deployment has set it */
  readonly loggingPermission?: ITerraformDependable;
}

/**
 * An API that calls functions. Requests are signed (IAM) and reach it by its own names only.
 *
 * A REST API, because HTTP APIs have no firewall, no traces and no checks of bodies.
 * @resource aws_api_gateway_rest_api, aws_api_gateway_deployment, aws_api_gateway_stage,
 * aws_api_gateway_method_settings, aws_cloudwatch_log_group
 */
export class FunctionApi extends Construct {
  readonly resource: ApiGatewayRestApi;
  readonly stage: ApiGatewayStage;

  constructor(scope: Construct, id: string, props: FunctionApiProps) {
    super(scope, id);
    const { names, requestsPerSecond, retentionDays, logsKeyArn, loggingPermission } = props;
    requireInRange(this, "requestsPerSecond", requestsPerSecond, THROTTLE, "requests");
    if (props.routes.length === 0) {
      throw new ConfigurationError(this, {
        prop: "routes",
        rule: "a list with a route",
        got: "an empty list",
        fix: "add a route, or leave the API out",
      });
    }
    const body = JSON.stringify(functionApiDocument(names, props.region, props.routes));
    this.resource = new ApiGatewayRestApi(this, "Resource", {
      name: functionApiName(names),
      description: "Calls the region's functions",
      body,
      // A name of AWS's own would go past the failover.
      disableExecuteApiEndpoint: true,
      endpointConfiguration: { types: ["REGIONAL"] },
    });
    const deployment = new ApiGatewayDeployment(this, "Deployment", {
      restApiId: this.resource.id,
      // What clients get changes only with a new deployment.
      triggers: { body: createHash("sha256").update(body).digest("hex") },
      lifecycle: { createBeforeDestroy: true },
    });
    const access = new LogGroup(this, "AccessLog", {
      name: serviceLogGroupName(names, "functions-api"),
      kmsKeyArn: logsKeyArn,
      retentionDays: retentionDays.audit,
    });
    // API Gateway would make it at the first error, without a key and without an end.
    const execution = new LogGroup(this, "ExecutionLog", {
      name: `API-Gateway-Execution-Logs_${this.resource.id}/${FUNCTION_API_STAGE}`,
      kmsKeyArn: logsKeyArn,
      retentionDays: retentionDays.application,
    });
    this.stage = new ApiGatewayStage(this, "Stage", {
      restApiId: this.resource.id,
      deploymentId: deployment.id,
      stageName: FUNCTION_API_STAGE,
      xrayTracingEnabled: true,
      accessLogSettings: { destinationArn: access.resource.arn, format: ACCESS_LOG_FORMAT },
      dependsOn: [execution.resource, ...(loggingPermission === undefined ? [] : [loggingPermission])],
    });
    new ApiGatewayMethodSettings(this, "AllMethods", {
      restApiId: this.resource.id,
      stageName: this.stage.stageName,
      methodPath: "*/*",
      settings: {
        metricsEnabled: true,
        loggingLevel: "ERROR",
        // Bodies are data of customers.
        dataTraceEnabled: false,
        throttlingRateLimit: requestsPerSecond,
        throttlingBurstLimit: Math.ceil(requestsPerSecond * 1.5),
      },
    });
  }
}
