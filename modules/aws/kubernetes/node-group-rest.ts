import type { Construct } from "constructs";
import type { RestHours } from "../../../lib/config/aws/governance";
import type { Names } from "../../../lib/names/names";
import { RestSchedule } from "../governance/rest-schedule";

export interface NodeGroupRestProps {
  /** Name of the cluster. */
  readonly clusterName: string;
  readonly hours: RestHours;
  readonly minSize: number;
  readonly desiredSize: number;
  /** Name of the group in the deployment file. */
  readonly name: string;
  readonly names: Names;
  /** Its whole name, with the suffix. */
  readonly nodeGroupName: string;
}

/**
 * The nights and weekends of a group of nodes: none, and in the morning as many as at the start. The cluster autoscaler
 * runs on such nodes, so at night nothing brings them back.
 */
export class NodeGroupRest extends RestSchedule {
  constructor(scope: Construct, id: string, props: NodeGroupRestProps) {
    const { clusterName, hours, minSize, desiredSize, name, names, nodeGroupName } = props;
    const sizes = (MinSize: number, DesiredSize: number) => ({
      action: "updateNodegroupConfig",
      input: { ClusterName: clusterName, NodegroupName: nodeGroupName, ScalingConfig: { MinSize, DesiredSize } },
    });
    super(scope, id, {
      names,
      hours,
      purpose: `nodes-${name}`,
      what: `the nodes of the group ${name}`,
      service: "eks",
      stop: sizes(0, 0),
      start: sizes(minSize, desiredSize),
    });
  }
}
