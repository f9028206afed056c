import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Architecture } from "../../../lib/catalog/aws-instance-types";
import type { RestHours } from "../../../lib/config/aws/governance";
import { requireInRange } from "../../../lib/errors/configuration-error";
import { autoScalingGroupName } from "../../../lib/identifiers/aws-names";
import { instanceProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { backupTags } from "../../../lib/tags/backup";
import type { TagSet } from "../../../lib/tags/tags";
import { RestSchedule } from "../governance/rest-schedule";
import { instanceUserData } from "./instance-user-data";

/**
 * The parameter of AWS that holds the newest image of Amazon Linux 2023. EC2 reads it at each start, so an image id
 * never stands in a state, and new instances have the newest patches.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html (2026-11)
 */
const imageParameter = (architecture: Architecture): string =>
  `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;

/** Root volume of the image. */
const DEVICE = "/dev/xvda";

/** How long an instance may start before it is judged, as documented for health checks. Unit: seconds. */
const GRACE_SECONDS = 300;

/** No instance gets older, so that each comes to the newest image. Unit: seconds. */
const LIFETIME_SECONDS = 30 * 86_400;

/** What dashboards show of a group. They cost nothing. */
const METRICS = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
];

export interface AutoScalingGroupProps {
  readonly architecture: Architecture;
  /** Daily snapshots of the volumes. */
  readonly backup: boolean;
  /** What root runs at the first start. */
  readonly commands: readonly string[];
  /** What the group is for; part of its name. */
  readonly group: string;
  /** The preferred type first. */
  readonly instanceTypes: readonly string[];
  readonly max: number;
  readonly min: number;
  readonly names: Names;
  /** When the group has no instances. @default - it always has some */
  readonly restHours: RestHours | undefined;
  readonly securityGroupIds: string[];
  /** Unit: per cent of the group. */
  readonly spotPercent: number;
  readonly subnetIds: string[];
  /** Tags of instances and volumes, which the provider's do not reach. */
  readonly tags: TagSet;
  /** Unit: GiB. */
  readonly volumeGiB: number;
  /** ARN of the key that Auto Scaling and Spot may use. */
  readonly volumesKeyArn: string;
}

/**
 * Instances in the private subnets that Auto Scaling replaces when they fail. Nobody logs in by a key: Session Manager
 * opens a shell. A change of the template, and a new image, comes to all instances, new ones before old ones go.
 * @resource aws_autoscaling_group, aws_launch_template
 */
export class AutoScalingGroup extends Construct {
  readonly resource: AutoscalingGroup;

  constructor(scope: Construct, id: string, props: AutoScalingGroupProps) {
    super(scope, id);
    const { names, group, min, max, spotPercent } = props;
    requireInRange(this, "min", min, { min: 0, max }, "instances, at most 'max'");
    requireInRange(this, "spotPercent", spotPercent, { min: 0, max: 100 }, "per cent");
    const tags = { ...props.tags, Name: names.of("nameTag", group) };
    const template = this.template(props, tags);
    this.resource = new AutoscalingGroup(this, "Resource", {
      name: autoScalingGroupName(names, group),
      minSize: min,
      maxSize: max,
      vpcZoneIdentifier: props.subnetIds,
      mixedInstancesPolicy: {
        instancesDistribution: {
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: 100 - spotPercent,
          onDemandAllocationStrategy: "prioritized",
          spotAllocationStrategy: "price-capacity-optimized",
        },
        launchTemplate: {
          launchTemplateSpecification: {
            launchTemplateId: template.id,
            version: Token.asString(template.latestVersion),
          },
          override: props.instanceTypes.map((instanceType) => ({ instanceType })),
        },
      },
      // A Spot instance that may be taken back is replaced before it goes.
      capacityRebalance: spotPercent > 0,
      healthCheckType: "EC2",
      healthCheckGracePeriod: GRACE_SECONDS,
      defaultInstanceWarmup: GRACE_SECONDS,
      maxInstanceLifetime: LIFETIME_SECONDS,
      enabledMetrics: METRICS,
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200, skipMatching: true },
      },
      tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      // Scaling decides. Bounds stay Terraform's, but for what rests.
      lifecycle: {
        ignoreChanges: props.restHours === undefined ? ["desired_capacity"] : ["desired_capacity", "min_size"],
      },
    });
    if (props.restHours !== undefined) this.rest(props.restHours, props);
  }

  private rest(hours: RestHours, { names, group, min }: AutoScalingGroupProps): void {
    const AutoScalingGroupName = autoScalingGroupName(names, group);
    const size = (MinSize: number) => ({
      action: "updateAutoScalingGroup",
      input: { AutoScalingGroupName, MinSize, DesiredCapacity: MinSize },
    });
    new RestSchedule(this, "Rest", {
      names,
      hours,
      purpose: `instances-${group}`,
      what: `the instances ${group}`,
      service: "autoscaling",
      stop: size(0),
      start: size(min),
    });
  }

  private template(props: AutoScalingGroupProps, tags: TagSet): LaunchTemplate {
    const { names, group } = props;
    const volumeTags = props.backup ? { ...tags, ...backupTags("volumes") } : tags;
    return new LaunchTemplate(this, "Template", {
      namePrefix: `${names.of("launchTemplate", group)}-`,
      updateDefaultVersion: true,
      imageId: imageParameter(props.architecture),
      iamInstanceProfile: { name: instanceProfileName(names) },
      vpcSecurityGroupIds: props.securityGroupIds,
      ebsOptimized: "true",
      // A metric each minute, or scaling would see five minutes at once.
      monitoring: { enabled: true },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: DEVICE,
          ebs: {
            encrypted: "true",
            kmsKeyId: props.volumesKeyArn,
            volumeType: "gp3",
            volumeSize: props.volumeGiB,
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: [
        { resourceType: "instance", tags },
        { resourceType: "volume", tags: volumeTags },
      ],
      userData: Buffer.from(instanceUserData(names, props.commands)).toString("base64"),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
