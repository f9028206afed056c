import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Architecture } from "../../../lib/catalog/aws-instance-types";
import { autoScalingGroupName, ecsClusterName } from "../../../lib/identifiers/aws-names";
import { ecsInstanceProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import type { TagSet } from "../../../lib/tags/tags";
import { SecurityGroup } from "../network/security-group";

/**
 * Parameters of AWS that hold the newest ECS-optimized image of Amazon Linux 2023. EC2 reads them at each start, so an
 * image id never stands in a state.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html (2026-11)
 */
const IMAGE_PARAMETERS: Readonly<Record<Architecture, string>> = {
  x86_64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
  arm64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
};

/** Root volume of the image, which also holds the images of containers. Unit: GiB. */
const VOLUME = { device: "/dev/xvda", sizeGiB: 50 } as const;

export interface EcsInstancesProps {
  readonly architecture: Architecture;
  readonly instanceType: string;
  /** Most instances. They start at none, and ECS starts as many as tasks need. */
  readonly max: number;
  readonly names: Names;
  /** No instance with tasks on it is ended. It also keeps the group from being deleted while it has instances. */
  readonly protect: boolean;
  readonly subnetIds: string[];
  /** Tags of instances and volumes, which the provider's do not reach. */
  readonly tags: TagSet;
  readonly volumesKeyArn: string;
  readonly vpcId: string;
}

/**
 * Instances that ECS starts and ends by the tasks that need them. Tasks have network interfaces and security groups of
 * their own, so an instance only calls AWS, and is called by nobody.
 * @resource aws_ecs_capacity_provider, aws_autoscaling_group, aws_launch_template
 */
export class EcsInstances extends Construct {
  readonly resource: EcsCapacityProvider;
  readonly autoScalingGroup: AutoscalingGroup;

  constructor(scope: Construct, id: string, props: EcsInstancesProps) {
    super(scope, id);
    const { names, protect, tags } = props;
    const securityGroup = new SecurityGroup(this, "SecurityGroup", {
      names,
      purpose: "ecs-instance",
      description: "Instances of the ECS cluster",
      vpcId: props.vpcId,
    });
    securityGroup.addEgress("to-https", {
      peer: { cidr: "0.0.0.0/0" },
      traffic: { tcp: 443 },
      description: "AWS services and image registries",
    });
    const named = { ...tags, Name: names.of("nameTag", "ecs-instance") };
    const template = new LaunchTemplate(this, "Template", {
      namePrefix: `${names.of("launchTemplate", "ecs")}-`,
      imageId: `resolve:ssm:${IMAGE_PARAMETERS[props.architecture]}`,
      instanceType: props.instanceType,
      iamInstanceProfile: { name: ecsInstanceProfileName(names) },
      vpcSecurityGroupIds: [securityGroup.resource.id],
      updateDefaultVersion: true,
      ebsOptimized: "true",
      monitoring: { enabled: true },
      // One hop: the agent reads it, and what runs in a container does not.
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: VOLUME.device,
          ebs: {
            encrypted: "true",
            kmsKeyId: props.volumesKeyArn,
            volumeType: "gp3",
            volumeSize: VOLUME.sizeGiB,
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: [
        { resourceType: "instance", tags: named },
        { resourceType: "volume", tags: named },
      ],
      userData: Buffer.from(userData(ecsClusterName(names))).toString("base64"),
      lifecycle: { createBeforeDestroy: true },
    });
    this.autoScalingGroup = new AutoscalingGroup(this, "Group", {
      name: autoScalingGroupName(names, "ecs"),
      minSize: 0,
      maxSize: props.max,
      vpcZoneIdentifier: props.subnetIds,
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      protectFromScaleIn: protect,
      // ECS adds the tag, and needs it. What Terraform did not declare it would take away.
      tag: [
        { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true },
        ...Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
      ],
      lifecycle: { ignoreChanges: ["desired_capacity"] },
    });
    this.resource = new EcsCapacityProvider(this, "Resource", {
      name: names.of("ecsCapacityProvider", "instances"),
      autoScalingGroupProvider: {
        autoScalingGroupArn: this.autoScalingGroup.arn,
        managedScaling: { status: "ENABLED", targetCapacity: 100 },
        managedDraining: "ENABLED",
        managedTerminationProtection: protect ? "ENABLED" : "DISABLED",
      },
    });
  }
}

/**
 * What the agent reads when it starts.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html (2026-11)
 */
function userData(cluster: string): string {
  return `#!/bin/bash
cat >> /etc/ecs/ecs.config <<'CONFIG'
ECS_CLUSTER=${cluster}
ECS_AWSVPC_BLOCK_IMDS=true
ECS_IMAGE_PULL_BEHAVIOR=once
CONFIG
`;
}
