import { catalogFinding, catalogValue } from "../../catalog/catalog";
import { shown } from "../../errors/configuration-error";
import { type FileFinding, foundAt } from "../findings";
import type { Readable } from "../readable";

/** Versions that can still be created, whether the file or the catalog gives them. */
export function checkCatalog({ catalog, aws }: Readable): FileFinding[] {
  const databases = aws?.databases ?? [];
  const explicit = databases.flatMap(({ engineVersion }, index) => {
    if (engineVersion === undefined) return [];
    const path = ["aws", "databases", index, "engineVersion"];
    return foundAt(path, catalogFinding("rds-postgres", engineVersion, "engineVersion"));
  });
  const silent = databases.filter(({ engineVersion }) => engineVersion === undefined);
  if (catalog === undefined || silent.length === 0) return explicit;
  const version = catalogValue("rds-postgres", catalog);
  const retired = catalogFinding("rds-postgres", version, "catalog");
  if (retired === undefined) return explicit;
  const names = silent.map(({ name }) => name).join(", ");
  return [
    ...explicit,
    {
      path: ["catalog"],
      rule: retired.rule,
      got: `${shown(version)} from '${catalog}'`,
      fix: `write an explicit engineVersion for ${names} (${retired.fix}), or catalog: current`,
    },
  ];
}
