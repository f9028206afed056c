import { replicationSource } from "../../lib/config/databases";
import type { AwsDeployment } from "../../lib/config/deployment";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import { type AwsStateRegion, awsStateRegions } from "../../lib/state/location";
import { AccountStack } from "./account-stack";
import type { AwsSurroundings } from "./aws-stack";
import { ClusterStack } from "./cluster-stack";
import { ComputeStack } from "./compute-stack";
import { DataStack } from "./data-stack";
import { DnsStack } from "./dns-stack";
import { EdgeStack } from "./edge-stack";
import { FoundationStack } from "./foundation-stack";
import { IdentityStack } from "./identity-stack";
import { LinksStack } from "./links-stack";
import { MessagingStack } from "./messaging-stack";
import { MonitoringStack } from "./monitoring-stack";
import { NetworkStack } from "./network-stack";
import { StateStack } from "./state-stack";
import { TrafficStack } from "./traffic-stack";

/** The AWS stacks of a deployment. */
export function composeAws(around: AwsSurroundings): DeploymentStack[] {
  const { aws } = around;
  const places = awsStateRegions(aws);
  const placeOf = (name: string): AwsStateRegion => {
    const place = places.find((candidate) => candidate.name === name);
    if (place === undefined) throw new Error(`no state region ${name}`);
    return place;
  };
  const states = places.map((place) => new StateStack(around, place));
  const account = new AccountStack(around, placeOf(aws.controlRegion.name));

  const regions = aws.regions.map((region) => {
    const place = placeOf(region.name);
    const identity = new IdentityStack(around, place, region);
    const foundation = new FoundationStack(around, place, region);
    // Policies refuse principals that do not exist yet.
    foundation.addDependency(identity);
    const network = new NetworkStack(around, place, region, { foundation });
    const data = new DataStack(around, place, region, { foundation, network });
    const messaging = aws.messaging && new MessagingStack(around, place, region, { foundation });
    const cluster = aws.cluster && new ClusterStack(around, place, region, { foundation, network });
    const edge = aws.edge && new EdgeStack(around, place, region, { foundation, network });
    const compute = hasCompute(aws)
      ? new ComputeStack(around, place, region, { foundation, network, data, edge, messaging })
      : undefined;
    const dns = new DnsStack(around, place, region, { network, data, edge });
    const monitoring =
      aws.monitoring && new MonitoringStack(around, place, region, { foundation, network, edge, compute });
    const stacks = [identity, foundation, network, data, messaging, cluster, edge, compute, dns, monitoring];
    return { region, foundation, data, compute, stacks: stacks.filter((stack) => stack !== undefined) };
  });
  const links = places
    .filter(({ name, replicaIn }) => replicaIn !== undefined || (name === aws.home && aws.tables.length > 0))
    .map((place) => {
      const region = regions.find((candidate) => candidate.region.name === place.name);
      const stack = new LinksStack(around, place, region?.region, region && { foundation: region.foundation });
      // What replicates comes before its replication.
      if (region !== undefined) stack.addDependency(region.data);
      // Functions read the streams of tables.
      if (region?.compute !== undefined) stack.addDependency(region.compute);
      return stack;
    });
  const traffic = new TrafficStack(around, placeOf(aws.controlRegion.name));

  const stacks = [...states, account, ...regions.flatMap((region) => region.stacks), ...links, traffic];
  orderFirstDeployment(around, stacks);
  return stacks;
}

function hasCompute({ ecs, functions, batch, instances }: AwsDeployment): boolean {
  return ecs !== undefined || batch !== undefined || functions.length + instances.length > 0;
}

/**
 * What must exist before a stack can be applied for the first time: states before everything, service-linked roles
 * before keys that name them, a partner's keys before what is encrypted for it, a database or a table before its replica.
 */
function orderFirstDeployment({ aws }: AwsSurroundings, stacks: readonly DeploymentStack[]): void {
  const named = new Map(stacks.map((stack) => [stack.node.id, stack]));
  const after = (stack: string, ...others: string[]) => {
    for (const other of others) if (named.has(other)) named.get(stack)?.firstDeployAfter.add(other);
  };
  const control = aws.controlRegion.name;
  for (const { node, region, layer } of stacks) {
    if (layer !== "state") after(node.id, `aws-${region ?? control}-state`);
  }
  for (const { name, partner } of aws.regions) {
    after(`aws-${name}-identity`, "aws-account");
    after(`aws-${name}-foundation`, "aws-account");
    after(`aws-${name}-dns`, "aws-account");
    // The account owns the records by which certificates are validated.
    after(`aws-${name}-edge`, "aws-account");
    after("aws-traffic", `aws-${name}-foundation`, `aws-${name}-dns`);
    after(`aws-${name}-links`, `aws-${name}-identity`);
    // A table before its replicas.
    if (name !== aws.home) after(`aws-${name}-links`, `aws-${aws.home}-links`);
    // A region's keys before the replicas of home's secrets there.
    if (name !== aws.home) after(`aws-${aws.home}-data`, `aws-${name}-foundation`);
    if (partner === undefined) continue;
    after(`aws-${name}-data`, `aws-${partner}-foundation`);
    after(`aws-${name}-links`, `aws-${partner}-data`);
  }
  for (const { name, replicaIn } of awsStateRegions(aws)) {
    if (replicaIn !== undefined) after(`aws-${name}-links`, `aws-${replicaIn.name}-state`);
  }
  for (const database of aws.databases) {
    for (const member of database.members) {
      const source = member.retired ? undefined : replicationSource(member, database);
      if (source !== undefined) after(`aws-${member.region}-data`, `aws-${source.region}-data`);
    }
  }
  // Home's role replicates the states of a control region that has no roles.
  after(`aws-${control}-links`, `aws-${aws.home}-identity`);
}
