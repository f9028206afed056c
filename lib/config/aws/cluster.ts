import { z } from "zod";
import { type CatalogColumn, catalogValue } from "../../catalog/catalog";
import type { Profile } from "../deployment";
import { cidr, oneOf } from "../fields";
import type { ResolveContext } from "./context";
import { type AwsNodeGroup, defaultNodeGroups, nodeGroup, resolveNodeGroup } from "./node-groups";
import { regionName } from "./region-name";

/** Add-ons of EKS that every cluster has. */
export const ADDONS = [
  "vpc-cni",
  "kube-proxy",
  "eks-pod-identity-agent",
  "coredns",
  "metrics-server",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "eks-node-monitoring-agent",
  "amazon-cloudwatch-observability",
] as const;
export type AddonName = (typeof ADDONS)[number];

export const AUTOSCALERS = ["cluster-autoscaler", "karpenter"] as const;
export type Autoscaler = (typeof AUTOSCALERS)[number];

/**
 * Groups of managed nodes that a cluster can have.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html (2026-11)
 */
const MAX_NODE_GROUPS = 30;

/**
 * Ranges that may reach a public endpoint.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html (2026-11)
 */
const MAX_PUBLIC_RANGES = 40;

const roleArn = z
  .string("the ARN of a role; write it like arn:aws:iam::123456789012:role/name")
  .regex(
    /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
    "the ARN of a role; write it like arn:aws:iam::123456789012:role/name",
  );

const addonVersion = z
  .string("a version of the add-on; write it like v1.21.1-eksbuild.1")
  .regex(/^v\d+\.\d+\.\d+(-[\w.]+)?$/, "a version of the add-on; write it like v1.21.1-eksbuild.1");

const CONNECTION = "the ARN of a connection; copy it from the console's page of connections";
const connectionArn = z
  .string(CONNECTION)
  .regex(/^arn:aws:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[0-9a-f-]{36}$/, CONNECTION);

/** The Kubernetes cluster of each region, on EKS. */
export const clusterSchema = z
  .strictObject({
    version: z
      .string("a Kubernetes version in quotes; write it like '1.35'")
      .regex(/^1\.\d{2}$/, "a Kubernetes version; write it like '1.35'")
      .optional()
      .describe("Kubernetes version of all regions. Rises by one minor version at a time. Default: the catalog's."),
    publicAccessCidrs: z
      .array(cidr, "a list of address ranges; write it like [203.0.113.0/24]")
      .max(MAX_PUBLIC_RANGES, `at most ${MAX_PUBLIC_RANGES} ranges; join some`)
      .default([])
      .describe("Ranges that reach the endpoint from the internet. Empty: it is private."),
    adminRoleArns: z
      .array(roleArn, "a list of role ARNs; remove it or write one")
      .default([])
      .describe("Roles of people who administer the clusters. CI has its own access."),
    autoscaler: oneOf(AUTOSCALERS)
      .default("cluster-autoscaler")
      .describe("What adds and removes nodes. Default: the documented cluster autoscaler."),
    nodeGroups: z
      .array(nodeGroup, "a list of node groups; remove it or write one")
      .min(1, "not empty; remove it, or write a group")
      .max(MAX_NODE_GROUPS, `at most ${MAX_NODE_GROUPS} groups, EKS's quota; remove some`)
      .optional()
      .describe("Groups of nodes. Default: system, cpu and spot; in development system only."),
    addonVersions: z
      .partialRecord(
        z.enum(ADDONS, `one of ${ADDONS.join(", ")}; rename it`),
        addonVersion,
        "a mapping of add-ons to versions; remove it or write one",
      )
      .default({})
      .describe(
        "Versions of add-ons. Default: what AWS chooses for the Kubernetes version when it creates the add-on.",
      ),
    runnerConnections: z
      .partialRecord(regionName, connectionArn, "a mapping of regions to connections; remove it or write one")
      .default({})
      .describe("Approved CodeConnections to GitHub, by region. Without one the region's CI runner takes no jobs."),
  })
  .describe("The Kubernetes cluster of each region, on EKS.");
export type ParsedCluster = z.output<typeof clusterSchema>;

export interface AwsCluster {
  readonly version: string;
  /** `EXTENDED`: past its standard support a version is paid for, in place of an upgrade that AWS chooses the time of. */
  readonly supportType: "STANDARD" | "EXTENDED";
  readonly publicAccessCidrs: readonly string[];
  readonly adminRoleArns: readonly string[];
  readonly autoscaler: Autoscaler;
  readonly addonVersions: Readonly<Partial<Record<AddonName, string>>>;
  readonly nodeGroups: readonly AwsNodeGroup[];
  /** Connections to GitHub, by region. */
  readonly runnerConnections: Readonly<Partial<Record<string, string>>>;
}

export function resolveCluster(parsed: ParsedCluster, { catalog, profile }: ResolveContext): AwsCluster {
  return {
    version: parsed.version ?? catalogValue("eks-kubernetes", catalog),
    // An upgrade that nobody planned must not reach production; the version's end is announced at every synthesis.
    supportType: profile.protect ? "EXTENDED" : "STANDARD",
    publicAccessCidrs: parsed.publicAccessCidrs,
    adminRoleArns: parsed.adminRoleArns,
    autoscaler: parsed.autoscaler,
    addonVersions: parsed.addonVersions as AwsCluster["addonVersions"],
    nodeGroups: nodeGroupsOf(parsed, catalog, profile),
    runnerConnections: parsed.runnerConnections,
  };
}

/** The groups of nodes, with everything that the file leaves to defaults. */
export function nodeGroupsOf(parsed: ParsedCluster, catalog: CatalogColumn, profile: Profile): AwsNodeGroup[] {
  const groups = parsed.nodeGroups ?? defaultNodeGroups(profile);
  return groups.map((group) => resolveNodeGroup(group, catalog, profile));
}
