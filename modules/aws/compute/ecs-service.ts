import { EcsService as CfEcsService, type EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ecsServiceName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import type { EcsServiceEntry } from "./ecs-service-entry";

/** The documented rolling update. Unit: per cent of the tasks. */
export const ROLLING_PERCENT = { minimumHealthy: 100, maximum: 200 } as const;

/** The documented time in which a new task's health does not count. Unit: seconds. */
export const HEALTH_CHECK_GRACE_SECONDS = 300;

/** How long the old tasks stand by after a blue/green switch: as long as errors need to show. Unit: minutes. */
export const BAKE_MINUTES = 10;

/** How new tasks take the place of old ones. */
export type EcsDeployment =
  | { readonly kind: "rolling"; readonly entry?: EcsServiceEntry }
  | {
      readonly kind: "blue-green";
      readonly entry: EcsServiceEntry;
      /** With it ECS switches the load balancer. */
      readonly infrastructureRoleArn: string;
    };

/** What tasks run on. */
export type EcsCapacity =
  | { readonly kind: "fargate"; readonly spot: boolean }
  | { readonly kind: "ec2"; readonly capacityProvider: string };

export interface EcsServiceProps {
  readonly capacity: EcsCapacity;
  readonly clusterArn: string;
  /** A pipeline brings new images, each with a revision of its own; Terraform leaves the running one alone. */
  readonly delivered: boolean;
  readonly deployment: EcsDeployment;
  /** Tasks at the start; from then on scaling decides. */
  readonly desiredCount: number;
  /** Shells in tasks. */
  readonly executeCommand: boolean;
  /** Log group of the proxy beside each task. */
  readonly logGroup: string;
  readonly names: Names;
  /** ARN of the namespace in which services find each other. */
  readonly namespaceArn: string;
  readonly port: number;
  readonly region: string;
  readonly securityGroupIds: string[];
  readonly service: string;
  readonly subnetIds: string[];
  readonly taskDefinitionArn: string;
  /** What must exist before tasks can start. */
  readonly waitFor: readonly ITerraformDependable[];
}

/**
 * A service that keeps tasks running in the private subnets, spread over the zones. A deployment that does not become
 * healthy is taken back by ECS.
 *
 * Terraform does not wait for the tasks: the first image may not be there yet.
 * @resource aws_ecs_service
 */
export class EcsService extends Construct {
  readonly resource: CfEcsService;

  constructor(scope: Construct, id: string, props: EcsServiceProps) {
    super(scope, id);
    const { service, deployment, port } = props;
    const blueGreen = deployment.kind === "blue-green";
    this.resource = new CfEcsService(this, "Resource", {
      name: ecsServiceName(props.names, service),
      cluster: props.clusterArn,
      taskDefinition: props.taskDefinitionArn,
      desiredCount: props.desiredCount,
      ...capacityArguments(props.capacity),
      // Without it a change of the capacity would replace the service.
      forceNewDeployment: true,
      availabilityZoneRebalancing: "ENABLED",
      deploymentMinimumHealthyPercent: ROLLING_PERCENT.minimumHealthy,
      deploymentMaximumPercent: ROLLING_PERCENT.maximum,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      ...(blueGreen
        ? { deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: String(BAKE_MINUTES) } }
        : {}),
      enableExecuteCommand: props.executeCommand,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      networkConfiguration: {
        subnets: props.subnetIds,
        securityGroups: props.securityGroupIds,
        assignPublicIp: false,
      },
      ...loadBalancerArguments(props),
      serviceConnectConfiguration: {
        enabled: true,
        namespace: props.namespaceArn,
        service: [{ portName: service, discoveryName: service, clientAlias: { dnsName: service, port } }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": props.logGroup,
            "awslogs-region": props.region,
            "awslogs-stream-prefix": "service-connect",
          },
        },
      },
      lifecycle: {
        ignoreChanges: [
          "desired_count",
          ...(props.delivered ? ["task_definition"] : []),
          // Each blue/green deployment exchanges the two target groups.
          ...(blueGreen ? ["load_balancer"] : []),
        ],
      },
      dependsOn: [
        ...props.waitFor,
        // ECS refuses a target group that no load balancer has.
        ...(deployment.entry === undefined ? [] : [deployment.entry.listenerRule]),
      ],
    });
  }
}

function capacityArguments(
  capacity: EcsCapacity,
): Pick<EcsServiceConfig, "capacityProviderStrategy" | "orderedPlacementStrategy"> {
  if (capacity.kind === "ec2") {
    return {
      capacityProviderStrategy: [{ capacityProvider: capacity.capacityProvider, weight: 1 }],
      orderedPlacementStrategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "memory" },
      ],
    };
  }
  if (!capacity.spot) return { capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }] };
  return {
    capacityProviderStrategy: [
      // One task stays when AWS takes all Spot capacity back.
      { capacityProvider: "FARGATE", base: 1, weight: 0 },
      { capacityProvider: "FARGATE_SPOT", weight: 1 },
    ],
  };
}

function loadBalancerArguments({
  deployment,
  service,
  port,
}: EcsServiceProps): Pick<EcsServiceConfig, "healthCheckGracePeriodSeconds" | "loadBalancer"> {
  const { entry } = deployment;
  if (entry === undefined) return {};
  const alternate = deployment.kind === "blue-green" ? deployment.entry.alternate : undefined;
  return {
    healthCheckGracePeriodSeconds: HEALTH_CHECK_GRACE_SECONDS,
    loadBalancer: [
      {
        targetGroupArn: entry.resource.arn,
        containerName: service,
        containerPort: port,
        ...(deployment.kind === "blue-green" && alternate !== undefined
          ? {
              advancedConfiguration: {
                alternateTargetGroupArn: alternate.arn,
                productionListenerRule: entry.listenerRule.arn,
                roleArn: deployment.infrastructureRoleArn,
              },
            }
          : {}),
      },
    ],
  };
}
