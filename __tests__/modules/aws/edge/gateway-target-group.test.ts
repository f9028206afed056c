import { GatewayTargetGroup, type GatewayTargetGroupProps } from "../../../../modules/aws/edge/gateway-target-group";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: GatewayTargetGroupProps = {
  names: testNames(),
  vpcId: "vpc-1",
  port: 8443,
  protocol: "HTTPS",
  healthPort: 8100,
  healthPath: "/status/ready",
};
const group = (props: Partial<GatewayTargetGroupProps> = {}) =>
  synthesize((scope) => new GatewayTargetGroup(scope, "Gateway", { ...PROPS, ...props })).resource(
    "aws_lb_target_group",
  );

describe("GatewayTargetGroup", () => {
  test("minimal props", () => {
    expect(group()).toMatchSnapshot();
  });

  test("takes pods by their addresses, over the protocol of the gateway", () => {
    expect(group()).toMatchObject({ target_type: "ip", port: 8443, protocol: "HTTPS", vpc_id: "vpc-1" });
  });

  test("asks by HTTP on a port of its own, as the container's check is documented", () => {
    expect(group().health_check).toMatchObject({
      protocol: "HTTP",
      port: "8100",
      path: "/status/ready",
      matcher: "200",
      interval: 30,
      timeout: 5,
      unhealthy_threshold: 3,
      healthy_threshold: 2,
    });
  });

  test("has room for its successor: most arguments replace it while a listener uses it", () => {
    const { name_prefix, lifecycle } = group();
    expect(lifecycle).toEqual({ create_before_destroy: true });
    expect(String(name_prefix).length).toBeLessThanOrEqual(6);
  });

  test("sends no client to the same pod again, and lets a pod finish for 60 seconds", () => {
    expect(group()).toMatchObject({ stickiness: { enabled: false }, deregistration_delay: "60" });
  });

  test.each([
    ["port", 0, "1 to 65535"],
    ["healthPort", 65_536, "1 to 65535"],
    ["healthyThreshold", 1, "2 to 10"],
    ["unhealthyThreshold", 11, "2 to 10"],
    ["intervalSeconds", 4, "5 to 300"],
  ])("fails for %s %d", (prop, value, range) => {
    expect(() => group({ [prop]: value })).toThrow(`test/Gateway: '${prop}' must be ${range}`);
  });

  test.each([
    ["healthyThreshold", 2],
    ["unhealthyThreshold", 10],
    ["intervalSeconds", 5],
    ["intervalSeconds", 300],
  ])("takes %s %d", (prop, value) => {
    expect(() => group({ [prop]: value })).not.toThrow();
  });

  test("fails for health checks by HTTP on a port that speaks HTTPS", () => {
    expect(() => group({ healthPort: 8443 })).toThrow(
      "test/Gateway: 'healthPort' must be another port than that of the gateway, which speaks HTTPS, got 8443",
    );
    expect(group({ healthPort: 8443, protocol: "HTTP" }).health_check).toMatchObject({ port: "8443" });
  });
});
