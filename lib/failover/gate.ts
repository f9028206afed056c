import { type AwsDeployment, awsRegion, type Deployment } from "../config/deployment";
import { GATE_METRIC, gateAlarmName, gateDimensions } from "../identifiers/aws-names";
import { awsNames } from "../state/location";
import type { FailoverPlan } from "./plan";
import type { Step } from "./step";

export interface GateProps {
  readonly deployment: Deployment;
  readonly aws: AwsDeployment;
  readonly plan: FailoverPlan;
}

/**
 * Commands that send clients to the successor, and keep them there. Repeated calls change nothing.
 *
 * The gate in a region, once closed, keeps traffic away from its partner. Where both are closed home answers, so the
 * gate in home is closed only while the one in the partner is closed too and cannot be opened.
 */
export function closeGate(props: GateProps): string[] {
  const { deployment, aws, plan } = props;
  // Without data that needs a promotion the health checks of the endpoints decide by themselves.
  if (aws.databases.length === 0) return [];
  if (aws.gate === "alarm") return [publish(props, plan.successor, 1)];
  const names = awsNames(deployment, aws);
  // One must always be on, so the successor's comes first.
  const switches = [
    [plan.successor, "On"],
    [plan.lost, "Off"],
  ] as const;
  return [
    "ENDPOINT=<one of the cluster's five endpoints, noted beforehand; its region goes with it>",
    ...switches.map(([region, state]) => {
      const control = names.in(awsRegion(aws, region).short).of("arcControl", "traffic");
      return `aws route53-recovery-cluster update-routing-control-state --region <region of the endpoint> --endpoint-url "$ENDPOINT" --routing-control-state ${state} --routing-control-arn $(aws route53-recovery-cluster list-routing-controls --region <region of the endpoint> --endpoint-url "$ENDPOINT" --query "RoutingControls[?RoutingControlName=='${control}'].RoutingControlArn" --output text)`;
    }),
  ];
}

/** How the gates open again once the lost region is back. Switches in ARC stay as they are. */
export function openGates(props: GateProps): Step[] {
  const { deployment, aws, plan } = props;
  if (aws.databases.length === 0 || aws.gate !== "alarm") return [];
  const { lost, successor } = plan;
  // The gate in the successor keeps clients away from a region that has no data to write to. The failback opens it.
  if (lost === aws.home) return [];
  const alarm = gateAlarmName(awsNames(deployment, aws, awsRegion(aws, lost).short));
  return [
    {
      title: `Open the gate in ${lost}, wait until its alarm is OK, then open the one in ${successor}`,
      why: `In this order: with only the gate in ${lost} closed, clients would go there. Both must be open before the next failover, because the gate in ${successor} cannot be opened when ${successor} is lost.`,
      commands: [
        publish(props, lost, 0),
        `until aws cloudwatch describe-alarms --region ${lost} --alarm-names ${alarm} --query 'MetricAlarms[0].StateValue' --output text | grep --quiet OK; do sleep 10; done`,
        "sleep 300 # Route 53 reads the metric by itself, some minutes later",
        publish(props, successor, 0),
      ],
    },
  ];
}

/** Publishes what closes (1) or opens (0) the gate that stands in a region. */
function publish({ deployment, aws }: GateProps, region: string, value: 0 | 1): string {
  const names = awsNames(deployment, aws, awsRegion(aws, region).short);
  const dimensions = Object.entries(gateDimensions(names, region)).map(([name, text]) => `${name}=${text}`);
  return `aws cloudwatch put-metric-data --region ${region} --namespace ${GATE_METRIC.namespace} --metric-name ${GATE_METRIC.name} --dimensions ${dimensions.join(",")} --value ${value}`;
}
