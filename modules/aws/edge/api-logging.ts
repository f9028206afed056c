import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account";
import { Construct } from "constructs";

export interface ApiLoggingProps {
  /** ARN of the role with which API Gateway writes its logs. */
  readonly roleArn: string;
}

/**
 * Lets API Gateway write the logs of every API of the account in the region. There is one such setting, so one
 * deployment of the account has it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html (2026-11)
 * @resource aws_api_gateway_account
 */
export class ApiLogging extends Construct {
  readonly resource: ApiGatewayAccount;

  constructor(scope: Construct, id: string, { roleArn }: ApiLoggingProps) {
    super(scope, id);
    this.resource = new ApiGatewayAccount(this, "Resource", { cloudwatchRoleArn: roleArn });
  }
}
