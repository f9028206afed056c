import type { Deployment } from "../config/deployment";
import { type CatalogKey, catalogValue } from "./catalog";

/** The values of the catalog that a deployment stands on, whether the file or the catalog gives them. */
export function catalogValuesOf({ aws, catalog }: Deployment): { readonly key: CatalogKey; readonly value: string }[] {
  if (aws === undefined) return [];
  return [
    ...aws.databases.map(({ engineVersion }) => ({ key: "rds-postgres", value: engineVersion }) as const),
    ...aws.caches.map(({ engineVersion }) => ({ key: "elasticache-version", value: engineVersion }) as const),
    ...(aws.cluster === undefined ? [] : [{ key: "eks-kubernetes", value: aws.cluster.version } as const]),
    ...aws.functions.map(({ runtime }) => ({ key: "lambda-python", value: runtime }) as const),
    ...(aws.governance === undefined || !aws.ownsAccount
      ? []
      : [{ key: "cis-foundations-benchmark", value: aws.governance.cisVersion } as const]),
    { key: "lambda-node", value: catalogValue("lambda-node", catalog) },
  ];
}
