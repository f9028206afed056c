import type { Construct } from "constructs";
import { WATCH_METRICS, watcherLogGroupName } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { logWriting } from "./data-access";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { TRACING_POLICIES } from "./service-role-policies";

export interface WatcherRoleProps {
  readonly names: Names;
  readonly region: string;
}

/**
 * The function that watches the partner region. It may say what it sees, in a namespace of its own, and nothing else:
 * the metric that moves traffic stands in another.
 */
export class WatcherRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, region }: WatcherRoleProps) {
    super(scope, id, {
      name: awsRoleName(names, "watcher"),
      description: "Watching of the partner region",
      trust: serviceTrust("lambda.amazonaws.com"),
      managedPolicies: TRACING_POLICIES,
      statements: [
        logWriting(region, names.props.account, [watcherLogGroupName(names)]),
        {
          sid: "PublishFindings",
          actions: ["cloudwatch:PutMetricData"],
          // The action knows no resource.
          resources: ["*"],
          conditions: { StringEquals: { "cloudwatch:namespace": WATCH_METRICS.namespace } },
        },
      ],
    });
  }
}
