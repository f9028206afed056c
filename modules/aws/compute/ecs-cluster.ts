import { EcsCluster as CfEcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { ecsClusterName, ecsSessionLogGroupName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";

export interface EcsClusterProps {
  /** Name of the capacity provider whose instances the cluster may use beside Fargate. */
  readonly instanceCapacityProvider: string;
  /** ARN of the region's data key, for shells in tasks. */
  readonly dataKeyArn: string;
  readonly logRetentionDays: LogRetentionDays;
  readonly logsKeyArn: string;
  readonly names: Names;
  /** ARN of the region's volume key, whose policy lets Fargate use it. */
  readonly volumesKeyArn: string;
}

/**
 * A cluster for tasks on Fargate, Fargate Spot and instances. Services find each other by Service Connect, whose
 * namespace has no Route 53 zone: nothing here waits for Route 53's control plane, which stands in one region.
 *
 * Shells in tasks are encrypted, and what is typed in them is logged.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html (2026-11)
 * @resource aws_ecs_cluster, aws_service_discovery_http_namespace
 */
export class EcsCluster extends Construct {
  readonly resource: CfEcsCluster;
  /** Namespace in which services have short names. */
  readonly namespace: ServiceDiscoveryHttpNamespace;
  /** What a service must wait for before it names a capacity provider. */
  readonly capacityProviders: EcsClusterCapacityProviders;

  constructor(scope: Construct, id: string, props: EcsClusterProps) {
    super(scope, id);
    const { names } = props;
    const sessions = new LogGroup(this, "Sessions", {
      name: ecsSessionLogGroupName(names),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    this.namespace = new ServiceDiscoveryHttpNamespace(this, "Namespace", {
      name: names.of("serviceNamespace", "services"),
      description: "Services on ECS",
    });
    this.resource = new CfEcsCluster(this, "Resource", {
      name: ecsClusterName(names),
      setting: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: props.dataKeyArn,
          logging: "OVERRIDE",
          logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: sessions.name },
        },
        managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId: props.volumesKeyArn },
      },
      serviceConnectDefaults: { namespace: this.namespace.arn },
    });
    this.capacityProviders = new EcsClusterCapacityProviders(this, "CapacityProviders", {
      clusterName: this.resource.name,
      capacityProviders: ["FARGATE", "FARGATE_SPOT", props.instanceCapacityProvider],
      // For tasks that name no strategy of their own, for example those that people start by hand.
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
  }
}
