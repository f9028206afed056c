/** What a group of nodes is for: the cluster's own programs, services, what may be interrupted, models on GPUs. */
export const NODE_KINDS = ["system", "cpu", "spot", "gpu"] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Keeps pods away that do not tolerate it. In the spelling of manifests. */
export interface NodeTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** The label by which pods choose a kind: its value is the kind. The same in every cloud, as are the taints. */
export const NODE_KIND_LABEL = "workload";

/** Only what tolerates an interruption goes to `spot`, and only what needs a GPU pays for one. */
export const NODE_TAINTS: Readonly<Record<NodeKind, readonly NodeTaint[]>> = {
  system: [],
  cpu: [],
  spot: [{ key: "spot", value: "true", effect: "NoSchedule" }],
  gpu: [{ key: "gpu", value: "true", effect: "NoSchedule" }],
};
