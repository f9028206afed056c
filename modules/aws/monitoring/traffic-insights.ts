import { CloudwatchContributorInsightRule } from "@cdktf/provider-aws/lib/cloudwatch-contributor-insight-rule";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/**
 * Positions in an entry of a flow log in its default format.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html (2026-11)
 */
const FLOW_FIELDS = { "4": "source", "5": "destination", "7": "port", "10": "bytes", "13": "action" } as const;

export interface TrafficInsightsProps {
  readonly names: Names;
  /** Log group of the network's flow logs. */
  readonly flowLogGroupName: string;
}

/**
 * Who is behind the network's traffic: the addresses whose connections are rejected most, and the pairs that transfer
 * most. Costs by the entry that matches.
 * @resource aws_cloudwatch_contributor_insight_rule
 */
export class TrafficInsights extends Construct {
  constructor(scope: Construct, id: string, { names, flowLogGroupName }: TrafficInsightsProps) {
    super(scope, id);
    const rules = {
      rejected: {
        AggregateOn: "Count",
        Contribution: { Keys: ["source", "port"], Filters: [{ Match: "action", In: ["REJECT"] }] },
      },
      transfers: {
        AggregateOn: "Sum",
        Contribution: {
          Keys: ["source", "destination"],
          ValueOf: "bytes",
          Filters: [{ Match: "action", In: ["ACCEPT"] }],
        },
      },
    };
    for (const [rule, definition] of Object.entries(rules)) {
      new CloudwatchContributorInsightRule(this, rule, {
        ruleName: names.of("insightRule", `network-${rule}`),
        ruleState: "ENABLED",
        ruleDefinition: JSON.stringify({
          Schema: { Name: "CloudWatchLogRule", Version: 1 },
          LogGroupNames: [flowLogGroupName],
          LogFormat: "CLF",
          Fields: FLOW_FIELDS,
          ...definition,
        }),
      });
    }
  }
}
