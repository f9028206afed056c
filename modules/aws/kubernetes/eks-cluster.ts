import { EksCluster as CfEksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { Construct } from "constructs";
import { SERVICE_CIDR } from "../../../lib/addresses/eks";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { clusterName, controlPlaneLogGroupName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";

/**
 * Everything that the control plane logs.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html (2026-11)
 */
export const CONTROL_PLANE_LOGS = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

export interface EksClusterProps {
  readonly names: Names;
  /** Kubernetes version. Rises by one minor version at a time, and never falls. */
  readonly version: string;
  /** `EXTENDED` pays for a version past its standard support; `STANDARD` lets AWS upgrade it then. */
  readonly supportType: "STANDARD" | "EXTENDED";
  /** Where the control plane has its network interfaces: at least two zones. */
  readonly subnetIds: string[];
  /** Ranges that reach the endpoint from the internet. @default - none, the endpoint is private */
  readonly publicAccessCidrs?: readonly string[];
  /** Encrypts Kubernetes secrets. Cannot be taken away. */
  readonly secretsKeyArn: string;
  readonly logsKeyArn: string;
  /** Retention of the control plane's logs, the audit log among them. Unit: days. */
  readonly logRetentionDays: LogRetentionDays;
  /** Deletion protection. */
  readonly protect: boolean;
}

/**
 * A region's Kubernetes cluster: the control plane, and the log group that it writes to. Nobody is its administrator
 * by having created it; who may do what is said by access entries alone.
 *
 * Name, role, service range and the two bootstrap settings replace the cluster when they change.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/clusters.html (2026-11)
 * @resource aws_eks_cluster, aws_cloudwatch_log_group
 */
export class EksCluster extends Construct {
  readonly resource: CfEksCluster;
  /** Known at synth, as names of log groups must be. */
  readonly clusterName: string;

  constructor(scope: Construct, id: string, props: EksClusterProps) {
    super(scope, id);
    const { names, version, supportType, subnetIds, publicAccessCidrs = [], protect } = props;
    const name = clusterName(names);
    this.clusterName = name;
    // EKS would make the group itself, without a key and without an end.
    const logs = new LogGroup(this, "Log", {
      name: controlPlaneLogGroupName(name),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
      deletionProtection: protect,
    });
    this.resource = new CfEksCluster(this, "Resource", {
      name,
      version,
      roleArn: awsRoleArn(names, "cluster"),
      upgradePolicy: { supportType },
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      // Add-ons of EKS take their place, which can be upgraded.
      bootstrapSelfManagedAddons: false,
      deletionProtection: protect,
      enabledClusterLogTypes: [...CONTROL_PLANE_LOGS],
      encryptionConfig: { provider: { keyArn: props.secretsKeyArn }, resources: ["secrets"] },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: SERVICE_CIDR },
      vpcConfig: {
        subnetIds,
        endpointPrivateAccess: true,
        endpointPublicAccess: publicAccessCidrs.length > 0,
        ...(publicAccessCidrs.length === 0 ? {} : { publicAccessCidrs: [...publicAccessCidrs] }),
      },
      // Lets traffic leave a zone that fails.
      zonalShiftConfig: { enabled: true },
      dependsOn: [logs.resource],
      ...(protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
  }

  /** Group that EKS makes for the control plane and its nodes. */
  get securityGroupId(): string {
    return this.resource.vpcConfig.clusterSecurityGroupId;
  }

  /** PEM, base64. */
  get caCertificate(): string {
    return this.resource.certificateAuthority.get(0).data;
  }

  /** Issuer of the tokens of service accounts. */
  get oidcIssuer(): string {
    return this.resource.identity.get(0).oidc.get(0).issuer;
  }
}
