import { Fn, type ITerraformDependable } from "cdktf";
import { catalogValue } from "../../lib/catalog/catalog";
import type { AwsCluster } from "../../lib/config/aws/cluster";
import type { AwsNodeGroup } from "../../lib/config/aws/node-groups";
import type { AwsRegion } from "../../lib/config/deployment";
import { restHours } from "../../lib/config/rest";
import { heldCapacity } from "../../lib/config/warm-standby";
import { AWS_CLUSTER } from "../../lib/contracts/aws-cluster";
import { AWS_FOUNDATION, type AwsFoundation } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK, type AwsNetwork } from "../../lib/contracts/aws-network";
import { CLUSTER_ACCESS } from "../../lib/contracts/cluster-access";
import { iamRoleArn } from "../../lib/identifiers/aws";
import { type CiTask, ciRoleName } from "../../lib/identifiers/aws-roles";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import { type AwsStateRegion, awsNames } from "../../lib/state/location";
import { awsTags, deploymentTags } from "../../lib/tags/tags";
import { AccessEntry } from "../../modules/aws/kubernetes/access-entry";
import { Addons } from "../../modules/aws/kubernetes/addons";
import { CiRunner } from "../../modules/aws/kubernetes/ci-runner";
import { ContainerLogs } from "../../modules/aws/kubernetes/container-logs";
import { EksCluster } from "../../modules/aws/kubernetes/eks-cluster";
import { InterruptionQueue } from "../../modules/aws/kubernetes/interruption-queue";
import { NodeGroup } from "../../modules/aws/kubernetes/node-group";
import { PodIdentity } from "../../modules/aws/kubernetes/pod-identity";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/** Kubernetes group of plans. The cluster's own roles show it what EKS's policy for viewers leaves out. */
const PLAN_GROUP = "ci-plan";

interface Upstream {
  readonly foundation: DeploymentStack;
  readonly network: DeploymentStack;
}

/** A region's Kubernetes cluster, with its nodes, its add-ons, and the CI runner that reaches its private endpoint. */
export class ClusterStack extends AwsServiceRegionStack {
  private readonly foundation: AwsFoundation;
  private readonly network: AwsNetwork;
  private readonly settings: AwsCluster;
  private readonly cluster: EksCluster;

  constructor(around: AwsSurroundings, place: AwsStateRegion, region: AwsRegion, upstream: Upstream) {
    super(around, place, region, "cluster");
    const { aws, deployment } = around;
    const { names } = this;
    const { profile } = deployment;
    if (aws.cluster === undefined) throw new Error(`${this.node.id} needs aws.cluster in the deployment file`);
    this.settings = aws.cluster;
    this.foundation = this.consume(upstream.foundation, AWS_FOUNDATION);
    this.network = this.consume(upstream.network, AWS_NETWORK);

    this.cluster = new EksCluster(this, "Cluster", {
      names,
      version: this.settings.version,
      supportType: this.settings.supportType,
      subnetIds: this.network.cluster_subnet_ids,
      publicAccessCidrs: this.settings.publicAccessCidrs,
      secretsKeyArn: this.foundation.secrets_key_arn,
      logsKeyArn: this.foundation.logs_key_arn,
      logRetentionDays: profile.retentionDays.audit,
      protect: profile.protect,
    });
    const clusterName = this.cluster.resource.name;
    this.access(clusterName);

    const addons = new Addons(this, "Addons", { names, clusterName, versions: this.settings.addonVersions });
    const nodes = this.settings.nodeGroups.map((group) => this.nodes(group, clusterName, addons.beforeNodes));
    const logs = new ContainerLogs(this, "ContainerLogs", {
      cluster: this.cluster.clusterName,
      kmsKeyArn: this.foundation.logs_key_arn,
      retentionDays: profile.retentionDays.application,
    });
    addons.addOnNodes(
      nodes.map(({ resource }) => resource),
      logs.groups,
    );

    new PodIdentity(this, "Autoscaler", {
      names,
      clusterName,
      role: this.settings.autoscaler,
    });
    if (this.settings.autoscaler === "karpenter") new InterruptionQueue(this, "Interruptions", { names });
    this.runner();

    this.publish(CLUSTER_ACCESS, {
      name: clusterName,
      endpoint: this.cluster.resource.endpoint,
      ca_certificate: this.cluster.caCertificate,
      oidc_issuer: this.cluster.oidcIssuer,
    });
    this.publish(AWS_CLUSTER, { cluster_security_group_id: this.cluster.securityGroupId });
  }

  /** CI's two roles, and the people whom the deployment file names. */
  private access(clusterName: string): void {
    const { aws, deployment } = this.around;
    const ciRole = (task: CiTask) =>
      iamRoleArn(aws.accountId, ciRoleName(awsNames(deployment, aws), aws.ci.role, task));
    new AccessEntry(this, "Access-apply", { clusterName, roleArn: ciRole("apply"), access: "admin" });
    new AccessEntry(this, "Access-plan", {
      clusterName,
      roleArn: ciRole("plan"),
      access: "view",
      groups: [PLAN_GROUP],
    });
    for (const roleArn of this.settings.adminRoleArns) {
      const name = roleArn.slice(roleArn.lastIndexOf("/") + 1);
      new AccessEntry(this, `Access-admin-${name}`, { clusterName, roleArn, access: "admin" });
    }
  }

  private nodes(group: AwsNodeGroup, clusterName: string, dependsOn: readonly ITerraformDependable[]): NodeGroup {
    const { aws, deployment } = this.around;
    const { name: region } = this.awsRegion;
    // The cluster's own programs run whole in a standby: they are part of what is held ready.
    const minSize = group.kind === "system" ? group.min : heldCapacity(aws, this.awsRegion, group.min);
    const capacityReservationId = group.capacityReservations[region];
    return new NodeGroup(this, `Nodes-${group.name}`, {
      names: this.names,
      clusterName,
      version: this.cluster.resource.version,
      name: group.name,
      kind: group.kind,
      instanceTypes: group.instanceTypes,
      amiType: group.amiType,
      capacityType: group.capacityType,
      minSize,
      maxSize: group.max,
      desiredSize: Math.max(heldCapacity(aws, this.awsRegion, group.desired), minSize),
      restHours: restHours(deployment.profile, aws),
      subnetIds: this.subnetsIn(group.zones[region]),
      securityGroupIds: [this.cluster.securityGroupId, this.network.workload_security_group_id],
      volumesKeyArn: this.foundation.volumes_key_arn,
      ...(capacityReservationId === undefined ? {} : { capacityReservationId }),
      tags: awsTags(deploymentTags(deployment)),
      dependsOn,
    });
  }

  /** The cluster's subnets in the zones. @param zones all, if left out */
  private subnetsIn(zones: readonly string[] | undefined): string[] {
    const { cluster_subnet_ids } = this.network;
    if (zones === undefined) return cluster_subnet_ids;
    const all = this.awsRegion.zones.map(({ zone }) => zone);
    return zones.map((zone) => Fn.element(cluster_subnet_ids, all.indexOf(zone)));
  }

  private runner(): void {
    const { aws, deployment } = this.around;
    const connectionArn = this.settings.runnerConnections[this.awsRegion.name];
    new CiRunner(this, "Runner", {
      names: this.names,
      repository: aws.ci.repository,
      image: catalogValue("codebuild-image", deployment.catalog),
      vpcId: this.network.vpc_id,
      subnetIds: this.network.private_subnet_ids,
      clusterSecurityGroupId: this.cluster.securityGroupId,
      dataKeyArn: this.foundation.data_key_arn,
      logsKeyArn: this.foundation.logs_key_arn,
      logRetentionDays: deployment.profile.retentionDays.audit,
      ...(connectionArn === undefined ? {} : { connectionArn }),
    });
  }
}
