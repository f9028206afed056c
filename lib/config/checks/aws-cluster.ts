import { cidrFinding, isPrivate, overlaps, parseCidr } from "../../addresses/cidr";
import { SERVICE_CIDR } from "../../addresses/eks";
import { catalogFinding, catalogValue } from "../../catalog/catalog";
import { shown } from "../../errors/configuration-error";
import { iamRoleArn } from "../../identifiers/aws";
import { CI_TASKS, ciRoleName } from "../../identifiers/aws-roles";
import { Names } from "../../names/names";
import { type FileFinding, foundAt } from "../findings";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";
import { checkNodeGroups } from "./aws-node-groups";
import { repeated } from "./names";
import { networkPlan } from "./network";

type ParsedCluster = NonNullable<ParsedAws["cluster"]>;

/** What the schema of `aws.cluster` cannot see: it needs more than one value. */
export function checkCluster(deployment: Readable): FileFinding[] {
  const cluster = deployment.aws?.cluster;
  if (cluster === undefined) return [];
  return [
    ...checkVersion(cluster, deployment),
    ...checkEndpoint(cluster),
    ...checkAdministrators(cluster, deployment),
    ...checkServiceAddresses(deployment),
    ...checkConnections(cluster, deployment),
    ...checkNodeGroups(cluster, deployment),
  ];
}

/** A version that can still be created, whether the file or the catalog gives it. */
function checkVersion({ version }: ParsedCluster, { catalog }: Readable): FileFinding[] {
  if (version !== undefined) {
    return foundAt(["aws", "cluster", "version"], catalogFinding("eks-kubernetes", version, "version"));
  }
  if (catalog === undefined) return [];
  const given = catalogValue("eks-kubernetes", catalog);
  const retired = catalogFinding("eks-kubernetes", given, "version");
  if (retired === undefined) return [];
  return [
    {
      path: ["aws", "cluster", "version"],
      rule: retired.rule,
      got: `${shown(given)} from catalog '${catalog}'`,
      fix: `write version: ${retired.fix.replace("use ", "")}, or catalog: current`,
    },
  ];
}

/** Ranges from which the endpoint is reached over the internet. EKS takes public ranges only. */
function checkEndpoint({ publicAccessCidrs }: ParsedCluster): FileFinding[] {
  return publicAccessCidrs.flatMap((range, index) => {
    const path = ["aws", "cluster", "publicAccessCidrs", index];
    const wrong = cidrFinding(range, "publicAccessCidrs");
    if (wrong !== undefined) return foundAt(path, wrong);
    if (isPrivate(range)) {
      return [{ path, rule: "a range of public addresses", fix: "remove it, the network itself always has access" }];
    }
    if (parseCidr(range)?.prefix !== 0) return [];
    return [{ path, rule: "narrower than the whole internet", fix: "write the ranges that need access" }];
  });
}

/** Everybody has one access entry, and CI has its own. */
function checkAdministrators({ adminRoleArns }: ParsedCluster, deployment: Readable): FileFinding[] {
  const { project, environment, aws } = deployment;
  const path = (index: number) => ["aws", "cluster", "adminRoleArns", index];
  const twice = repeated(
    // Addresses are made of the name, whatever stands before it.
    adminRoleArns.map((arn) => arn.slice(arn.lastIndexOf("/"))),
    path,
  );
  if (project === undefined || environment === undefined || aws?.accountId === undefined || aws.ci === undefined) {
    return twice;
  }
  const { accountId, ci } = aws;
  const names = new Names({ project, environment, account: accountId });
  const own = CI_TASKS.map((task) => iamRoleArn(accountId, ciRoleName(names, ci.role, task)));
  const ofCi = adminRoleArns.flatMap((arn, index) =>
    own.includes(arn)
      ? [{ path: path(index), rule: "another role than CI's, which has its access", fix: "remove it" }]
      : [],
  );
  return [...twice, ...ofCi];
}

/** Nothing that nodes and pods talk to has an address of Kubernetes services. */
function checkServiceAddresses({ aws, allowedIpRanges }: Readable): FileFinding[] {
  const regions = aws?.regions ?? [];
  const rule = `apart from ${SERVICE_CIDR}, the addresses of Kubernetes services`;
  const fix = "write another range, or nodes cannot reach it";
  const networks = [...networkPlan(regions).networks].flatMap(([name, { cidr }]) => {
    if (!overlaps(cidr, SERVICE_CIDR)) return [];
    const path = ["aws", "regions", regions.findIndex((region) => region.name === name), "cidr"];
    return [{ path, rule, got: cidr, fix }];
  });
  const ranges = (allowedIpRanges ?? []).flatMap((range, index) =>
    parseCidr(range) === undefined || isWorld(range) || !overlaps(range, SERVICE_CIDR)
      ? []
      : [{ path: ["allowedIpRanges", index], rule, fix }],
  );
  return [...networks, ...ranges];
}

const isWorld = (range: string): boolean => parseCidr(range)?.prefix === 0;

/** A connection lives in the region that uses it. */
function checkConnections({ runnerConnections }: ParsedCluster, { aws }: Readable): FileFinding[] {
  const regions = (aws?.regions ?? []).map(({ name }) => name);
  return Object.entries(runnerConnections).flatMap(([region, arn]): FileFinding[] => {
    const prop = "runnerConnections";
    const path = ["aws", "cluster", prop, region];
    if (!regions.includes(region)) {
      const rule = `one of the deployment's regions (${regions.join(", ")})`;
      return [{ path, prop, rule, got: region, fix: "remove it, or add the region", atKey: true }];
    }
    if (arn?.split(":")[3] === region) return [];
    return [{ path, prop, rule: `a connection of ${region}`, fix: `write the ARN of one that was made in ${region}` }];
  });
}
