import type { Construct } from "constructs";
import { sqsQueueArn } from "../../../lib/identifiers/aws";
import { functionDeadLetterQueueName, keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { bucketAccess, dataKeyUse, keyUse, type RegionData, secretUse, streamAccess, tableAccess } from "./data-access";
import { cacheAccess, messagingAccess } from "./messaging-access";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { FUNCTION_POLICIES, NETWORK_FUNCTION_POLICIES } from "./service-role-policies";

export interface LambdaRoleProps {
  readonly names: Names;
  readonly data: RegionData;
  /** What the functions are for. */
  readonly functions: readonly string[];
  /** Names of the secrets that functions read. */
  readonly secrets: readonly string[];
}

/**
 * What functions may do: the region's data buckets, tables, caches, queues and topics, its bus, the streams of tables,
 * and the queues of their own failures.
 */
export class LambdaRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, data, functions, secrets }: LambdaRoleProps) {
    const { region, account } = data;
    const aliases = (purpose: "data" | "messaging") => (functions.length === 0 ? [] : [keyAlias(names, purpose)]);
    super(scope, id, {
      name: awsRoleName(names, "lambda"),
      description: "Lambda functions",
      trust: serviceTrust("lambda.amazonaws.com"),
      managedPolicies: [...FUNCTION_POLICIES, ...NETWORK_FUNCTION_POLICIES],
      statements: [
        ...bucketAccess(data.buckets),
        tableAccess(data),
        streamAccess(data),
        dataKeyUse(data),
        ...messagingAccess(data),
        cacheAccess(data),
        ...secretUse(region, account, secrets, [keyAlias(names, "secrets")]),
        // Lambda decrypts the variables in the role's name.
        keyUse("DecryptVariables", { region, account, aliases: aliases("data") }, ["kms:Decrypt"], ["lambda"]),
        {
          sid: "SendFailures",
          actions: ["sqs:SendMessage"],
          resources: functions.map((fn) => sqsQueueArn(region, account, functionDeadLetterQueueName(names, fn))),
        },
        keyUse(
          "EncryptFailures",
          { region, account, aliases: aliases("messaging") },
          ["kms:Decrypt", "kms:GenerateDataKey"],
          ["sqs"],
        ),
      ],
    });
  }
}
