import type { Construct } from "constructs";
import { awsArn } from "../../../lib/identifiers/aws";
import { runnerProjectName, serviceLogGroupName } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { logWriting } from "./data-access";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface RunnerRoleProps {
  readonly names: Names;
  readonly region: string;
  /** ARN of the region's connection to GitHub. @default - none yet */
  readonly connectionArn?: string;
}

/**
 * The CI runner inside the network. It stands in the network, writes its log and takes jobs, and that is all: a job gets
 * its rights as everywhere, from the CI roles and by its own identity, so the network adds none.
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html (2026-11)
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html (2026-11)
 */
export class RunnerRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, region, connectionArn }: RunnerRoleProps) {
    const { account } = names.props;
    // `codeconnections`, or its old name.
    const service = connectionArn?.split(":")[2] ?? "codeconnections";
    super(scope, id, {
      name: awsRoleName(names, "runner"),
      description: "CI runner inside the network",
      trust: serviceTrust("codebuild.amazonaws.com", {
        StringEquals: {
          "aws:SourceArn": awsArn("codebuild", region, account, `project/${runnerProjectName(names)}`),
        },
      }),
      statements: [
        logWriting(region, account, [serviceLogGroupName(names, "runner")]),
        {
          sid: "StandInNetwork",
          actions: [
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcs",
          ],
          // Interfaces have no name that is known before.
          resources: ["*"],
          conditions: { StringEquals: { "aws:RequestedRegion": region } },
        },
        {
          sid: "LendInterfaces",
          actions: ["ec2:CreateNetworkInterfacePermission"],
          resources: [awsArn("ec2", region, account, "network-interface/*")],
          conditions: { StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" } },
        },
        {
          sid: "TakeJobs",
          actions: ["UseConnection", "GetConnection", "GetConnectionToken"].map((action) => `${service}:${action}`),
          resources: connectionArn === undefined ? [] : [connectionArn],
        },
      ],
    });
  }
}
