import type { Construct } from "constructs";
import { lambdaFunctionArn, sqsQueueArn } from "../../../lib/identifiers/aws";
import { functionDeadLetterQueueName, functionName, keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { keyUse } from "./data-access";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface SchedulerRoleProps {
  readonly names: Names;
  readonly region: string;
  /** What the functions are for that schedules call. */
  readonly functions: readonly string[];
}

/** With it schedules call functions, and put aside the calls that they could not make. */
export class SchedulerRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, region, functions }: SchedulerRoleProps) {
    const { account } = names.props;
    super(scope, id, {
      name: awsRoleName(names, "scheduler"),
      description: "Schedules that call functions",
      trust: serviceTrust("scheduler.amazonaws.com", ownAccount(account)),
      statements: [
        {
          sid: "CallFunctions",
          actions: ["lambda:InvokeFunction"],
          resources: functions.map((fn) => lambdaFunctionArn(region, account, functionName(names, fn))),
        },
        {
          sid: "SendFailures",
          actions: ["sqs:SendMessage"],
          resources: functions.map((fn) => sqsQueueArn(region, account, functionDeadLetterQueueName(names, fn))),
        },
        keyUse(
          "UseMessagingKey",
          { region, account, aliases: [keyAlias(names, "messaging")] },
          ["kms:Decrypt", "kms:GenerateDataKey"],
          ["sqs"],
        ),
      ],
    });
  }
}
