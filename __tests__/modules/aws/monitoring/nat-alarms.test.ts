import { NatAlarms } from "../../../../modules/aws/monitoring/nat-alarms";
import { alarm, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => new NatAlarms(scope, "Nat", { alerting: testAlerting(), gatewayIds: ["nat-1", "nat-2"] }));

describe("NatAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off for the first connection that finds no port, at any gateway", () => {
    const { threshold, metric_query } = alarm(build(), "nat_port_allocation");
    expect(threshold).toBe(0);
    expect(metric_query).toMatchObject([
      { metric: { metric_name: "ErrorPortAllocation", dimensions: { NatGatewayId: "nat-1" } } },
      { metric: { dimensions: { NatGatewayId: "nat-2" } } },
      { expression: "SUM(FILL(METRICS(), 0))" },
    ]);
  });
});
