import { AWS_REGIONS } from "../../catalog/aws-regions";
import { ConfigurationError } from "../../errors/configuration-error";
import { AWS_NAME_LIMITS, type AwsNameKind } from "../../names/limits";
import { Names } from "../../names/names";
import type { FileFinding } from "../findings";
import type { Path } from "../positions";
import type { Readable } from "../readable";

/** Names of one kind are different, and every physical name can be made of the project's name. */
export function checkNames(deployment: Readable): FileFinding[] {
  return [...checkDifferent(deployment), ...checkBuckets(deployment), ...checkProject(deployment)];
}

function checkDifferent({ aws }: Readable): FileFinding[] {
  const named = (["databases", "tables", "buckets", "functions", "instances"] as const).flatMap((kind) => {
    const names = (aws?.[kind] ?? []).map(({ name }) => name);
    return repeated(names, (index) => ["aws", kind, index, "name"]);
  });
  return [...named, ...repeated(aws?.repositories ?? [], (index) => ["aws", "repositories", index])];
}

/** Names that stand in a list before. @param path where a name stands */
export function repeated(names: readonly string[], path: (index: number) => Path): FileFinding[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: path(index), rule: "a name that is not in the list yet", fix: "rename one of the two" }],
  );
}

/**
 * Purposes that buckets of the platform itself have: states, their replicas, logs, and what pipelines hand on. CI may
 * write whatever ends like the name of a state bucket.
 */
const RESERVED_BUCKETS = /^(access-logs|delivery|edge-logs|(.+-)?state(-access-logs|-replica-.*)?)$/;

function checkBuckets({ aws }: Readable): FileFinding[] {
  return (aws?.buckets ?? []).flatMap(({ name }, index) =>
    RESERVED_BUCKETS.test(name)
      ? [
          {
            path: ["aws", "buckets", index, "name"],
            rule: "another name than those of the platform's own buckets",
            fix: "rename it",
          },
        ]
      : [],
  );
}

/** Stands for the purposes in the code. Length is no matter: a long name is cut. */
const PURPOSE = "main";

/** Makes a name of every kind in every region, so that no construct finds later that it cannot have one. */
function checkProject({ project, environment, aws }: Readable): FileFinding[] {
  if (project === undefined || environment === undefined || aws?.regions === undefined) return [];
  const account = aws.accountId ?? "";
  const shorts = aws.regions.flatMap(({ name }) => AWS_REGIONS[name]?.short ?? []);
  const fits = (kind: AwsNameKind): boolean =>
    shorts.every((regionShort) => possible(new Names({ project, environment, account, regionShort }), kind));
  return (Object.keys(AWS_NAME_LIMITS) as AwsNameKind[]).flatMap((kind) => {
    if (fits(kind)) return [];
    return [
      { path: ["project"], rule: `a word that the name of a ${kind} may start with`, fix: "choose another name" },
    ];
  });
}

function possible(names: Names, kind: AwsNameKind): boolean {
  try {
    names.of(kind, PURPOSE);
    return true;
  } catch (error) {
    if (error instanceof ConfigurationError) return false;
    throw error;
  }
}
