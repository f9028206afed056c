import type { Construct } from "constructs";
import { logGroupArn } from "../../../lib/identifiers/aws";
import { flowLogGroupName } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { logWriting } from "./data-access";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface FlowLogsRoleProps {
  readonly names: Names;
  readonly region: string;
}

/**
 * With it VPC flow logs reach their log group. It may not create one: the group exists first, with key and retention.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html (2026-11)
 */
export class FlowLogsRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, region }: FlowLogsRoleProps) {
    const { account } = names.props;
    super(scope, id, {
      name: awsRoleName(names, "flow-logs"),
      description: "VPC flow logs",
      trust: serviceTrust("vpc-flow-logs.amazonaws.com", ownAccount(account)),
      statements: [
        logWriting(region, account, [flowLogGroupName(names)]),
        {
          sid: "FindLogGroup",
          actions: ["logs:DescribeLogGroups"],
          // Listing knows no narrower resource.
          resources: [logGroupArn(region, account, "*")],
        },
      ],
    });
  }
}
