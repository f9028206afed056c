import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import type { EcsSchedule } from "../../../lib/config/aws/ecs";
import type { AwsEcsService } from "../../../lib/contracts/aws-compute";
import { ecsLogGroupName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import { LogGroup } from "../monitoring/log-group";
import { SecurityGroup } from "../network/security-group";
import type { EcsCluster } from "./ecs-cluster";
import { type EcsCapacity, type EcsDeployment, EcsService } from "./ecs-service";
import { EcsServiceEntry, type EcsServiceEntryProps } from "./ecs-service-entry";
import { EcsServiceScaling, type EcsServiceScalingProps } from "./ecs-service-scaling";
import { EcsTaskDefinition, type EcsTaskDefinitionProps } from "./ecs-task-definition";

/** The service's place behind the load balancer. */
type Entry = Pick<
  EcsServiceEntryProps,
  "hosts" | "httpsListenerArn" | "loadBalancerSecurityGroupId" | "paths" | "priority"
>;

export interface EcsApplicationProps
  extends Omit<EcsTaskDefinitionProps, "logGroup">,
    Pick<EcsServiceScalingProps, "cpuPercent" | "memoryPercent" | "max" | "min"> {
  readonly capacity: EcsCapacity;
  readonly cluster: EcsCluster;
  /** A pipeline brings new images. */
  readonly delivered: boolean;
  readonly deployment: EcsDeployment["kind"];
  readonly logRetentionDays: LogRetentionDays;
  readonly logsKeyArn: string;
  readonly schedules: readonly EcsSchedule[];
  readonly subnetIds: string[];
  readonly vpcId: string;
  /** Group of all workloads, by which the service reaches data. */
  readonly workloadSecurityGroupId: string;
  /** @default - only other services reach it */
  readonly entry?: Entry;
}

/**
 * A service on ECS with all that is its own: the task, its log, its security group, its place behind the load balancer
 * and its scaling.
 */
export class EcsApplication extends Construct {
  readonly service: EcsService;
  readonly entry: EcsServiceEntry | undefined;

  constructor(scope: Construct, id: string, props: EcsApplicationProps) {
    super(scope, id);
    const { names, service, cluster } = props;
    const logs = new LogGroup(this, "Logs", {
      name: ecsLogGroupName(names, service),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    const task = new EcsTaskDefinition(this, "Task", { ...props, logGroup: logs.name });
    const securityGroup = new SecurityGroup(this, "SecurityGroup", {
      names,
      purpose: `service-${service}`,
      description: "One service on ECS",
      vpcId: props.vpcId,
    });
    this.entry =
      props.entry &&
      new EcsServiceEntry(this, "Entry", {
        ...props.entry,
        names,
        service,
        securityGroup,
        vpcId: props.vpcId,
        port: props.port,
        healthPath: props.healthPath,
        blueGreen: props.deployment === "blue-green",
      });
    this.service = new EcsService(this, "Resource", {
      names,
      service,
      region: props.region,
      port: props.port,
      clusterArn: cluster.resource.arn,
      namespaceArn: cluster.namespace.arn,
      taskDefinitionArn: task.resource.arn,
      capacity: props.capacity,
      delivered: props.delivered,
      deployment: this.deployment(props),
      desiredCount: props.min,
      executeCommand: props.executeCommand,
      logGroup: logs.name,
      securityGroupIds: [securityGroup.resource.id, props.workloadSecurityGroupId],
      subnetIds: props.subnetIds,
      waitFor: [cluster.capacityProviders],
    });
    new EcsServiceScaling(this, "Scaling", {
      clusterName: cluster.resource.name,
      serviceName: this.service.resource.name,
      min: props.min,
      max: props.max,
      cpuPercent: props.cpuPercent,
      memoryPercent: props.memoryPercent,
      schedules: props.schedules,
    });
  }

  toEcsService(): AwsEcsService {
    return {
      target_group_arn_suffix: this.entry?.resource.arnSuffix ?? "",
      alternate_target_group_arn_suffix: this.entry?.alternate?.arnSuffix ?? "",
    };
  }

  private deployment({ deployment, names }: EcsApplicationProps): EcsDeployment {
    const { entry } = this;
    if (entry !== undefined && deployment === "blue-green") {
      return { kind: "blue-green", entry, infrastructureRoleArn: awsRoleArn(names, "ecs-infrastructure") };
    }
    return entry === undefined ? { kind: "rolling" } : { kind: "rolling", entry };
  }
}
