import type { AwsCluster } from "../../../lib/config/aws/cluster";
import { awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_EDGE } from "../../../lib/contracts/aws-edge";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { EdgeStack } from "../../../stacks/aws/edge-stack";
import { swappedRoles } from "../../support/data";
import {
  type DeploymentOverrides,
  testDeployment,
  testPlace,
  testProducer,
  testSurroundings,
} from "../../support/deployment";
import { TEST_API_FUNCTION, TEST_EDGE } from "../../support/edge";
import { expectSoundPolicies } from "../../support/policies";
import { rendered, type SynthesizedStack } from "../../support/synth";

const entry = ({ aws, ...overrides }: DeploymentOverrides = {}): Deployment =>
  testDeployment({ ...overrides, aws: { edge: TEST_EDGE, ...aws } });
/** Only its presence counts here. */
const CLUSTER = {} as AwsCluster;
const API = entry({ aws: { functions: [TEST_API_FUNCTION] } });

function edge(deployment: Deployment = entry(), regionName = "us-east-1"): SynthesizedStack {
  const around = testSurroundings(deployment);
  const place = testPlace(around, regionName);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  const network = testProducer(around, place, "network", AWS_NETWORK);
  return rendered(new EdgeStack(around, place, awsRegion(around.aws, regionName), { foundation, network }));
}

const outputs = (stack: SynthesizedStack) => stack.json.output as Readonly<Record<string, { readonly value: unknown }>>;
const workload = "${data.terraform_remote_state.network.outputs.workload_security_group_id}";

describe("EdgeStack", () => {
  test("has these addresses", () => {
    expect(edge(API).addresses()).toMatchSnapshot();
  });

  test("renders the same JSON as before", () => {
    expect(edge().json).toMatchSnapshot();
  });

  test("has a certificate for all names that lead here, which no further region changes", () => {
    const { domain_name, subject_alternative_names } = edge().resource("aws_acm_certificate");
    expect([domain_name, subject_alternative_names]).toEqual([
      "api.inferloop.example.com",
      ["*.api.inferloop.example.com", "functions.inferloop.example.com", "*.functions.inferloop.example.com"],
    ]);
    expect(edge(entry(), "us-west-2").resource("aws_acm_certificate")).toMatchObject({
      domain_name,
      subject_alternative_names,
    });
  });

  test("serves by that certificate, once it is issued", () => {
    const issued = "${aws_acm_certificate_validation.certificate_validation.certificate_arn}";
    expect(edge().resources("aws_lb_listener")).toContainEqual(
      expect.objectContaining({ port: 443, certificate_arn: issued }),
    );
    for (const { regional_certificate_arn } of edge(API).resources("aws_api_gateway_domain_name")) {
      expect(regional_certificate_arn).toBe(issued);
    }
  });

  test("writes the load balancer's logs only once the bucket takes them", () => {
    expect(edge().resource("aws_lb").access_logs).toMatchObject({
      bucket: "${aws_s3_bucket_policy.logs_policy.bucket}",
    });
  });

  test("gives Kubernetes' gateway what no rule takes, and opens its two ports and no other", () => {
    const stack = edge(entry({ aws: { cluster: CLUSTER } }));
    expect(stack.resources("aws_lb_listener")).toContainEqual(
      expect.objectContaining({
        port: 443,
        default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.gateway.arn}" }],
      }),
    );
    const out = stack.resources("aws_vpc_security_group_egress_rule");
    const into = stack
      .resources("aws_vpc_security_group_ingress_rule")
      .filter(({ security_group_id }) => security_group_id === workload);
    expect(out.map(({ from_port, referenced_security_group_id }) => [from_port, referenced_security_group_id])).toEqual(
      [
        [8443, workload],
        [8100, workload],
      ],
    );
    expect(into.map(({ from_port }) => from_port)).toEqual([8443, 8100]);
  });

  test("opens one port where the gateway tells its health on the same", () => {
    const gateway = { port: 8080, protocol: "HTTP", healthPort: 8080, healthPath: "/" } as const;
    const stack = edge(entry({ aws: { cluster: CLUSTER, edge: { ...TEST_EDGE, gateway } } }));
    expect(stack.resources("aws_vpc_security_group_egress_rule").map(({ from_port }) => from_port)).toEqual([8080]);
  });

  test("answers 404 by itself, and reaches nothing, where there is no cluster", () => {
    expect(edge().resources("aws_lb_listener")).toContainEqual(
      expect.objectContaining({ port: 443, default_action: [expect.objectContaining({ type: "fixed-response" })] }),
    );
    expect(edge().resources("aws_vpc_security_group_egress_rule")).toEqual([]);
  });

  test("stands behind a firewall with a log, and so does the API", () => {
    const protects = (stack: SynthesizedStack) =>
      stack.resources("aws_wafv2_web_acl_association").map(({ resource_arn }) => resource_arn);
    expect(protects(edge())).toEqual(["${aws_lb.load_balancer.arn}"]);
    expect(protects(edge(API))).toEqual(["${aws_lb.load_balancer.arn}", "${aws_api_gateway_stage.api_stage.arn}"]);
    expect(edge().resource("aws_wafv2_web_acl_logging_configuration")).toMatchObject({
      log_destination_configs: ["${aws_cloudwatch_log_group.firewall_log.arn}"],
      depends_on: ["aws_cloudwatch_log_resource_policy.firewall_log_permission"],
    });
    expect(edge().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "aws-waf-logs-inferloop-production-use1-edge",
      kms_key_id: "${data.terraform_remote_state.foundation.outputs.logs_key_arn}",
      retention_in_days: 90,
    });
  });

  test("lets in the given ranges only, and everybody's health checks", () => {
    const stack = edge(entry({ allowedIpRanges: ["203.0.113.0/24"] }));
    expect(stack.resource("aws_wafv2_ip_set").addresses).toEqual(["203.0.113.0/24"]);
    expect(JSON.stringify(stack.resource("aws_wafv2_web_acl").rule)).toContain('"search_string":"/health"');
    expect(edge().resources("aws_wafv2_ip_set")).toEqual([]);
  });

  test("has an API where functions have routes, by the shared name and the region's own", () => {
    expect(edge().resources("aws_api_gateway_rest_api")).toEqual([]);
    expect(
      edge(API)
        .resources("aws_api_gateway_domain_name")
        .map(({ domain_name }) => domain_name),
    ).toEqual(["functions.inferloop.example.com", "us-east-1.functions.inferloop.example.com"]);
    expect(edge(API).resource("aws_api_gateway_rest_api").body).toContain(
      "arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-notify/",
    );
  });

  test("leads both names of the API to the place of the shared one, which clients ask for", () => {
    expect(outputs(edge(API))).toMatchObject({
      api_execution_arn: { value: "${aws_api_gateway_rest_api.api.execution_arn}" },
      api_domain_name: { value: "${aws_api_gateway_domain_name.api_name.regional_domain_name}" },
      api_domain_zone_id: { value: "${aws_api_gateway_domain_name.api_name.regional_zone_id}" },
    });
    expect(outputs(edge())).toMatchObject({ api_execution_arn: { value: "" }, api_domain_name: { value: "" } });
  });

  test("lets API Gateway write logs where the deployment owns the account, with the region's role", () => {
    expect(edge().resource("aws_api_gateway_account").cloudwatch_role_arn).toBe(
      "arn:aws:iam::123456789012:role/inferloop-production-use1-api-logs",
    );
    const guest = edge(entry({ aws: { ownsAccount: false, functions: [TEST_API_FUNCTION] } }));
    expect(guest.resources("aws_api_gateway_account")).toEqual([]);
    expect(guest.resource("aws_api_gateway_stage").depends_on).toEqual(["aws_cloudwatch_log_group.api_execution_log"]);
  });

  test("publishes what compute, dns and monitoring need, and the entry of Kubernetes' gateway", () => {
    expect(Object.keys(outputs(edge())).sort()).toEqual(
      [...Object.keys(AWS_EDGE.fields), "entry_attachment", "entry_host", "entry_port"].sort(),
    );
    expect(outputs(edge())).toMatchObject({
      load_balancer_dns_name: { value: "${aws_lb.load_balancer.dns_name}" },
      entry_host: { value: "us-east-1.api.inferloop.example.com" },
      entry_attachment: { value: "${aws_lb_target_group.gateway.arn}" },
      entry_port: { value: 8443 },
    });
  });

  test("has sound policies, and needs no global control plane", () => {
    expectSoundPolicies(edge(API));
    expect(
      edge(API)
        .addresses()
        .filter((address) => /aws_(iam|route53|cloudfront|shield)_/.test(address)),
    ).toEqual([]);
  });

  test("changes nothing when the roles swap", () => {
    const swapped = swappedRoles(API);
    expect(edge(swapped).json).toEqual(edge(API).json);
    expect(edge(swapped, "us-west-2").json).toEqual(edge(API, "us-west-2").json);
  });

  test("keeps nothing from deletion in an environment that keeps nothing", () => {
    const stack = edge(entry({ profile: { protect: false } }));
    expect(stack.resource("aws_lb").enable_deletion_protection).toBe(false);
    expect(stack.resource("aws_s3_bucket").force_destroy).toBe(true);
    expect(stack.resource("aws_cloudwatch_log_group").deletion_protection_enabled).toBe(false);
  });
});
