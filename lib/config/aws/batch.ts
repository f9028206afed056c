import { z } from "zod";
import { instanceTypes } from "../../catalog/aws-instance-types";
import { count, slug } from "../fields";
import type { ResolveContext } from "./context";
import { type EcsImage, image, OWN_VARIABLE, resolveImage } from "./ecs";

/** The documented bounds of a compute environment. Unit: vCPUs. */
export const BATCH_VCPUS = { min: 0, max: 256 } as const;

/**
 * Queues over the same machines: while one of them has jobs that fit, those below it wait.
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_queue_parameters.html (2026-11)
 */
export const BATCH_QUEUES = [
  { name: "high", priority: 100 },
  { name: "normal", priority: 50 },
  { name: "low", priority: 10 },
] as const;

/** The queue of the machines with GPUs. Nothing else runs there, so it has no others to compare its priority with. */
export const GPU_QUEUE = { name: "gpu", priority: 50 } as const;

/**
 * Words by which Batch chooses the machines itself. `optimal` is the documented one, which since November 2025 stands
 * for the same families as `default_x86_64`.
 * @see https://docs.aws.amazon.com/batch/latest/userguide/instance-type-compute-table.html (2026-11)
 */
export const BATCH_CHOOSES = { x86_64: "optimal", arm64: "default_arm64" } as const;

/** Machines with one GPU of 24 GB, of which a region may lack some. */
const GPU_TYPES = ["g5.xlarge", "g5.2xlarge", "g5.4xlarge", "g6.xlarge", "g6.2xlarge", "g6.4xlarge"];

const instanceType = z
  .string("an instance type or family; write it like m7i.large or m7i")
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9]+)?$/, "an instance type or family; write it like m7i.large or m7i");
const typeList = z
  .array(instanceType, "a list of instance types; write it like [m7i, c7i.4xlarge]")
  .min(1, "not empty; write a type");

const vcpus = (least: number) => count(least, 100_000, "vCPUs");

const share = z.strictObject({
  name: z
    .string("the name of a share; write it like tabular")
    .regex(/^[A-Za-z0-9]{1,255}$/, "letters and digits, as Batch wants them; rename it")
    .describe("Share identifier that a job is submitted with."),
  weight: z
    .number("a number; write it without quotes")
    .min(0.0001, "at least 0.0001; raise it")
    .max(999.9999, "at most 999.9999; lower it")
    .default(1)
    .describe("The smaller, the more of the machines the share gets."),
});

const gpu = z.strictObject({
  instanceTypes: typeList
    .optional()
    .describe("Types or families with NVIDIA GPUs. Default: the small ones of g5 and g6 that the region has."),
  maxVcpus: vcpus(1).default(BATCH_VCPUS.max).describe("Most vCPUs at once, for each way of buying them."),
});

const job = z.strictObject({
  name: slug("a name for the job", 40).describe("Name of the job definition."),
  ...image,
  command: z
    .array(z.string("a text; write it in quotes"), "a list of words; write it like [generate, Ref::dataset]")
    .default([])
    .describe("What runs, with Ref::<name> for parameters of the submission. Default: what the image runs."),
  vcpus: vcpus(1).default(1).describe("Virtual processors."),
  memoryMiB: count(4, 24_000_000, "MiB").default(2048).describe("Memory; the container is stopped above it."),
  gpus: count(1, 16, "GPUs").optional().describe("GPUs. The job belongs into the queue gpu."),
  timeoutMinutes: count(1, 20_160, "minutes").default(720).describe("Longest run. Default: 12 hours."),
  attempts: count(1, 10, "attempts")
    .default(3)
    .describe("How often it is started when its machine is lost. A job that fails by itself is not started again."),
  environment: z
    .record(
      z
        .string("the name of a variable; write it like LOG_LEVEL")
        .regex(/^[A-Za-z_]\w*$/, "letters, digits and underscores; write it like LOG_LEVEL")
        .refine((name) => !OWN_VARIABLE.test(name), "another name than those that the platform sets; rename it"),
      z.string("a text; write it in quotes").min(1, "not empty; remove it, Batch drops it"),
      "a mapping of variables; remove it or write one",
    )
    .default({})
    .describe("Variables of the container. Secrets are read from Secrets Manager at run time."),
});

/** AWS Batch: compute environments and job queues. */
export const batchSchema = z
  .strictObject({
    instanceTypes: typeList.optional().describe("Types or families. Default: Batch chooses, as documented (optimal)."),
    minVcpus: vcpus(0)
      .default(BATCH_VCPUS.min)
      .describe("vCPUs that are always there, as Spot capacity. Default: the documented 0."),
    maxVcpus: vcpus(1)
      .default(BATCH_VCPUS.max)
      .describe("Most vCPUs at once, for each way of buying them. Default: the documented 256."),
    gpu: gpu.optional().describe("Machines with GPUs, and a queue for them. Left out: none."),
    fairShare: z
      .array(share, "a list of shares; remove it or write one")
      .min(1, "not empty; remove it, or write a share")
      .optional()
      .describe(
        "Shares that divide every queue's machines among those who submit. Once a queue has them it keeps them. Left out: first come, first served.",
      ),
    jobs: z
      .array(job, "a list of jobs; remove it or write one")
      .default([])
      .describe("Job definitions, from which jobs are submitted."),
  })
  .describe("AWS Batch: compute environments and job queues.");
export type ParsedBatch = z.output<typeof batchSchema>;

export interface BatchJob {
  readonly name: string;
  readonly image: EcsImage;
  readonly command: readonly string[];
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly gpus: number | undefined;
  readonly timeoutMinutes: number;
  readonly attempts: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface AwsBatch {
  readonly instanceTypes: readonly string[];
  readonly minVcpus: number;
  readonly maxVcpus: number;
  readonly gpu:
    | {
        /** None: the usual ones of each region, see {@link gpuTypes}. */
        readonly instanceTypes: readonly string[] | undefined;
        readonly maxVcpus: number;
      }
    | undefined;
  readonly fairShare: readonly { readonly name: string; readonly weight: number }[] | undefined;
  readonly jobs: readonly BatchJob[];
}

/** Types or families with GPUs in a region: those of the file, or the usual ones that the region has. */
export function gpuTypes(given: readonly string[] | undefined, region: string): readonly string[] {
  const offered = instanceTypes(region);
  return given ?? GPU_TYPES.filter((type) => offered.includes(type));
}

export function resolveBatch(parsed: ParsedBatch, { profile }: ResolveContext): AwsBatch {
  return {
    instanceTypes: parsed.instanceTypes ?? [BATCH_CHOOSES[profile.architecture]],
    minVcpus: parsed.minVcpus,
    maxVcpus: parsed.maxVcpus,
    gpu: parsed.gpu && { maxVcpus: parsed.gpu.maxVcpus, instanceTypes: parsed.gpu.instanceTypes },
    fairShare: parsed.fairShare,
    jobs: parsed.jobs.map(({ gpus, repository, tag, digest, ...job }) => ({
      ...job,
      gpus,
      image: resolveImage({ repository, tag, digest }),
    })),
  };
}
