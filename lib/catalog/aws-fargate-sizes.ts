/** From `min` to `max` in steps. Unit: MiB. */
const steps = (min: number, max: number, step: number): number[] =>
  Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step);

/**
 * Task sizes that Fargate offers: CPU units (1024 are a vCPU), and the memory that goes with them. Unit: MiB.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size (2026-11)
 */
export const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16_384, 1024)],
  [4096, steps(8192, 30_720, 1024)],
  [8192, steps(16_384, 61_440, 4096)],
  [16_384, steps(32_768, 122_880, 8192)],
]);

/** CPU units that Fargate offers. */
export const FARGATE_CPUS = [256, 512, 1024, 2048, 4096, 8192, 16_384] as const;
