import type { Construct } from "constructs";
import { awsArn, logGroupArn } from "../../../lib/identifiers/aws";
import { ecsSessionLogGroupName, keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { bucketAccess, dataKeyUse, type RegionData, secretUse, tableAccess } from "./data-access";
import { cacheAccess, messagingAccess } from "./messaging-access";
import { ownAccount, type Statement, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface EcsTaskRoleProps {
  readonly names: Names;
  readonly data: RegionData;
  /** Names of the secrets that the code reads while it runs. @default - none */
  readonly secrets?: readonly string[];
  /** Some service opens shells in its tasks. @default false */
  readonly sessions?: boolean;
}

/** What the code in an ECS task may do: the region's data buckets, tables, caches, queues and topics, its bus and its databases' passwords. */
export class EcsTaskRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, data, secrets = [], sessions = false }: EcsTaskRoleProps) {
    super(scope, id, {
      name: awsRoleName(names, "ecs-task"),
      description: "Code in ECS tasks",
      trust: serviceTrust("ecs-tasks.amazonaws.com", ownAccount(data.account)),
      statements: [
        ...bucketAccess(data.buckets),
        tableAccess(data),
        dataKeyUse(data),
        ...messagingAccess(data),
        cacheAccess(data),
        ...secretUse(data.region, data.account, secrets, [keyAlias(names, "secrets")]),
        ...(sessions ? sessionAccess(names, data) : []),
      ],
    });
  }
}

/**
 * What the agent behind a shell needs: its channels, the key that encrypts them, and the log of what is typed.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html (2026-11)
 */
function sessionAccess(names: Names, { region, account, keyAliases }: RegionData): Statement[] {
  const group = logGroupArn(region, account, ecsSessionLogGroupName(names));
  return [
    {
      sid: "SessionChannels",
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      // Channels have no ARN.
      resources: ["*"],
    },
    {
      sid: "SessionKey",
      actions: ["kms:Decrypt"],
      resources: [awsArn("kms", region, account, "key/*")],
      // The agent calls KMS itself, through no service.
      conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": keyAliases } },
    },
    { sid: "SessionLogGroups", actions: ["logs:DescribeLogGroups"], resources: ["*"] },
    {
      sid: "SessionLog",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [group, `${group}:log-stream:*`],
    },
  ];
}
