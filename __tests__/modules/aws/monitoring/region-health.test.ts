import { LoadBalancerAlarms } from "../../../../modules/aws/monitoring/load-balancer-alarms";
import { MetricAlarm, type MetricAlarmProps } from "../../../../modules/aws/monitoring/metric-alarm";
import { QueueAlarms } from "../../../../modules/aws/monitoring/queue-alarms";
import { RegionHealth } from "../../../../modules/aws/monitoring/region-health";
import { TOPIC, testAlerting } from "../../../support/alarms";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: MetricAlarmProps = {
  names: testNames(),
  alarm: "any",
  watches: "Anything",
  severity: "critical",
  metric: { namespace: "AWS/SQS", name: "Any", dimensions: {}, statistic: "Sum" },
  when: "above",
  threshold: 0,
  periods: 1,
  periodSeconds: 60,
  silence: "missing",
  topicArn: TOPIC,
};

/** The health of one area with the alarms. */
const ofAlarms = (count: number, overrides: Partial<MetricAlarmProps> = {}) =>
  synthesize((scope) => {
    const data = Array.from(
      { length: count },
      (_, index) => new MetricAlarm(scope, `Alarm-${index}`, { ...PROPS, ...overrides } as MetricAlarmProps),
    );
    new RegionHealth(scope, "Health", { names: testNames(), topicArn: TOPIC, areas: { data } });
  });

const build = () =>
  synthesize((scope) => {
    const alerting = testAlerting();
    const entry = new LoadBalancerAlarms(scope, "Api", { alerting, loadBalancer: "app/api/1" }).alarms;
    const messaging = new QueueAlarms(scope, "Queue", { alerting, queue: "q", deadLetterQueueName: "q-dlq" }).alarms;
    new RegionHealth(scope, "Health", { names: testNames(), topicArn: TOPIC, areas: { entry, messaging, data: [] } });
  });

/** Rules by the id of the alarm. */
const rules = (stack = build()) =>
  Object.fromEntries(
    stack
      .resources("aws_cloudwatch_composite_alarm")
      .map(({ address, alarm_rule }) => [address.replace("aws_cloudwatch_composite_alarm.", ""), alarm_rule]),
  );

describe("RegionHealth", () => {
  test("with two areas", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("is unwell while any critical alarm of any area is on", () => {
    const name = (id: string) => `ALARM("\${aws_cloudwatch_metric_alarm.${id}.alarm_name}")`;
    const area = (id: string) => `ALARM("\${aws_cloudwatch_composite_alarm.${id}.alarm_name}")`;
    expect(rules()).toEqual({
      health_entry: `${name("api_server_errors")} OR ${name("api_rejected_connections")}`,
      health_messaging: name("queue_dead_letters"),
      health: `${area("health_entry")} OR ${area("health_messaging")}`,
    });
  });

  test("tells when the region becomes unwell, and when it is well again", () => {
    const [health] = build()
      .resources("aws_cloudwatch_composite_alarm")
      .filter(({ address }) => address.endsWith(".health"));
    expect(health).toMatchObject({ alarm_actions: [TOPIC], ok_actions: [TOPIC] });
  });

  test("areas tell nobody by themselves, and go after the region's alarm has let go", () => {
    for (const { address, alarm_actions, lifecycle } of build().resources("aws_cloudwatch_composite_alarm")) {
      if (address.endsWith(".health")) continue;
      expect([alarm_actions, lifecycle]).toEqual([undefined, { create_before_destroy: true }]);
    }
  });

  test("warnings say nothing of a region's health", () => {
    expect(rules(ofAlarms(2, { severity: "warning" }))).toEqual({});
  });

  test("alarms that are off say nothing either, but their area stays for when they are on again", () => {
    expect(rules(ofAlarms(2, { active: false })).health_data).toBe("FALSE");
  });

  test("fails for more alarms than a composite one takes", () => {
    expect(() => ofAlarms(101)).toThrow("'areas' must be at most 100 critical alarms of data, got 101");
    expect(Object.keys(rules(ofAlarms(100)))).toEqual(["health_data", "health"]);
  });
});
