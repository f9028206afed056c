import type { FileFinding } from "../findings";
import type { Readable } from "../readable";
import type { ParsedAws, ParsedDeployment } from "../schema";

type Region = ParsedAws["regions"][number];

const names = (regions: readonly Region[]): string => regions.map(({ name }) => name).join(", ");
const at = (index: number, key: string) => ["aws", "regions", index, key];

/** Whether every region is in the list once, so that a name means one region. */
export const namedOnce = (regions: readonly Region[]): boolean =>
  new Set(regions.map(({ name }) => name)).size === regions.length;

/** Regions: each once, one primary, partners that know each other, and as many as the pattern says. */
export function checkRegions({ pattern, aws }: Readable): FileFinding[] {
  const { regions, home } = aws ?? {};
  if (regions === undefined) return [];
  const findings = [...checkOnce(regions), ...checkHome(regions, home)];
  if (!namedOnce(regions)) return findings;
  if (pattern !== undefined) findings.push(...checkPattern(regions, pattern));
  if (pattern === "multi-region" && regions.length > 1)
    findings.push(...checkRoles(regions), ...checkPartners(regions));
  return findings;
}

function checkOnce(regions: readonly Region[]): FileFinding[] {
  return regions.flatMap(({ name }, index) =>
    regions.findIndex((other) => other.name === name) === index
      ? []
      : [{ path: at(index, "name"), rule: "a region that is not in the list yet", fix: "remove one of the two" }],
  );
}

function checkHome(regions: readonly Region[], home: string | undefined): FileFinding[] {
  if (home === undefined || regions.some(({ name }) => name === home)) return [];
  const fix = "write the region that owned what replicates from the start";
  return [{ path: ["aws", "home"], rule: `one of the regions (${names(regions)})`, fix }];
}

function checkPattern(regions: readonly Region[], pattern: ParsedDeployment["pattern"]): FileFinding[] {
  const path = ["pattern"];
  const [first] = regions;
  if (pattern === "multi-region") {
    if (regions.length > 1) return [];
    return [{ path, rule: "single-region for one region", fix: "write single-region, or add a region" }];
  }
  if (regions.length > 1) {
    const rule = `multi-region for ${regions.length} regions`;
    return [{ path, rule, fix: "write multi-region, or remove the other regions" }];
  }
  const findings: FileFinding[] = [];
  if (first?.role !== "primary") {
    const fix = "write primary, or pattern: multi-region and a second region";
    findings.push({ path: at(0, "role"), rule: "primary where the pattern is single-region", fix });
  }
  if (first?.partner !== undefined) {
    const fix = "remove it, or write pattern: multi-region and add the partner";
    findings.push({ path: at(0, "partner"), rule: "left out where the pattern is single-region", fix });
  }
  return findings;
}

/** One primary, and at most one standby: a partnership has two ends. */
function checkRoles(regions: readonly Region[]): FileFinding[] {
  const findings = (["primary", "standby"] as const).flatMap((role) => {
    const first = regions.find((region) => region.role === role);
    return regions.flatMap((region, index) => {
      if (region.role !== role || region === first) return [];
      const rule = `${role} in one region only (${first?.name} has it)`;
      const fix = role === "primary" ? "write standby or read" : "write read";
      return [{ path: at(index, "role"), rule, fix }];
    });
  });
  if (regions.some(({ role }) => role === "primary")) return findings;
  const rule = `a list with one primary (${names(regions)})`;
  return [...findings, { path: ["aws", "regions"], rule, got: "none", fix: "write role: primary for one of them" }];
}

function checkPartners(regions: readonly Region[]): FileFinding[] {
  const faults = new Map(regions.map((region) => [region.name, partnerFault(region, regions)]));
  return regions.flatMap((region, index) => {
    const fault = faults.get(region.name);
    const partner = regions.find(({ name }) => name === region.partner);
    const path = at(index, "partner");
    if (fault !== undefined) return [{ path, ...fault }];
    // Where the partner's own partner is wrong, that is the mistake.
    if (partner === undefined || partner.partner === region.name || faults.get(partner.name) !== undefined) return [];
    const rule = `mutual (the partner of ${partner.name} is ${partner.partner ?? "none"})`;
    const fix = `write partner: ${region.name} for ${partner.name}, or another partner here`;
    return [{ path, rule, fix }];
  });
}

/** What is wrong with a partner without a look at the partner's own. */
function partnerFault(region: Region, regions: readonly Region[]): { rule: string; fix: string } | undefined {
  const others = regions.filter(({ name }) => name !== region.name);
  const primary = regions.find(({ role }) => role === "primary");
  const fix = `write ${others.map(({ name }) => name).join(" or ")}`;
  if (region.partner === undefined) {
    return region.role === "read" ? undefined : { rule: "the region that holds the replicas", fix };
  }
  if (region.partner === region.name) return { rule: "another region than itself", fix };
  if (others.every(({ name }) => name !== region.partner)) {
    return { rule: `one of the other regions (${names(others)})`, fix: `${fix}, or add the region` };
  }
  if (region.role === "standby" && primary !== undefined && region.partner !== primary.name) {
    return { rule: `${primary.name}, the primary, for a standby`, fix: `write ${primary.name}` };
  }
  return undefined;
}
