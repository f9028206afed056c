import { ClusterAlarms } from "../../../../modules/aws/monitoring/cluster-alarms";
import { alarm, alarmIds, bySilence, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = (alerting = testAlerting()) => synthesize((scope) => new ClusterAlarms(scope, "Cluster", { alerting }));

describe("ClusterAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off above 90 % of the nodes' processors in two periods, and above 85 % of their memory", () => {
    const dimensions = { ClusterName: "inferloop-production-use1-main" };
    expect(alarm(build(), "cluster_node_cpu")).toMatchObject({ dimensions, threshold: 90, evaluation_periods: 2 });
    expect(alarm(build(), "cluster_node_memory")).toMatchObject({ dimensions, threshold: 85 });
  });

  test("all of them are metrics of the whole cluster, which may rest", () => {
    for (const { namespace, dimensions } of build().resources("aws_cloudwatch_metric_alarm")) {
      expect([namespace, Object.keys(dimensions as object)]).toEqual(["ContainerInsights", ["ClusterName"]]);
    }
    expect(Object.keys(bySilence(build()))).toEqual(["missing"]);
  });

  test("the essential ones are the documented ones", () => {
    const ids = alarmIds(build(testAlerting({ scope: "essential" })));
    expect(ids).toEqual(["cluster_node_cpu", "cluster_node_memory"]);
  });
});
