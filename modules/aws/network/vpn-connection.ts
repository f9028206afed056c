import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnConnection as CfVpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { VpnConnectionRoute } from "@cdktf/provider-aws/lib/vpn-connection-route";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { serviceLogGroupName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";

/**
 * What tunnels agree on: no IKEv1, no SHA-1, no group below 2048 bits.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html (2026-11)
 */
const ENCRYPTION = ["AES256", "AES256-GCM-16"];
const INTEGRITY = ["SHA2-256", "SHA2-384", "SHA2-512"];
const GROUPS = [14, 15, 16, 17, 18, 19, 20, 21];

/** AS number of a device that speaks no BGP: AWS wants one in any case. */
const NO_BGP_ASN = 65_000;

export interface VpnConnectionProps {
  readonly names: Names;
  /** Last part of the names. */
  readonly place: string;
  /** Public IPv4 address of the device on the premises. */
  readonly address: string;
  /** @default - static routes */
  readonly bgpAsn?: number | undefined;
  /** Ranges on the premises. */
  readonly routes: readonly string[];
  readonly vpnGatewayId: string;
  readonly logsKeyArn: string;
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * Two tunnels to a device on the premises. AWS makes their keys and keeps them in Secrets Manager, where the people who
 * set up the device read them: they are in no state.
 * @resource aws_vpn_connection, aws_customer_gateway, aws_vpn_connection_route, aws_cloudwatch_log_group
 */
export class VpnConnection extends Construct {
  readonly resource: CfVpnConnection;

  constructor(scope: Construct, id: string, props: VpnConnectionProps) {
    super(scope, id);
    const { names, place, bgpAsn } = props;
    const tags = { Name: names.of("nameTag", `vpn-${place}`) };
    const device = new CustomerGateway(this, "Device", {
      type: "ipsec.1",
      ipAddress: props.address,
      bgpAsn: String(bgpAsn ?? NO_BGP_ASN),
      deviceName: place,
      tags,
    });
    const log = new LogGroup(this, "Log", {
      name: serviceLogGroupName(names, `vpn-${place}`),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    const logOptions = {
      cloudwatchLogOptions: { logEnabled: true, logGroupArn: log.resource.arn, logOutputFormat: "json" },
    };
    this.resource = new CfVpnConnection(this, "Resource", {
      type: device.type,
      customerGatewayId: device.id,
      vpnGatewayId: props.vpnGatewayId,
      staticRoutesOnly: bgpAsn === undefined,
      presharedKeyStorage: "SecretsManager",
      tunnel1IkeVersions: ["ikev2"],
      tunnel1Phase1EncryptionAlgorithms: ENCRYPTION,
      tunnel1Phase1IntegrityAlgorithms: INTEGRITY,
      tunnel1Phase1DhGroupNumbers: GROUPS,
      tunnel1Phase2EncryptionAlgorithms: ENCRYPTION,
      tunnel1Phase2IntegrityAlgorithms: INTEGRITY,
      tunnel1Phase2DhGroupNumbers: GROUPS,
      tunnel1DpdTimeoutAction: "restart",
      tunnel1EnableTunnelLifecycleControl: true,
      tunnel1LogOptions: logOptions,
      tunnel2IkeVersions: ["ikev2"],
      tunnel2Phase1EncryptionAlgorithms: ENCRYPTION,
      tunnel2Phase1IntegrityAlgorithms: INTEGRITY,
      tunnel2Phase1DhGroupNumbers: GROUPS,
      tunnel2Phase2EncryptionAlgorithms: ENCRYPTION,
      tunnel2Phase2IntegrityAlgorithms: INTEGRITY,
      tunnel2Phase2DhGroupNumbers: GROUPS,
      tunnel2DpdTimeoutAction: "restart",
      tunnel2EnableTunnelLifecycleControl: true,
      tunnel2LogOptions: logOptions,
      tags,
    });
    if (bgpAsn !== undefined) return;
    for (const route of props.routes) {
      new VpnConnectionRoute(this, `route-${route.replace(/[./]/g, "-")}`, {
        vpnConnectionId: this.resource.id,
        destinationCidrBlock: route,
      });
    }
  }
}
