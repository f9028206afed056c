import { ApiGatewayBasePathMapping } from "@cdktf/provider-aws/lib/api-gateway-base-path-mapping";
import { ApiGatewayDomainName } from "@cdktf/provider-aws/lib/api-gateway-domain-name";
import { Construct } from "constructs";
import type { FunctionApi } from "./function-api";

export interface ApiDomainProps {
  readonly api: FunctionApi;
  /** ARN of an issued certificate that has the name. */
  readonly certificateArn: string;
  /** Unique in the region, over all accounts. Another region may have the same. */
  readonly domainName: string;
}

/**
 * A name of an API. Several regions have the shared one, so that DNS alone decides where clients go.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html (2026-11)
 * @resource aws_api_gateway_domain_name, aws_api_gateway_base_path_mapping
 */
export class ApiDomain extends Construct {
  readonly resource: ApiGatewayDomainName;

  constructor(scope: Construct, id: string, { api, certificateArn, domainName }: ApiDomainProps) {
    super(scope, id);
    this.resource = new ApiGatewayDomainName(this, "Resource", {
      domainName,
      regionalCertificateArn: certificateArn,
      // TLS 1.3 too.
      securityPolicy: "TLS_1_2",
      endpointConfiguration: { types: ["REGIONAL"] },
    });
    new ApiGatewayBasePathMapping(this, "Mapping", {
      domainName: this.resource.domainName,
      apiId: api.resource.id,
      stageName: api.stage.stageName,
    });
  }
}
