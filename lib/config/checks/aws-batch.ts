import { acceleratorOf, memoryGibOf, vcpusOf } from "../../catalog/aws-instance-types";
import { BATCH_CHOOSES, BATCH_VCPUS, gpuTypes, type ParsedBatch } from "../aws/batch";
import type { FileFinding } from "../findings";
import type { Path } from "../positions";
import { profileOf } from "../profiles";
import type { Readable } from "../readable";
import { checkImage } from "./aws-ecs";
import { architectureOfWord, checkInstanceTypes, typesOf } from "./instance-types";
import { repeated } from "./names";

const at = (...path: Path): Path => ["aws", "batch", ...path];

/** What the schema of `aws.batch` cannot see: it needs more than one value. */
export function checkBatch(deployment: Readable): FileFinding[] {
  const { aws } = deployment;
  const batch = aws?.batch;
  if (aws === undefined || batch === undefined) return [];
  const regions = (aws.regions ?? []).map(({ name }) => name);
  return [
    ...checkBounds(batch),
    ...checkTypes(batch, deployment, regions),
    ...checkGpuTypes(batch, regions),
    ...repeated(
      (batch.fairShare ?? []).map(({ name }) => name),
      (index) => at("fairShare", index, "name"),
    ),
    ...repeated(
      batch.jobs.map(({ name }) => name),
      (index) => at("jobs", index, "name"),
    ),
    ...checkJobs(batch, aws.repositories ?? [], regions),
  ];
}

function checkBounds({ minVcpus, maxVcpus }: ParsedBatch): FileFinding[] {
  if (minVcpus <= maxVcpus) return [];
  return [{ path: at("minVcpus"), rule: `at most 'maxVcpus' (${maxVcpus})`, fix: "lower minVcpus or raise maxVcpus" }];
}

/** Machines that the platform's images run on. */
function checkTypes(
  { instanceTypes = [] }: ParsedBatch,
  { environment, catalog, settings }: Readable,
  regions: readonly string[],
): FileFinding[] {
  const chosen = instanceTypes.findIndex((word) => Object.values<string>(BATCH_CHOOSES).includes(word));
  if (chosen >= 0) {
    const rule = "types or families: Batch chooses itself where there are none";
    return [{ path: at("instanceTypes", chosen), rule, fix: "remove instanceTypes" }];
  }
  const path = at("instanceTypes");
  const findings = checkInstanceTypes(instanceTypes, path, regions);
  const [first] = instanceTypes;
  const [region] = regions;
  if (findings.length > 0 || first === undefined || region === undefined) return findings;
  if (environment === undefined || catalog === undefined) return [];
  const wanted = settings?.architecture ?? profileOf(environment, catalog).architecture;
  if (architectureOfWord(first, region) === wanted) return [];
  const rule = `${wanted}, which the platform's images are built for`;
  return [{ path: [...path, 0], rule, fix: "write other types, or settings.architecture" }];
}

function checkGpuTypes({ gpu }: ParsedBatch, regions: readonly string[]): FileFinding[] {
  const [region] = regions;
  if (gpu === undefined || region === undefined) return [];
  if (gpu.instanceTypes === undefined) {
    const without = regions.find((name) => gpuTypes(undefined, name).length === 0);
    if (without === undefined) return [];
    const rule = `given, ${without} has none of the usual types`;
    return [{ path: at("gpu", "instanceTypes"), rule, fix: "write types that every region has, or remove gpu" }];
  }
  const path = at("gpu", "instanceTypes");
  const findings = checkInstanceTypes(gpu.instanceTypes, path, regions);
  if (findings.length > 0) return findings;
  return gpu.instanceTypes.flatMap((word, index) => {
    const here = { path: [...path, index], fix: "write one like g5.xlarge or g6" };
    if (typesOf(word, region).some((type) => acceleratorOf(type) !== "nvidia")) {
      return [{ ...here, rule: "a type with NVIDIA GPUs" }];
    }
    if (architectureOfWord(word, region) === "x86_64") return [];
    return [{ ...here, rule: "a type of x86_64, the only one with images that have NVIDIA's drivers" }];
  });
}

/** Jobs have an image and a machine that they fit on: a job that fits nowhere would block its queue. */
function checkJobs(batch: ParsedBatch, repositories: readonly string[], regions: readonly string[]): FileFinding[] {
  return batch.jobs.flatMap((job, index) => {
    const { gpus, vcpus, memoryMiB } = job;
    const path = at("jobs", index);
    const found = checkImage(job, path, repositories);
    if (gpus !== undefined && batch.gpu === undefined) {
      found.push({ path: [...path, "gpus"], rule: "left out where no machine has GPUs", fix: "add aws.batch.gpu" });
      return found;
    }
    const maxVcpus = gpus === undefined ? batch.maxVcpus : (batch.gpu?.maxVcpus ?? BATCH_VCPUS.max);
    const [region] = regions;
    const gpuWords = region === undefined ? [] : gpuTypes(batch.gpu?.instanceTypes, region);
    const words = gpus === undefined ? (batch.instanceTypes ?? []) : gpuWords;
    if (vcpus > maxVcpus) {
      const fix = "lower it or raise maxVcpus";
      found.push({ path: [...path, "vcpus"], rule: `at most 'maxVcpus' (${maxVcpus})`, fix });
    } else {
      found.push(...checkRoom({ vcpus, memoryMiB }, words, path, regions));
    }
    return found;
  });
}

/**
 * What the agent and the system keep of a machine's memory. Unit: MiB.
 * @see https://docs.aws.amazon.com/batch/latest/userguide/memory-management.html (2026-11)
 */
const RESERVED_MIB = 256;

/** Among types that the file names, one has room for the job. Batch's own choice goes up to the largest machines. */
function checkRoom(
  { vcpus, memoryMiB }: { vcpus: number; memoryMiB: number },
  words: readonly string[],
  path: Path,
  [region]: readonly string[],
): FileFinding[] {
  const types = region === undefined ? [] : words.flatMap((word) => typesOf(word, region));
  if (types.length === 0) return [];
  const wide = types.filter((type) => (vcpusOf(type) ?? 0) >= vcpus);
  if (wide.length === 0) {
    const most = Math.max(...types.map((type) => vcpusOf(type) ?? 0));
    return [{ path: [...path, "vcpus"], rule: `at most ${most}, what the largest machine has`, fix: "lower it" }];
  }
  const most = Math.max(...wide.map((type) => (memoryGibOf(type) ?? 0) * 1024)) - RESERVED_MIB;
  if (memoryMiB <= most) return [];
  const rule = `at most ${most} MiB, what the largest machine has beside ${RESERVED_MIB} MiB for the system`;
  return [{ path: [...path, "memoryMiB"], rule, fix: "lower it, or write larger types" }];
}
