import { z } from "zod";
import { catalogValue } from "../../catalog/catalog";
import { count } from "../fields";
import type { ResolveContext } from "./context";

const entry = z.strictObject({
  service: z
    .string("the name of a service; write one of those under ecs.services")
    .describe("The service on ECS that is built and deployed."),
  source: z
    .string("the GitHub repository; write it like owner/name")
    .regex(/^[\w.-]+\/[\w.-]+$/, "the GitHub repository; write it like owner/name")
    .describe("The GitHub repository of its code."),
  branch: z
    .string("the name of a branch; write it like main")
    .regex(/^[\w./-]+$/, "the name of one branch; write it like main")
    .default("main")
    .describe("What is pushed to this branch is built and deployed."),
  dockerfile: z
    .string("a path; write it like Dockerfile")
    .regex(/^(?!\/)[\w./-]+$/, "a path in the repository; write it like Dockerfile")
    .default("Dockerfile")
    .describe("Its Dockerfile. The stage named test runs the unit tests, the last one is the image."),
});

/** How images are built and brought to the services. */
export const deliverySchema = z
  .strictObject({
    services: z
      .array(entry, "a list of services; write one")
      .min(1, "not empty; write a service, or remove delivery")
      .describe("Services that pipelines deploy, by their names."),
    criticalFindings: count(0, 1000, "findings")
      .default(0)
      .describe("More critical vulnerabilities in the code or the image stop a build."),
    highFindings: count(0, 1000, "findings")
      .default(0)
      .describe("More high vulnerabilities in the code or the image stop a build."),
  })
  .describe("How images are built and brought to the services.");
export type ParsedDelivery = z.output<typeof deliverySchema>;

export interface DeliveredService {
  readonly service: string;
  /** GitHub repository. */
  readonly source: string;
  readonly branch: string;
  readonly dockerfile: string;
}

export interface AwsDelivery {
  readonly services: readonly DeliveredService[];
  /** Most vulnerabilities that a build may have. */
  readonly criticalFindings: number;
  readonly highFindings: number;
  /** CodeBuild's image that commands run in. */
  readonly buildImage: string;
}

const BUILD_IMAGES = { x86_64: "codebuild-image", arm64: "codebuild-image-arm64" } as const;

export function resolveDelivery(parsed: ParsedDelivery, { catalog, profile }: ResolveContext): AwsDelivery {
  return { ...parsed, buildImage: catalogValue(BUILD_IMAGES[profile.architecture], catalog) };
}
