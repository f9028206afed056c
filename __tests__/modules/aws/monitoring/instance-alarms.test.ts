import { InstanceAlarms } from "../../../../modules/aws/monitoring/instance-alarms";
import { alarm, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => new InstanceAlarms(scope, "Instances", { alerting: testAlerting(), group: "workers" }));

describe("InstanceAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off above 90 % of the processor in two periods, and above 85 % of the memory", () => {
    const dimensions = { AutoScalingGroupName: "inferloop-production-use1-workers" };
    expect(alarm(build(), "instances_cpu")).toMatchObject({
      namespace: "AWS/EC2",
      dimensions,
      threshold: 90,
      evaluation_periods: 2,
    });
    expect(alarm(build(), "instances_memory")).toMatchObject({ namespace: "CWAgent", dimensions, threshold: 85 });
  });
});
