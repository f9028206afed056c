import { Names } from "../../../../lib/names/names";
import { ArcGate } from "../../../../modules/aws/dns/arc-gate";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const { project, environment, account } = testNames().props;
const REGIONS = [
  { name: "us-east-1", short: "use1" },
  { name: "us-west-2", short: "usw2" },
];

describe("ArcGate", () => {
  let ids: string[] = [];
  const stack = synthesize((scope) => {
    const gate = new ArcGate(scope, "Arc", { names: new Names({ project, environment, account }), regions: REGIONS });
    ids = REGIONS.map(({ name }) => gate.healthCheckId(name));
  });

  test("minimal props", () => {
    expect(stack.json.resource).toMatchSnapshot();
  });

  test("has one routing control per region, in a panel of its own", () => {
    expect(stack.resources("aws_route53recoverycontrolconfig_routing_control")).toMatchObject([
      {
        address: "aws_route53recoverycontrolconfig_routing_control.arc_control_us_east_1",
        name: "inferloop-production-use1-traffic",
        cluster_arn: "${aws_route53recoverycontrolconfig_cluster.arc.arn}",
        control_panel_arn: "${aws_route53recoverycontrolconfig_control_panel.arc_control_panel.arn}",
      },
      { name: "inferloop-production-usw2-traffic" },
    ]);
  });

  test("refuses to switch off the last region", () => {
    expect(stack.resource("aws_route53recoverycontrolconfig_safety_rule")).toMatchObject({
      asserted_controls: [
        "${aws_route53recoverycontrolconfig_routing_control.arc_control_us_east_1.arn}",
        "${aws_route53recoverycontrolconfig_routing_control.arc_control_us_west_2.arn}",
      ],
      rule_config: { type: "ATLEAST", threshold: 1, inverted: false },
      wait_period_ms: 5000,
    });
  });

  test("has a health check per region that follows its routing control", () => {
    expect(stack.resources("aws_route53_health_check")).toMatchObject([
      {
        type: "RECOVERY_CONTROL",
        routing_control_arn: "${aws_route53recoverycontrolconfig_routing_control.arc_control_us_east_1.arn}",
      },
      {
        type: "RECOVERY_CONTROL",
        routing_control_arn: "${aws_route53recoverycontrolconfig_routing_control.arc_control_us_west_2.arn}",
      },
    ]);
    expect(new Set(ids).size).toBe(2);
  });

  test("fails when it is asked for a region without a routing control", () => {
    expect(() =>
      synthesize((scope) => {
        new ArcGate(scope, "Arc", { names: testNames(), regions: REGIONS }).healthCheckId("eu-west-1");
      }),
    ).toThrow("Arc has no switch for eu-west-1");
  });
});
