import { VpnConnection, type VpnConnectionProps } from "../../../../modules/aws/network/vpn-connection";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: VpnConnectionProps = {
  names: testNames(),
  place: "office",
  address: "203.0.113.10",
  routes: ["192.168.0.0/16", "172.20.0.0/16"],
  vpnGatewayId: "vgw-0123456789abcdef0",
  logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/0f6f0f6e-1111-2222-3333-444455556666",
  logRetentionDays: 90,
};

const connection = (props: Partial<VpnConnectionProps> = {}) =>
  synthesize((scope) => new VpnConnection(scope, "Vpn", { ...PROPS, ...props }));

describe("VpnConnection", () => {
  test("minimal props", () => {
    expect(connection().json).toMatchSnapshot();
  });

  test("the keys of the tunnels are in Secrets Manager, and in no state", () => {
    const made = connection().resource("aws_vpn_connection");
    expect(made.preshared_key_storage).toBe("SecretsManager");
    expect(Object.keys(made).filter((name) => /tunnel\d_preshared_key/.test(name))).toEqual([]);
  });

  test.each([1, 2])("tunnel %d agrees on nothing that is broken, and writes a log", (tunnel) => {
    const made = connection().resource("aws_vpn_connection");
    expect(made[`tunnel${tunnel}_ike_versions`]).toEqual(["ikev2"]);
    for (const phase of [1, 2]) {
      expect(made[`tunnel${tunnel}_phase${phase}_integrity_algorithms`]).not.toContain("SHA1");
      expect(made[`tunnel${tunnel}_phase${phase}_encryption_algorithms`]).toEqual(["AES256", "AES256-GCM-16"]);
      expect(Math.min(...(made[`tunnel${tunnel}_phase${phase}_dh_group_numbers`] as number[]))).toBe(14);
    }
    expect(made[`tunnel${tunnel}_log_options`]).toMatchObject({ cloudwatch_log_options: { log_enabled: true } });
  });

  test("without BGP every range has a static route", () => {
    const stack = connection();
    expect(stack.resource("aws_vpn_connection").static_routes_only).toBe(true);
    const routes = stack
      .resources("aws_vpn_connection_route")
      .map(({ destination_cidr_block }) => destination_cidr_block);
    expect(routes).toEqual(["192.168.0.0/16", "172.20.0.0/16"]);
  });

  test("with BGP the device tells its routes", () => {
    const stack = connection({ bgpAsn: 64_600 });
    expect(stack.resource("aws_vpn_connection").static_routes_only).toBe(false);
    expect(stack.resource("aws_customer_gateway").bgp_asn).toBe("64600");
    expect(stack.resources("aws_vpn_connection_route")).toEqual([]);
  });
});
