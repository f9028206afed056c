import { VpnGateway } from "../../../../modules/aws/network/vpn-gateway";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

describe("VpnGateway", () => {
  const stack = synthesize(
    (scope) =>
      new VpnGateway(scope, "Vpn", {
        names: testNames(),
        vpcId: "vpc-0123456789abcdef0",
        routeTableIds: { "us-east-1a": "rtb-a", "us-east-1b": "rtb-b" },
      }),
  );

  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });

  test("every private table learns the routes to the premises", () => {
    const tables = stack.resources("aws_vpn_gateway_route_propagation").map(({ route_table_id }) => route_table_id);
    expect(tables).toEqual(["rtb-a", "rtb-b"]);
  });
});
