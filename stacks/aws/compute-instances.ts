import { architectureOf } from "../../lib/catalog/aws-instance-types";
import { restHours } from "../../lib/config/rest";
import { heldCapacity } from "../../lib/config/warm-standby";
import { awsTags, deploymentTags } from "../../lib/tags/tags";
import { AutoScalingGroup } from "../../modules/aws/compute/auto-scaling-group";
import { AutoScalingSteps } from "../../modules/aws/compute/auto-scaling-steps";
import type { ComputeGround } from "./compute-ground";

/** The Auto Scaling groups of a region. */
export function addInstances({ stack, foundation, network }: ComputeGround): void {
  const { names, awsRegion: region } = stack;
  const { aws, deployment } = stack.around;
  for (const { name, scaleUpAbovePercent, scaleDownBelowPercent, ...settings } of aws.instances) {
    const [type = ""] = settings.instanceTypes;
    const architecture = architectureOf(type);
    if (architecture === undefined) throw new Error(`a checked deployment knows the instance type ${type}`);
    const group = new AutoScalingGroup(stack, `Instances-${name}`, {
      ...settings,
      names,
      group: name,
      architecture,
      // A standby holds its share, and grows to as many as the primary when the load comes.
      min: heldCapacity(aws, region, settings.min),
      restHours: restHours(deployment.profile, aws),
      securityGroupIds: [network.workload_security_group_id],
      subnetIds: network.private_subnet_ids,
      tags: awsTags(deploymentTags(deployment)),
      volumesKeyArn: foundation.volumes_key_arn,
    });
    new AutoScalingSteps(group, "Steps", {
      names,
      group: name,
      autoScalingGroupName: group.resource.name,
      abovePercent: scaleUpAbovePercent,
      belowPercent: scaleDownBelowPercent,
    });
  }
}
