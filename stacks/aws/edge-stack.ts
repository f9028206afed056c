import { apiRoutes } from "../../lib/config/api-routes";
import type { AwsEdge as EdgeSettings } from "../../lib/config/aws/edge";
import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_EDGE, type AwsEdge } from "../../lib/contracts/aws-edge";
import { AWS_FOUNDATION, type AwsFoundation } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK, type AwsNetwork } from "../../lib/contracts/aws-network";
import { PUBLIC_ENTRY } from "../../lib/contracts/public-entry";
import {
  apiHost,
  functionsHost,
  regionalApiHost,
  regionalFunctionsHost,
  wildcardHost,
} from "../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../lib/identifiers/aws-roles";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { HEALTH_PATH } from "../../modules/aws/dns/endpoint-health-check";
import { ApiDomain } from "../../modules/aws/edge/api-domain";
import { ApiLogging } from "../../modules/aws/edge/api-logging";
import { FunctionApi } from "../../modules/aws/edge/function-api";
import { GatewayTargetGroup } from "../../modules/aws/edge/gateway-target-group";
import { LoadBalancer } from "../../modules/aws/edge/load-balancer";
import { LoadBalancerLogBucket } from "../../modules/aws/edge/load-balancer-log-bucket";
import { LogDeliveryPolicy } from "../../modules/aws/edge/log-delivery-policy";
import { RegionalCertificate } from "../../modules/aws/edge/regional-certificate";
import { WebAcl } from "../../modules/aws/edge/web-acl";
import { WebAclLog } from "../../modules/aws/edge/web-acl-log";
import { LogGroup } from "../../modules/aws/monitoring/log-group";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * The region's entry from the internet: the certificate, the load balancer, the API that calls functions, and the
 * firewall before both. It is the same in both roles; DNS decides where clients go.
 */
export class EdgeStack extends AwsServiceRegionStack {
  private readonly settings: EdgeSettings;
  private readonly foundation: AwsFoundation;
  private readonly network: AwsNetwork;

  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: {
      readonly foundation: DeploymentStack;
      readonly network: DeploymentStack;
    },
  ) {
    super(around, place, region, "edge");
    const { aws, deployment } = around;
    if (aws.edge === undefined) throw new Error("the deployment has no edge");
    this.settings = aws.edge;
    this.foundation = this.consume(upstream.foundation, AWS_FOUNDATION);
    this.network = this.consume(upstream.network, AWS_NETWORK);

    const { certificateArn } = new RegionalCertificate(this, "Certificate", {
      names: this.names,
      purpose: "edge",
      // A wildcard is validated by the record of its name, so a further region needs no record of its own.
      domainNames: [apiHost(deployment.domain), functionsHost(deployment.domain)].flatMap((host) => [
        host,
        wildcardHost(host),
      ]),
    });
    const targets = new GatewayTargetGroup(this, "Gateway", {
      names: this.names,
      vpcId: this.network.vpc_id,
      ...this.settings.gateway,
    });
    const balancer = this.addLoadBalancer(certificateArn, targets);
    const firewall = this.addFirewall();
    firewall.protect("LoadBalancer", balancer.resource.arn);

    this.publish(AWS_EDGE, {
      load_balancer_arn: balancer.resource.arn,
      load_balancer_arn_suffix: balancer.resource.arnSuffix,
      load_balancer_dns_name: balancer.resource.dnsName,
      load_balancer_zone_id: balancer.resource.zoneId,
      load_balancer_security_group_id: balancer.securityGroup.resource.id,
      https_listener_arn: balancer.httpsListener.arn,
      gateway_target_group_arn_suffix: targets.resource.arnSuffix,
      ...this.addApi(certificateArn, firewall),
    });
    this.publish(PUBLIC_ENTRY, {
      host: regionalApiHost(deployment.domain, region.name),
      attachment: targets.resource.arn,
      port: this.settings.gateway.port,
    });
  }

  /** Where Kubernetes runs, its gateway gets what no other rule takes. */
  private addLoadBalancer(certificateArn: string, targets: GatewayTargetGroup): LoadBalancer {
    const { aws, deployment } = this.around;
    const { protect, retentionDays } = deployment.profile;
    const logs = new LoadBalancerLogBucket(this, "Logs", {
      names: this.names,
      protect,
      retentionDays: retentionDays.audit,
    });
    const hasGateway = aws.cluster !== undefined;
    const balancer = new LoadBalancer(this, "LoadBalancer", {
      names: this.names,
      vpcId: this.network.vpc_id,
      subnetIds: this.network.public_subnet_ids,
      certificateArn,
      logBucket: logs.targetBucket,
      protect,
      ...(hasGateway ? { defaultTargetGroupArn: targets.resource.arn } : {}),
    });
    if (hasGateway) {
      const { port, healthPort } = this.settings.gateway;
      const securityGroupId = this.network.workload_security_group_id;
      balancer.openPort("gateway", { securityGroupId, port, description: "Load balancer to the gateway" });
      if (healthPort !== port) {
        const description = "Load balancer's health checks of the gateway";
        balancer.openPort("gateway-health", { securityGroupId, port: healthPort, description });
      }
    }
    return balancer;
  }

  private addFirewall(): WebAcl {
    const { deployment } = this.around;
    const { blockAnonymous, requestsPerFiveMinutes } = this.settings;
    const firewall = new WebAcl(this, "Firewall", {
      names: this.names,
      scope: "REGIONAL",
      allowedIpRanges: deployment.allowedIpRanges,
      // Route 53's health checkers come from everywhere.
      openPath: HEALTH_PATH,
      blockAnonymous,
      requestsPerFiveMinutes,
    });
    const name = this.names.of("wafLogGroup", "edge");
    const group = new LogGroup(this, "FirewallLog", {
      name,
      kmsKeyArn: this.foundation.logs_key_arn,
      retentionDays: deployment.profile.retentionDays.audit,
      deletionProtection: deployment.profile.protect,
    });
    const permission = new LogDeliveryPolicy(this, "FirewallLogPermission", {
      names: this.names,
      purpose: "firewall-logs",
      region: this.awsRegion.name,
      logGroups: [name],
    });
    new WebAclLog(this, "FirewallLogging", {
      webAcl: firewall,
      logGroupArn: group.resource.arn,
      permission: permission.resource,
    });
    return firewall;
  }

  /** The API where functions have routes; else nothing leads to it. */
  private addApi(
    certificateArn: string,
    firewall: WebAcl,
  ): Pick<AwsEdge, "api_execution_arn" | "api_domain_name" | "api_domain_zone_id"> {
    const { aws, deployment } = this.around;
    const logging = aws.ownsAccount
      ? new ApiLogging(this, "ApiLogging", { roleArn: awsRoleArn(this.names, "api-logs") })
      : undefined;
    const routes = apiRoutes(aws.functions);
    if (routes.length === 0) return { api_execution_arn: "", api_domain_name: "", api_domain_zone_id: "" };
    const api = new FunctionApi(this, "Api", {
      names: this.names,
      region: this.awsRegion.name,
      routes,
      requestsPerSecond: this.settings.functionRequestsPerSecond,
      logsKeyArn: this.foundation.logs_key_arn,
      retentionDays: deployment.profile.retentionDays,
      ...(logging === undefined ? {} : { loggingPermission: logging.resource }),
    });
    firewall.protect("Api", api.stage.arn);
    const domain = (id: string, domainName: string) => new ApiDomain(this, id, { api, certificateArn, domainName });
    const shared = domain("ApiName", functionsHost(deployment.domain));
    domain("ApiRegionalName", regionalFunctionsHost(deployment.domain, this.awsRegion.name));
    return {
      api_execution_arn: api.resource.executionArn,
      // Clients ask for the shared name, so both names lead to its place.
      api_domain_name: shared.resource.regionalDomainName,
      api_domain_zone_id: shared.resource.regionalZoneId,
    };
  }
}
