import { REST_HOURS } from "../../../../lib/config/aws/governance";
import { NodeGroupRest } from "../../../../modules/aws/kubernetes/node-group-rest";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const rest = () =>
  synthesize(
    (scope) =>
      new NodeGroupRest(scope, "Rest", {
        names: testNames(),
        hours: REST_HOURS,
        clusterName: "main",
        nodeGroupName: "system-2026",
        name: "system",
        minSize: 1,
        desiredSize: 2,
      }),
  );

describe("NodeGroupRest", () => {
  test("minimal props", () => {
    expect(rest().json.resource).toMatchSnapshot();
  });

  test("takes all nodes in the evening, and brings as many as at the start in the morning", () => {
    const inputs = rest()
      .resources("aws_scheduler_schedule")
      .map(({ target }) => JSON.parse((target as { input: string }).input) as object);
    expect(inputs).toEqual([
      { ClusterName: "main", NodegroupName: "system-2026", ScalingConfig: { MinSize: 0, DesiredSize: 0 } },
      { ClusterName: "main", NodegroupName: "system-2026", ScalingConfig: { MinSize: 1, DesiredSize: 2 } },
    ]);
  });
});
