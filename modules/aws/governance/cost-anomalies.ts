import { CeAnomalyMonitor } from "@cdktf/provider-aws/lib/ce-anomaly-monitor";
import { CeAnomalySubscription } from "@cdktf/provider-aws/lib/ce-anomaly-subscription";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

export interface CostAnomaliesProps {
  /** Names outside regions. */
  readonly names: Names;
  readonly email: string;
  /** Least cost above the expected one that is reported. Unit: US dollars. */
  readonly thresholdUsd: number;
  /** The account's monitor of all services. @default - created; AWS allows one */
  readonly monitorArn?: string;
}

/**
 * Cost Explorer learns what each service of the account usually costs, and a daily mail tells what is dearer.
 * @resource aws_ce_anomaly_monitor, aws_ce_anomaly_subscription
 */
export class CostAnomalies extends Construct {
  readonly resource: CeAnomalySubscription;

  constructor(scope: Construct, id: string, { names, email, thresholdUsd, monitorArn }: CostAnomaliesProps) {
    super(scope, id);
    const monitor =
      monitorArn ??
      new CeAnomalyMonitor(this, "Monitor", {
        name: names.of("costAnomaly", "services"),
        monitorType: "DIMENSIONAL",
        monitorDimension: "SERVICE",
      }).arn;
    this.resource = new CeAnomalySubscription(this, "Resource", {
      name: names.of("costAnomaly", "services"),
      monitorArnList: [monitor],
      // Mail comes at most once a day; AWS sends single anomalies to topics only.
      frequency: "DAILY",
      subscriber: [{ type: "EMAIL", address: email }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [String(thresholdUsd)],
        },
      },
    });
  }
}
