import { Names } from "../../../../lib/names/names";
import { CostAnomalies, type CostAnomaliesProps } from "../../../../modules/aws/governance/cost-anomalies";
import { synthesize } from "../../../support/synth";

const PROPS: CostAnomaliesProps = {
  names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
  email: "a@example.com",
  thresholdUsd: 100,
};
const anomalies = (props: Partial<CostAnomaliesProps> = {}) =>
  synthesize((scope) => new CostAnomalies(scope, "CostAnomalies", { ...PROPS, ...props }));

describe("CostAnomalies", () => {
  test("minimal props", () => {
    expect(anomalies().json.resource).toMatchSnapshot();
  });

  test("look at each service", () => {
    expect(anomalies().resource("aws_ce_anomaly_monitor")).toMatchObject({
      monitor_type: "DIMENSIONAL",
      monitor_dimension: "SERVICE",
    });
  });

  test("are told once a day by mail, which AWS sends no sooner, above the threshold", () => {
    expect(anomalies().resource("aws_ce_anomaly_subscription")).toMatchObject({
      frequency: "DAILY",
      subscriber: [{ type: "EMAIL", address: "a@example.com" }],
      threshold_expression: {
        dimension: { key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", match_options: ["GREATER_THAN_OR_EQUAL"], values: ["100"] },
      },
    });
  });

  test("use the account's own monitor, because AWS allows one", () => {
    const monitorArn = "arn:aws:ce::123456789012:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef";
    const stack = anomalies({ monitorArn });
    expect(stack.resources("aws_ce_anomaly_monitor")).toEqual([]);
    expect(stack.resource("aws_ce_anomaly_subscription").monitor_arn_list).toEqual([monitorArn]);
  });
});
