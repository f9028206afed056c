import { FARGATE_CPUS, FARGATE_SIZES } from "../../../lib/catalog/aws-fargate-sizes";

describe("Fargate sizes", () => {
  test.each([
    [256, [512, 1024, 2048]],
    [512, [1024, 2048, 3072, 4096]],
    [1024, [2048, 3072, 4096, 5120, 6144, 7168, 8192]],
  ])("lists the memory for %i CPU units", (cpu, memory) => {
    expect(FARGATE_SIZES.get(cpu)).toEqual(memory);
  });

  test.each([
    [2048, 4096, 16_384, 1024],
    [4096, 8192, 30_720, 1024],
    [8192, 16_384, 61_440, 4096],
    [16_384, 32_768, 122_880, 8192],
  ])("steps the memory for %i CPU units from %i to %i by %i MiB", (cpu, min, max, step) => {
    const sizes = FARGATE_SIZES.get(cpu) ?? [];
    expect([sizes.at(0), (sizes[1] ?? 0) - (sizes[0] ?? 0), sizes.at(-1)]).toEqual([min, step, max]);
  });

  test("knows the same CPU units in both lists", () => {
    expect([...FARGATE_SIZES.keys()]).toEqual([...FARGATE_CPUS]);
  });
});
