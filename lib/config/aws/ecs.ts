import { z } from "zod";
import { FARGATE_CPUS } from "../../catalog/aws-fargate-sizes";
import { catalogValue } from "../../catalog/catalog";
import { APPLICATION_SECRETS, type ApplicationSecret } from "../../identifiers/aws-names";
import { count, flag, oneOf, slug } from "../fields";
import type { ResolveContext } from "./context";

/** The documented task. */
const TASK = { cpu: 1024, memoryMiB: 2048, port: 8000, healthPath: "/health" } as const;

/** Tasks that a service has at least: one in each of two zones; for blue/green the documented number. */
const LEAST_TASKS = { rolling: 2, "blue-green": 3 } as const;
const MOST_TASKS = 10;

/**
 * Tasks of one service.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html (2026-11)
 */
const SERVICE_TASKS = 5000;

/**
 * Where target tracking holds a service. The documents grow it above 90 % of the CPU, and tell operators of 85 % of the
 * memory: a target must lie below, or new tasks come too late. Unit: per cent.
 */
const SCALE_AT = { cpuPercent: 70, memoryPercent: 75 } as const;

/**
 * Values that the conditions of one listener rule may have together, and the order of rules.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html (2026-11)
 */
export const RULE_LIMITS = { values: 5, priority: { min: 1, max: 50_000 } } as const;

const DEPLOYMENTS = ["rolling", "blue-green"] as const;
const CAPACITIES = ["fargate", "ec2"] as const;

const port = z
  .int("a port; write a number without quotes")
  .min(1, "at least 1; write a port")
  .max(65_535, "at most 65535; write a port");

/** How a file names an image of the deployment. */
export const image = {
  repository: z
    .string("the name of a repository; write one of those under repositories")
    .describe("Repository of its image."),
  tag: z
    .string("the tag of an image; write it in quotes")
    .regex(/^(?!latest$)\w[\w.-]{0,127}$/, "the tag of one image, which never moves; write it like '1.4.2'")
    .optional()
    .describe("Tag of its image. Where a pipeline deploys the service, the image that it starts with."),
  digest: z
    .string("the digest of an image; write it like sha256:...")
    .regex(/^sha256:[0-9a-f]{64}$/, "the digest of an image; write it as ECR shows it, sha256: and 64 digits")
    .optional()
    .describe("Digest of its image, in place of a tag."),
};

/** The platform sets these itself, because they differ from region to region. */
export const OWN_VARIABLE = /^(AWS_.*|(BUCKET|CACHE|DATABASE|TABLE)_.*|EVENT_BUS_NAME)$/;

const variable = z
  .string("the name of a variable; write it like LOG_LEVEL")
  .regex(/^[A-Za-z_]\w*$/, "letters, digits and underscores; write it like LOG_LEVEL")
  .refine((name) => !OWN_VARIABLE.test(name), "another name than those that the platform sets; rename it");

const schedule = z.strictObject({
  name: slug("a name for the schedule", 20).describe("Name of the schedule."),
  expression: z
    .string("a schedule expression; write it like cron(0 7 ? * MON-FRI *)")
    .describe("When the sizes change, for example cron(0 7 ? * MON-FRI *)."),
  timeZone: z
    .string("a time zone; write it like America/New_York")
    .regex(/^(UTC|[A-Z]\w+(\/[A-Z][\w+-]*)+)$/, "a time zone of the IANA database; write it like America/New_York")
    .default("UTC")
    .describe("Time zone of a cron expression."),
  min: count(0, SERVICE_TASKS, "tasks").describe("Tasks that are always there from then on."),
  max: count(0, SERVICE_TASKS, "tasks").describe("Where scaling ends from then on."),
});

const loadBalancer = z.strictObject({
  paths: z
    .array(
      z
        .string("a path; write it like /api/synthdata/*")
        .regex(/^\/[\w.$/~"'@:+&*?-]{0,127}$/, "a path of at most 128 characters; write it like /api/synthdata/*"),
      "a list of paths; write it like [/api/synthdata/*]",
    )
    .min(1, "not empty; write a path")
    .describe("Requests to these paths are the service's. * stands for any characters, ? for one."),
  hosts: z
    .array(
      z
        .string("a host name; write it like app.example.com")
        .regex(/^[a-z0-9.*?-]{1,128}$/, "a host name in lower case; write it like app.example.com"),
      "a list of host names; write it like [app.example.com]",
    )
    .min(1, "not empty; remove it")
    .optional()
    .describe("Only requests for these names. Default: every name of the load balancer."),
  priority: z
    .int("a whole number; write a number without quotes")
    .min(RULE_LIMITS.priority.min, `at least ${RULE_LIMITS.priority.min}; raise it`)
    .max(RULE_LIMITS.priority.max, `at most ${RULE_LIMITS.priority.max}; lower it`)
    .describe("Place among the rules of all services: the lowest that matches takes the request. Never changes."),
});

const sidecar = z.strictObject({
  name: slug("a name for the container", 20).describe("Name of the container."),
  ...image,
  port: port.optional().describe("Port that it listens on. Default: none."),
});

const service = z.strictObject({
  name: slug("a name for the service", 20).describe("Name of the service and of its container."),
  ...image,
  port: port.default(TASK.port).describe("Port that the container listens on."),
  healthPath: z
    .string("a path; write it like /health")
    .regex(/^\/[\w./-]*$/, "a path without a query; write it like /health")
    .default(TASK.healthPath)
    .describe("Path that answers 200 while the container is healthy. curl in the container asks for it."),
  cpu: oneOf(FARGATE_CPUS, " CPU units").default(TASK.cpu).describe("CPU units of a task; 1024 are a vCPU."),
  memoryMiB: count(512, 122_880, "MiB").default(TASK.memoryMiB).describe("Memory of a task, as Fargate offers it."),
  user: z
    .string("a user; write it like '1000:1000'")
    .regex(/^\d+(:\d+)?$/, "the number of a user, and of a group; write it like '1000:1000'")
    .default("1000:1000")
    .describe("Who the container runs as. It writes to /tmp only, which is a quarter of its memory."),
  environment: z
    .record(variable, z.string("a text; write it in quotes"), "a mapping of variables; remove it or write one")
    .default({})
    .describe("Variables of the container, the same in all regions. Buckets, tables and databases come by themselves."),
  secrets: z
    .array(oneOf(APPLICATION_SECRETS), "a list of secrets; write it like [jwt]")
    .default([])
    .describe("Secrets that the container gets as variables when it starts, for example JWT."),
  files: flag.default(false).describe("Mounts the region's shared files at /mnt/files."),
  executeCommand: flag.default(false).describe("ECS Exec: a shell in a running task, logged."),
  sidecars: z
    .array(sidecar, "a list of containers; remove it or write one")
    .default([])
    .describe("Containers beside the service's own, in the same task."),
  capacity: oneOf(CAPACITIES).default("fargate").describe("What tasks run on."),
  spot: flag.optional().describe("Fargate Spot for all tasks but one. Default: the environment's spotFirst."),
  tasks: z
    .strictObject({
      min: count(1, SERVICE_TASKS, "tasks").describe("Tasks that are always there; a standby holds its share of them."),
      max: count(1, SERVICE_TASKS, "tasks").describe("Where scaling ends."),
    })
    .optional()
    .describe("How many tasks. Default: 2 to 10; 3 to 10 for blue-green, as documented."),
  scaleAt: z
    .strictObject({
      cpuPercent: count(10, 90, "per cent").default(SCALE_AT.cpuPercent).describe("Average CPU of the tasks."),
      memoryPercent: count(10, 90, "per cent").default(SCALE_AT.memoryPercent).describe("Their average memory."),
    })
    .default(SCALE_AT)
    .describe("Where target tracking holds the service."),
  schedules: z
    .array(schedule, "a list of schedules; remove it or write one")
    .default([])
    .describe("Sizes at set times. Where there are any, they take the place of 'tasks' once the first has come."),
  deployment: oneOf(DEPLOYMENTS)
    .default("rolling")
    .describe(
      "rolling replaces tasks step by step; blue-green starts all new ones, then switches the load balancer. Never changes.",
    ),
  loadBalancer: loadBalancer.optional().describe("Requests that reach the service. Left out: only other services do."),
});

const instances = z.strictObject({
  instanceType: z
    .string("an instance type; write it like m7i.large")
    .regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, "an instance type; write it like m7i.large")
    .optional()
    .describe("Default: the catalog's."),
  max: count(1, 1000, "instances").default(10).describe("Where scaling ends. It starts at none."),
});

/** Services on ECS. */
export const ecsSchema = z
  .strictObject({
    services: z
      .array(service, "a list of services; remove it or write one")
      .default([])
      .describe("Services, and their tasks."),
    instances: instances.default({ max: 10 }).describe("EC2 instances for services with capacity: ec2."),
  })
  .describe("Services on ECS.");
export type ParsedEcs = z.output<typeof ecsSchema>;
export type ParsedEcsService = ParsedEcs["services"][number];

/** An image of the deployment. */
export interface EcsImage {
  /** Name of the repository in the file. */
  readonly repository: string;
  /** What follows the repository's name: `:<tag>` or `@<digest>`. */
  readonly version: string;
}

export interface EcsSchedule {
  readonly name: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly min: number;
  readonly max: number;
}

export interface AwsEcsService {
  readonly name: string;
  readonly image: EcsImage;
  readonly port: number;
  readonly healthPath: string;
  /** Unit: CPU units. */
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly user: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly ApplicationSecret[];
  readonly files: boolean;
  readonly executeCommand: boolean;
  readonly sidecars: readonly { readonly name: string; readonly image: EcsImage; readonly port: number | undefined }[];
  readonly capacity: (typeof CAPACITIES)[number];
  readonly spot: boolean;
  readonly tasks: { readonly min: number; readonly max: number };
  readonly scaleAt: { readonly cpuPercent: number; readonly memoryPercent: number };
  readonly schedules: readonly EcsSchedule[];
  readonly deployment: (typeof DEPLOYMENTS)[number];
  readonly loadBalancer:
    | { readonly paths: readonly string[]; readonly hosts: readonly string[] | undefined; readonly priority: number }
    | undefined;
}

export interface AwsEcs {
  readonly services: readonly AwsEcsService[];
  readonly instances: { readonly instanceType: string; readonly max: number };
}

const INSTANCE_TYPES = { x86_64: "ecs-instance-type", arm64: "ecs-instance-type-arm64" } as const;

export function resolveEcs({ services, instances }: ParsedEcs, { catalog, profile }: ResolveContext): AwsEcs {
  return {
    services: services.map(({ repository, tag, digest, loadBalancer, ...settings }) => ({
      ...settings,
      image: resolveImage({ repository, tag, digest }),
      sidecars: settings.sidecars.map(({ name, port, ...image }) => ({ name, port, image: resolveImage(image) })),
      spot: settings.spot ?? profile.spotFirst,
      tasks: settings.tasks ?? { min: LEAST_TASKS[settings.deployment], max: MOST_TASKS },
      loadBalancer: loadBalancer && { ...loadBalancer, hosts: loadBalancer.hosts },
    })),
    instances: {
      instanceType: instances.instanceType ?? catalogValue(INSTANCE_TYPES[profile.architecture], catalog),
      max: instances.max,
    },
  };
}

type ParsedImage = Pick<ParsedEcsService, "repository" | "tag" | "digest">;

export function resolveImage({ repository, tag, digest }: ParsedImage): EcsImage {
  return { repository, version: digest === undefined ? `:${tag}` : `@${digest}` };
}
