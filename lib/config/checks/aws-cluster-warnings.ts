import { CLUSTER_ADDRESSES_IN_ZONE, maxPods, nodeAddresses } from "../../addresses/eks";
import { vcpusOf } from "../../catalog/aws-instance-types";
import { AWS_REGIONS } from "../../catalog/aws-regions";
import { nodeGroupsOf } from "../aws/cluster";
import type { FileFinding } from "../findings";
import { resolvedProfile } from "../profiles";
import type { ParsedAws, ParsedDeployment } from "../schema";

/** What a cluster may regret. Only for files without findings. */
export function clusterWarnings(deployment: ParsedDeployment): FileFinding[] {
  const { aws } = deployment;
  if (aws?.cluster === undefined) return [];
  return [...refusedZones(aws.regions), ...fullNodes(deployment, aws.cluster, aws.regions)];
}

/**
 * Letters of zones are drawn anew for each account, and EKS refuses zones by id.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (2026-11)
 */
function refusedZones(regions: ParsedAws["regions"]): FileFinding[] {
  return regions.flatMap(({ name, zones = [] }, region) =>
    zones.flatMap((zone, index) => {
      if (AWS_REGIONS[name]?.unfitZones.includes(zone) !== true) return [];
      const rule = "a zone that EKS takes in every account; in some this letter stands for one that it refuses";
      const fix = "ask aws ec2 describe-availability-zones for its id: use1-az3, usw1-az2 and cac1-az3 are refused";
      return [{ path: ["aws", "regions", region, "zones", index], rule, fix }];
    }),
  );
}

/** All nodes, with all the pods that they may have, find addresses in the cluster's subnets. */
function fullNodes(
  { catalog, ...deployment }: ParsedDeployment,
  cluster: NonNullable<ParsedAws["cluster"]>,
  regions: ParsedAws["regions"],
): FileFinding[] {
  const groups = nodeGroupsOf(cluster, catalog, resolvedProfile({ catalog, ...deployment }));
  const wanted = groups.reduce((sum, { max, instanceTypes }) => {
    const vcpus = Math.max(...instanceTypes.map((type) => vcpusOf(type) ?? 0));
    return sum + max * nodeAddresses(maxPods(vcpus));
  }, 0);
  const zones = Math.min(...regions.map(({ name, zones }) => (zones ?? AWS_REGIONS[name]?.defaultZones ?? []).length));
  const room = zones * CLUSTER_ADDRESSES_IN_ZONE;
  if (wanted <= room) return [];
  const rule = `groups whose nodes have addresses for all their pods (${zones} zones have ${room})`;
  const fix = "add zones, or lower max of a group";
  return [{ path: ["aws", "cluster", "nodeGroups"], rule, got: `${wanted} at most`, fix }];
}
