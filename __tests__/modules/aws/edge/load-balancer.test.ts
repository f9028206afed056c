import { LoadBalancer, type LoadBalancerProps } from "../../../../modules/aws/edge/load-balancer";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: LoadBalancerProps = {
  names: testNames(),
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
  logBucket: "logs",
  protect: true,
};
const balancer = (props: Partial<LoadBalancerProps> = {}, then: (made: LoadBalancer) => void = () => {}) =>
  synthesize((scope) => then(new LoadBalancer(scope, "LoadBalancer", { ...PROPS, ...props })));
const listener = (port: number, props: Partial<LoadBalancerProps> = {}) =>
  balancer(props)
    .resources("aws_lb_listener")
    .find((candidate) => candidate.port === port);

describe("LoadBalancer", () => {
  test("minimal props", () => {
    expect(balancer().json).toMatchSnapshot();
  });

  test("faces the internet in the public subnets, and refuses to be deleted where it is protected", () => {
    expect(balancer().resource("aws_lb")).toMatchObject({
      name: "inferloop-production-use1-api",
      load_balancer_type: "application",
      internal: false,
      subnets: ["subnet-1", "subnet-2"],
      enable_deletion_protection: true,
    });
    expect(balancer({ protect: false }).resource("aws_lb").enable_deletion_protection).toBe(false);
  });

  test("passes on nothing that may be an attack, nor anything past a firewall that fails", () => {
    expect(balancer().resource("aws_lb")).toMatchObject({
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "strictest",
      enable_waf_fail_open: false,
      preserve_host_header: true,
    });
  });

  test("writes who connected and who asked", () => {
    expect(balancer().resource("aws_lb")).toMatchObject({
      access_logs: { enabled: true, bucket: "logs", prefix: "access" },
      connection_logs: { enabled: true, bucket: "logs", prefix: "connection" },
    });
  });

  test("speaks TLS 1.3 and 1.2 only, and tells browsers to stay with it", () => {
    expect(listener(443)).toMatchObject({
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      certificate_arn: PROPS.certificateArn,
      routing_http_response_strict_transport_security_header_value: "max-age=31536000; includeSubDomains",
    });
  });

  test("sends HTTP on to HTTPS", () => {
    expect(listener(80)?.default_action).toEqual([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
    ]);
  });

  test("answers 404 to what no rule takes, or sends it where it is told", () => {
    expect(listener(443)?.default_action).toMatchObject([
      { type: "fixed-response", fixed_response: { status_code: "404" } },
    ]);
    expect(listener(443, { defaultTargetGroupArn: "arn:gateway" })?.default_action).toEqual([
      { type: "forward", target_group_arn: "arn:gateway" },
    ]);
  });

  test("is reached by everyone on 80 and 443, and reaches nothing by itself", () => {
    const rules = balancer().resources("aws_vpc_security_group_ingress_rule");
    expect(rules.map(({ cidr_ipv4, from_port, to_port }) => [cidr_ipv4, from_port, to_port])).toEqual([
      ["0.0.0.0/0", 443, 443],
      ["0.0.0.0/0", 80, 80],
    ]);
    expect(balancer().resources("aws_vpc_security_group_egress_rule")).toEqual([]);
  });

  test("opens one port on both sides", () => {
    const stack = balancer({}, (made) =>
      made.openPort("gateway", { securityGroupId: "sg-workload", port: 8443, description: "To the gateway" }),
    );
    const own = "${aws_security_group.load_balancer_security_group.id}";
    const port = { ip_protocol: "tcp", from_port: 8443, to_port: 8443, description: "To the gateway" };
    expect(stack.resource("aws_vpc_security_group_egress_rule")).toMatchObject({
      ...port,
      security_group_id: own,
      referenced_security_group_id: "sg-workload",
    });
    expect(
      stack.resources("aws_vpc_security_group_ingress_rule").find(({ address }) => address.endsWith("into_gateway")),
    ).toMatchObject({ ...port, security_group_id: "sg-workload", referenced_security_group_id: own });
  });

  test("waits 60 seconds for a silent connection, or as long as it is told", () => {
    expect(balancer().resource("aws_lb").idle_timeout).toBe(60);
    expect(balancer({ idleTimeoutSeconds: 4000 }).resource("aws_lb").idle_timeout).toBe(4000);
  });

  test.each([0, 4001])("fails to wait %d seconds", (idleTimeoutSeconds) => {
    expect(() => balancer({ idleTimeoutSeconds })).toThrow(
      "test/LoadBalancer: 'idleTimeoutSeconds' must be 1 to 4000 seconds",
    );
  });
});
