import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** A deployment has a cloud. */
export function checkClouds({ aws }: Readable): FileFinding[] {
  if (aws !== undefined) return [];
  return [{ path: ["aws"], rule: "given, a deployment needs a cloud", fix: "start from deployments/example.yaml" }];
}
