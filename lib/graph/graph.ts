import { TerraformResource } from "cdktf";
import type { Role } from "../config/schema";
import type { DeploymentStack } from "../stack/deployment-stack";
import type { Cloud, Layer } from "../stack/layers";
import type { StateLocation } from "../state/location";
import { isStateful } from "./stateful";
import { waves } from "./waves";

/** One stack as reviewers, pipelines and commands see it. */
export interface StackNode {
  readonly name: string;
  readonly cloud: Cloud;
  readonly region: string | undefined;
  readonly role: Role | undefined;
  readonly layer: Layer;
  readonly state: StateLocation;
  /** Where a replica of the state lies. */
  readonly standbyState: StateLocation | undefined;
  /** Stacks of the same region whose outputs it reads. */
  readonly dependsOn: readonly string[];
  /** Stacks that must exist before its first deployment, and never again. */
  readonly firstDeployAfter: readonly string[];
  /** Stacks of one wave can be applied at the same time. Counts from 1 and looks at `dependsOn` only. */
  readonly wave: number;
  /** The same for the first deployment, which also waits for `firstDeployAfter`. */
  readonly firstDeployWave: number;
  /** Planned and applied from inside the network. */
  readonly needsInNetworkRunner: boolean;
  /** Number of resources of each type. */
  readonly resources: Readonly<Record<string, number>>;
  /** Addresses of what holds data. */
  readonly stateful: readonly string[];
}

/** All stacks of a deployment, in the order of their first deployment. */
export function stackGraph(stacks: readonly DeploymentStack[]): StackNode[] {
  const steady = waves(stacks.map((stack) => [stack.node.id, stack.dependsOnStacks]));
  const first = waves(stacks.map((stack) => [stack.node.id, [...stack.dependsOnStacks, ...stack.firstDeployAfter]]));
  return stacks
    .map((stack): StackNode => {
      const name = stack.node.id;
      const resources = stack.node.findAll().filter(TerraformResource.isTerraformResource) as TerraformResource[];
      return {
        name,
        cloud: stack.cloud,
        region: stack.region,
        role: stack.role,
        layer: stack.layer,
        state: stack.state.live,
        standbyState: stack.state.standby,
        dependsOn: stack.dependsOnStacks,
        firstDeployAfter: [...stack.firstDeployAfter].sort(),
        wave: steady.get(name) ?? 1,
        firstDeployWave: first.get(name) ?? 1,
        needsInNetworkRunner: false,
        resources: countByType(resources),
        stateful: resources
          .filter((resource) => isStateful(resource.terraformResourceType))
          .map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`)
          .sort(),
      };
    })
    .sort((a, b) => a.firstDeployWave - b.firstDeployWave || a.name.localeCompare(b.name));
}

function countByType(resources: readonly TerraformResource[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { terraformResourceType: type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)));
}
