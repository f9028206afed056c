import { CacheAlarms, cacheNodes } from "../../../../modules/aws/monitoring/cache-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = (nodes: readonly string[] = ["cache-001", "cache-002"], alerting = testAlerting()) =>
  synthesize((scope) => new CacheAlarms(scope, "Cache", { alerting, cache: "sessions", nodes }));

describe("cacheNodes", () => {
  test("counts the members of a group", () => {
    expect(cacheNodes("group", undefined, 1)).toEqual(["group-001", "group-002"]);
    expect(cacheNodes("group", undefined, 0)).toEqual(["group-001"]);
  });

  test("counts the shards of cluster mode, too", () => {
    expect(cacheNodes("group", 2, 1)).toEqual(["group-0001-001", "group-0001-002", "group-0002-001", "group-0002-002"]);
  });
});

describe("CacheAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("looks at the worst node: above 90 % of its core in two periods, or 85 % of its memory", () => {
    const { metric_query, ...cpu } = alarm(build(), "cache_cpu");
    expect(cpu).toMatchObject({ threshold: 90, evaluation_periods: 2 });
    expect(metric_query).toMatchObject([
      { metric: { metric_name: "EngineCPUUtilization", dimensions: { CacheClusterId: "cache-001" } } },
      { metric: { dimensions: { CacheClusterId: "cache-002" } } },
      { expression: "MAX(METRICS())" },
    ]);
    expect(alarm(build(), "cache_memory").threshold).toBe(85);
  });

  test("counts the keys that all nodes put out", () => {
    expect(alarm(build(), "cache_evictions").metric_query).toContainEqual(
      expect.objectContaining({ expression: "SUM(METRICS())" }),
    );
  });

  test("more than ten nodes have alarms in parts", () => {
    const ids = alarmIds(build(cacheNodes("group", 6, 1), testAlerting({ scope: "essential" })));
    expect(ids).toEqual(["cache_cpu", "cache_memory", "cache_cpu_2", "cache_memory_2"]);
  });
});
