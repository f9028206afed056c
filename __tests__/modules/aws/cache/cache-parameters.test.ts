import { CacheParameters, type CacheParametersProps } from "../../../../modules/aws/cache/cache-parameters";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const parameters = (props: Partial<CacheParametersProps> = {}) =>
  synthesize((scope) => {
    new CacheParameters(scope, "Parameters", {
      names: testNames(),
      cache: "main",
      engine: "valkey",
      engineVersion: "8.2",
      clusterMode: false,
      ...props,
    });
  }).resource("aws_elasticache_parameter_group");

describe("CacheParameters", () => {
  test("minimal props", () => {
    expect(parameters()).toMatchSnapshot();
  });

  test("drops what was not used for longest, as the design documents have it", () => {
    expect(parameters().parameter).toEqual([{ name: "maxmemory-policy", value: "allkeys-lru" }]);
  });

  test("carries its family in its name, so that the next one stands beside it", () => {
    expect(parameters()).toMatchObject({
      name: "inferloop-production-use1-main-valkey8",
      family: "valkey8",
      lifecycle: { create_before_destroy: true },
    });
    expect(parameters({ engineVersion: "9.0" }).name).toBe("inferloop-production-use1-main-valkey9");
    expect(parameters({ engine: "redis", engineVersion: "7.1" }).family).toBe("redis7");
  });

  test("turns cluster mode on, under another name", () => {
    expect(parameters({ clusterMode: true })).toMatchObject({
      name: "inferloop-production-use1-main-valkey8-cluster",
      parameter: expect.arrayContaining([{ name: "cluster-enabled", value: "yes" }]),
    });
  });
});
