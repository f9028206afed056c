import { staticFailover } from "../../../lib/rules/static-failover";
import type { JsonObject } from "../../../lib/terraform/stack-files";
import { output } from "../../support/outputs";
import { addResource, attributes, copyOf, planted, testFaults, testHolds } from "../../support/rules";

const TRAFFIC = "aws-traffic";
const FOUNDATION = "aws-us-west-2-foundation";
const PRIMARY = "aws_route53_record.api_primary";
const SECONDARY = "aws_route53_record.api_secondary";
/** The gate that guards home stands in the partner. */
const GATE = "aws_route53_health_check.gate_in_us_west_2";
const ALARM = "aws_cloudwatch_metric_alarm.failover_gate";

/** A fault of the gate's alarm: traffic finds it. */
const alarmFault = (setting: string, value: JsonObject[string], what: string) =>
  test(`finds a gate alarm with another '${setting}'`, async () => {
    const fault = planted(await output("production"), FOUNDATION, (draft) => {
      attributes(draft, ALARM)[setting] = value;
    });
    expect(staticFailover.check(fault)).toEqual([
      expect.objectContaining({
        stack: TRAFFIC,
        address: GATE,
        what: `inferloop-production-usw2-failover-gate: ${what}`,
      }),
    ]);
  });

describe("INV-6, static failover", () => {
  testHolds(staticFailover);

  testFaults(staticFailover, [
    [
      "a record without its other half",
      TRAFFIC,
      ({ json }) => {
        delete json.resource?.aws_route53_record?.api_secondary;
      },
      { address: PRIMARY, what: "api.inferloop.io has the failover records PRIMARY" },
    ],
    [
      "two primaries",
      TRAFFIC,
      (draft) => {
        attributes(draft, SECONDARY).failover_routing_policy = { type: "PRIMARY" };
      },
      { what: "api.inferloop.io has the failover records PRIMARY, PRIMARY" },
    ],
    [
      "records that lead to one region",
      TRAFFIC,
      (draft) => {
        attributes(draft, SECONDARY).records = ["us-east-1.api.inferloop.io"];
      },
      { what: "both failover records of api.inferloop.io have the same 'records'" },
    ],
    [
      "one check for both records",
      TRAFFIC,
      (draft) => {
        attributes(draft, SECONDARY).health_check_id = "${aws_route53_health_check.gate_in_us_west_2.id}";
      },
      [
        { what: "both failover records of api.inferloop.io have the same 'health_check_id'" },
        { address: SECONDARY, what: "its gate stands in us-west-2, the region that it guards" },
      ],
    ],
    [
      "a record that nothing decides on",
      TRAFFIC,
      (draft) => {
        delete attributes(draft, PRIMARY).health_check_id;
      },
      { address: PRIMARY, what: "no health check decides on it" },
    ],
    [
      "a check that does not exist",
      TRAFFIC,
      (draft) => {
        attributes(draft, PRIMARY).health_check_id = "${aws_route53_health_check.gone.id}";
      },
      { address: PRIMARY, what: "no health check decides on it" },
    ],
    [
      "an endpoint check where databases are promoted",
      TRAFFIC,
      (draft) => {
        attributes(draft, PRIMARY).health_check_id = "${aws_route53_health_check.endpoint_us_east_1.id}";
      },
      { address: PRIMARY, what: "a HTTPS check sends traffic to databases that are not promoted yet" },
    ],
    [
      "a gate that forgets",
      TRAFFIC,
      (draft) => {
        attributes(draft, GATE).insufficient_data_health_status = "Healthy";
      },
      { address: GATE, what: "without data it does not keep what it last knew" },
    ],
    [
      "a gate without an alarm in the region that it names",
      TRAFFIC,
      (draft) => {
        attributes(draft, GATE).cloudwatch_alarm_name = "inferloop-production-use1-failover-gate";
      },
      { address: GATE, what: "there is no alarm inferloop-production-use1-failover-gate in us-west-2" },
    ],
    [
      "a smaller standby",
      "aws-us-west-2-data",
      (draft) => {
        Object.assign(attributes(draft, "aws_db_instance.database_synthdata_g1"), {
          instance_class: "db.t4g.medium",
          multi_az: false,
        });
      },
      [
        {
          address: "aws_db_instance.database_synthdata_g1",
          what: "'instance_class' is db.t4g.medium, its source has db.m7g.large",
        },
        { what: "'multi_az' is false, its source has true" },
      ],
    ],
    [
      "a standby without backups of its own",
      "aws-us-west-2-data",
      (draft) => {
        delete attributes(draft, "aws_db_instance.database_synthdata_g1").backup_retention_period;
      },
      { what: "'backup_retention_period' is not set, its source has 7" },
    ],
  ]);

  alarmFault("treat_missing_data", "missing", "without data it does not stay as it is");
  alarmFault("dimensions", { Region: "us-east-1" }, "its metric is not that of us-west-2");
  alarmFault("period", 10, "its resolution is too high for Route 53");
  alarmFault("evaluation_periods", 3, "Route 53 does not follow M out of N");
  alarmFault("namespace", null, "it does not follow one metric");

  test("lets endpoint checks decide where nothing has to be promoted", async () => {
    const { stacks, report } = copyOf(await output("production"));
    for (const { json } of stacks) delete json.resource?.aws_db_instance;
    const traffic = stacks.find(({ name }) => name === TRAFFIC);
    if (traffic === undefined) throw new Error("no traffic");
    attributes(traffic, PRIMARY).health_check_id = "${aws_route53_health_check.endpoint_us_east_1.id}";
    expect(staticFailover.check({ stacks, report })).toEqual([]);
  });

  test("looks at every name that fails over", async () => {
    const fault = planted(await output("production"), TRAFFIC, (draft) => {
      const record = { name: "www.inferloop.io", type: "CNAME", failover_routing_policy: [{ type: "SECONDARY" }] };
      addResource(draft, "aws_route53_record.www", record);
    });
    expect(staticFailover.check(fault).map(({ what }) => what)).toEqual([
      "www.inferloop.io has the failover records SECONDARY",
      "no health check decides on it",
    ]);
  });
});
