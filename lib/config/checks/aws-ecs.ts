import { FARGATE_SIZES } from "../../catalog/aws-fargate-sizes";
import { memoryGibOf, vcpusOf } from "../../catalog/aws-instance-types";
import type { ParsedEcs, ParsedEcsService } from "../aws/ecs";
import { RULE_LIMITS } from "../aws/ecs";
import { type FileFinding, similar } from "../findings";
import type { Path } from "../positions";
import { profileOf } from "../profiles";
import type { Readable } from "../readable";
import { scheduleFinding } from "../schedule";
import { architectureOfWord, checkInstanceTypes } from "./instance-types";
import { repeated } from "./names";

const at = (...path: Path): Path => ["aws", "ecs", ...path];

/** What the schema of `aws.ecs` cannot see: it needs more than one value. */
export function checkEcs(deployment: Readable): FileFinding[] {
  const { aws } = deployment;
  const ecs = aws?.ecs;
  if (aws === undefined || ecs === undefined) return [];
  const { services } = ecs;
  return [
    ...repeated(
      services.map(({ name }) => name),
      (index) => at("services", index, "name"),
    ),
    ...services.flatMap((service, index) => {
      const path = at("services", index);
      return [
        ...checkImage(service, path, aws.repositories ?? []),
        ...checkSidecars(service, path, aws.repositories ?? []),
        ...checkSize(service, path),
        ...checkTasks(service, path),
        ...repeated(service.secrets, (position) => [...path, "secrets", position]),
        ...checkDeployment(service, path, aws.edge !== undefined),
        ...checkSpot(service, path),
      ];
    }),
    ...checkRules(services),
    ...checkInstances(ecs, deployment),
  ];
}

/** One image of a repository that is there. */
export function checkImage(
  { repository, tag, digest }: Pick<ParsedEcsService, "repository" | "tag" | "digest">,
  path: Path,
  repositories: readonly string[],
): FileFinding[] {
  const found: FileFinding[] = [];
  if (!repositories.includes(repository)) {
    const meant = similar(repository, repositories);
    const fix = meant === undefined ? "write one of them, or add the repository" : `did you mean ${meant}?`;
    const rule = `one of the repositories (${repositories.join(", ") || "none"})`;
    found.push({ path: [...path, "repository"], rule, fix });
  }
  if (tag === undefined && digest === undefined) {
    found.push({ path: [...path, "tag"], rule: "given where there is no digest", fix: "write the tag of an image" });
  }
  if (tag !== undefined && digest !== undefined) {
    found.push({ path: [...path, "digest"], rule: "left out where there is a tag", fix: "remove one of the two" });
  }
  return found;
}

/** Containers of a task share its network, so each has a port of its own. */
function checkSidecars(service: ParsedEcsService, path: Path, repositories: readonly string[]): FileFinding[] {
  const ports = new Map([[service.port, service.name]]);
  const names = [service.name];
  return service.sidecars.flatMap((sidecar, index) => {
    const { name, port } = sidecar;
    const here = [...path, "sidecars", index];
    const found = checkImage(sidecar, here, repositories);
    if (names.includes(name)) {
      const rule = "another name than those of the task's other containers";
      found.push({ path: [...here, "name"], rule, fix: "rename it" });
    }
    names.push(name);
    if (port === undefined) return found;
    const owner = ports.get(port);
    if (owner !== undefined) {
      const rule = `a port that no other container of the task listens on (${owner} does)`;
      found.push({ path: [...here, "port"], rule, fix: "write another port" });
    }
    ports.set(port, name);
    return found;
  });
}

/** Every task definition is one for Fargate too, as documented. */
function checkSize({ cpu, memoryMiB }: ParsedEcsService, path: Path): FileFinding[] {
  const offered = FARGATE_SIZES.get(cpu) ?? [];
  if (offered.includes(memoryMiB)) return [];
  const nearest = offered.reduce((best, size) =>
    Math.abs(size - memoryMiB) < Math.abs(best - memoryMiB) ? size : best,
  );
  const rule = `memory that Fargate offers for ${cpu} CPU units (${offered.at(0)} to ${offered.at(-1)} MiB)`;
  return [{ path: [...path, "memoryMiB"], rule, fix: `write ${nearest}, or another cpu` }];
}

function checkTasks({ tasks, schedules }: ParsedEcsService, path: Path): FileFinding[] {
  return [
    ...(tasks === undefined ? [] : checkBounds(tasks, [...path, "tasks"])),
    ...repeated(
      schedules.map(({ name }) => name),
      (index) => [...path, "schedules", index, "name"],
    ),
    ...schedules.flatMap((schedule, index) => {
      const here = [...path, "schedules", index];
      const problem = scheduleFinding(schedule.expression);
      return [
        ...checkBounds(schedule, here),
        ...(problem === undefined ? [] : [{ path: [...here, "expression"], ...problem }]),
      ];
    }),
  ];
}

function checkBounds({ min, max }: { readonly min: number; readonly max: number }, path: Path): FileFinding[] {
  if (min <= max) return [];
  return [{ path: [...path, "min"], rule: `at most 'max' (${max})`, fix: "lower min or raise max" }];
}

function checkDeployment({ deployment, loadBalancer }: ParsedEcsService, path: Path, hasEdge: boolean): FileFinding[] {
  if (deployment === "rolling" || (hasEdge && loadBalancer !== undefined)) return [];
  const rule = "rolling for a service without a load balancer, which is what blue-green switches";
  const fix = hasEdge ? "write rolling, or add loadBalancer" : "write rolling, or add aws.edge";
  return [{ path: [...path, "deployment"], rule, fix }];
}

function checkSpot({ spot, capacity }: ParsedEcsService, path: Path): FileFinding[] {
  if (spot !== true || capacity === "fargate") return [];
  return [
    { path: [...path, "spot"], rule: "left out for a service on instances, which are on demand", fix: "remove it" },
  ];
}

type Entry = NonNullable<ParsedEcsService["loadBalancer"]>;

/** Rules of one listener: each has a place of its own, and none takes all requests of a later one. */
function checkRules(services: readonly ParsedEcsService[]): FileFinding[] {
  const entries = services.flatMap(({ name, loadBalancer }, index) =>
    loadBalancer === undefined ? [] : [{ name, path: at("services", index, "loadBalancer"), ...loadBalancer }],
  );
  return entries.flatMap((entry) => {
    const { path, paths, hosts = [], priority } = entry;
    if (paths.length + hosts.length > RULE_LIMITS.values) {
      const rule = `at most ${RULE_LIMITS.values} together with the hosts`;
      return [{ path: [...path, "paths"], rule, fix: "remove some, or join them with *" }];
    }
    const others = entries.filter((other) => other !== entry);
    const twin = others.find((other) => other.priority === priority);
    if (twin !== undefined) {
      if (entries.indexOf(twin) > entries.indexOf(entry)) return [];
      const rule = `a priority that no other service has (${twin.name} has it)`;
      return [{ path: [...path, "priority"], rule, fix: "write another number" }];
    }
    return paths.flatMap((pattern, index) => {
      const thief = others.find((other) => other.priority < priority && takes(other, pattern, hosts));
      if (thief === undefined) return [];
      const rule = `a path that no rule before it takes (${thief.name} takes it)`;
      return [{ path: [...path, "paths", index], rule, fix: "write another path, or a lower priority" }];
    });
  });
}

/** Whether every request for the path is the entry's. */
function takes({ paths, hosts }: Entry, path: string, otherHosts: readonly string[]): boolean {
  const hostsTaken =
    hosts === undefined ||
    (otherHosts.length > 0 && otherHosts.every((host) => hosts.some((pattern) => covers(pattern, host))));
  return hostsTaken && paths.some((pattern) => covers(pattern, path));
}

/** Whether what a pattern stands for holds all that another stands for. */
function covers(pattern: string, other: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", "[^*]");
  return new RegExp(`^${expression}$`).test(other);
}

/** What the agent and the system keep of an instance's memory. Unit: MiB. */
const RESERVED_MIB = 512;

/** Instances that every region has, with the processors of the images and room for the tasks. */
function checkInstances({ instances, services }: ParsedEcs, { aws, environment, catalog, settings }: Readable) {
  const { instanceType } = instances;
  const regions = (aws?.regions ?? []).map(({ name }) => name);
  const [region] = regions;
  if (instanceType === undefined || region === undefined) return [];
  const path = at("instances", "instanceType");
  // The finding is about one type, not about a list of them.
  const found = checkInstanceTypes([instanceType], path, regions).map((finding) => ({ ...finding, path }));
  if (found.length > 0 || environment === undefined || catalog === undefined) return found;
  const wanted = settings?.architecture ?? profileOf(environment, catalog).architecture;
  if (architectureOfWord(instanceType, region) !== wanted) {
    const rule = `${wanted}, which the platform's images are built for`;
    return [{ path, rule, fix: "write another type, or settings.architecture" }];
  }
  const room = { cpu: (vcpusOf(instanceType) ?? 0) * 1024, memory: (memoryGibOf(instanceType) ?? 0) * 1024 };
  const large = services.find(
    ({ capacity, cpu, memoryMiB }) => capacity === "ec2" && (cpu > room.cpu || memoryMiB > room.memory - RESERVED_MIB),
  );
  if (large === undefined) return [];
  const rule = `a type with room for a task of ${large.name} (${large.cpu} CPU units, ${large.memoryMiB} MiB)`;
  return [{ path, rule, fix: "write a larger type" }];
}
