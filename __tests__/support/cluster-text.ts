import { DEPLOYMENT_TEXT, type Edit } from "./deployment-text";

/** The text with a cluster. Its settings stand on lines of their own, from line 31. */
export const withCluster = (...lines: readonly string[]): string =>
  `${DEPLOYMENT_TEXT}  cluster:\n${lines.map((line) => `    ${line}\n`).join("")}`;
export const CLUSTER_TEXT = withCluster("autoscaler: cluster-autoscaler");
const SYSTEM = "- { name: system, kind: system }";

/** A setting in place of the line that the text has. */
export const setting = (line: string): Edit => ["autoscaler: cluster-autoscaler", line];
/** Groups beside the one that every cluster needs. The first of them is in line 33. */
export const groups = (...more: readonly string[]): Edit =>
  setting(["nodeGroups:", SYSTEM, ...more.map((group) => `- { ${group} }`)].join("\n      "));
