import { closest } from "fastest-levenshtein";
import {
  type Architecture,
  architectureOf,
  instanceTypeFinding,
  instanceTypes,
} from "../../catalog/aws-instance-types";
import { shown } from "../../errors/configuration-error";
import { type FileFinding, foundAt } from "../findings";
import type { Path } from "../positions";

/** Types that a word of the file stands for in a region: the type itself, or all types of a family. */
export function typesOf(word: string, region: string): string[] {
  return word.includes(".") ? [word] : instanceTypes(region).filter((type) => type.startsWith(`${word}.`));
}

/**
 * Instance types and families that EC2 offers in every region, all of one architecture.
 * @param path of the list in the file
 * @param regions names of the regions
 */
export function checkInstanceTypes(words: readonly string[], path: Path, regions: readonly string[]): FileFinding[] {
  const unknown = words.flatMap((word, index) =>
    regions.flatMap((region) =>
      word.includes(".")
        ? foundAt([...path, index], instanceTypeFinding(word, region, "instanceTypes"))
        : checkFamily(word, [...path, index], region),
    ),
  );
  if (unknown.length > 0) return unknown;
  const [first] = words;
  const [region] = regions;
  if (first === undefined || region === undefined) return [];
  const wanted = architectureOfWord(first, region);
  return words.flatMap((word, index) => {
    const architecture = architectureOfWord(word, region);
    if (architecture === wanted) return [];
    const rule = `${wanted}, as ${first} is: one image runs on all of them`;
    return [{ path: [...path, index], rule, fix: `remove it, or the ${wanted} ones` }];
  });
}

/** Processor architecture of a type or family. Undefined for one that the region does not have. */
export function architectureOfWord(word: string, region: string): Architecture | undefined {
  const [type] = typesOf(word, region);
  return type === undefined ? undefined : architectureOf(type);
}

function checkFamily(family: string, path: Path, region: string): FileFinding[] {
  if (typesOf(family, region).length > 0) return [];
  const families = [...new Set(instanceTypes(region).map((type) => type.split(".")[0] ?? type))];
  const rule = `an instance type or family that EC2 offers in ${region}`;
  return [{ path, rule, got: shown(family), fix: `did you mean ${closest(family, families)}?` }];
}
