import { z } from "zod";
import type { ResolveContext } from "./context";

/** The Kubernetes cluster of each region, on EKS. */
export const clusterSchema = z.strictObject({}).describe("The Kubernetes cluster of each region, on EKS.");
export type ParsedCluster = z.output<typeof clusterSchema>;

export type AwsCluster = {};

export function resolveCluster(_parsed: ParsedCluster, _context: ResolveContext): AwsCluster {
  return {};
}
