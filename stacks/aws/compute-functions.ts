import type { AwsFunction } from "../../lib/config/aws/functions";
import { AWS_CACHE } from "../../lib/contracts/aws-cache";
import { sqsQueueArn } from "../../lib/identifiers/aws";
import { dataBucketName, eventBusName, queueName } from "../../lib/identifiers/aws-names";
import { regionVariables } from "../../lib/identifiers/aws-workload";
import { literals } from "../../lib/stack/literal";
import { LambdaApiTrigger } from "../../modules/aws/compute/lambda-api-trigger";
import { bucketRuleSender, LambdaBucketTrigger } from "../../modules/aws/compute/lambda-bucket-trigger";
import { LambdaFunction } from "../../modules/aws/compute/lambda-function";
import { LambdaQueueTrigger } from "../../modules/aws/compute/lambda-queue-trigger";
import { LambdaScheduleTrigger } from "../../modules/aws/compute/lambda-schedule-trigger";
import { LogGroup } from "../../modules/aws/monitoring/log-group";
import type { ComputeGround } from "./compute-ground";

/** The functions of a region, and what calls them. */
export function addFunctions(ground: ComputeGround): void {
  const { stack, foundation } = ground;
  const { aws, deployment } = stack.around;
  if (aws.functions.length > 0 && aws.ownsAccount) {
    // All functions of the account share it. Lambda Insights would make it itself, without retention and key.
    new LogGroup(stack, "FunctionInsights", {
      name: "/aws/lambda-insights",
      kmsKeyArn: foundation.logs_key_arn,
      retentionDays: deployment.profile.retentionDays.application,
    });
  }
  for (const fn of aws.functions) {
    const lambda = addFunction(fn, ground);
    // The platform's own code needs neither.
    if (fn.code.kind === "s3") reachStores(lambda, ground);
    addTriggers(fn, lambda, ground);
  }
}

function addFunction(
  { name, code, environment, triggers, ...settings }: AwsFunction,
  { stack, foundation, network, workloadPlace }: ComputeGround,
): LambdaFunction {
  const { names, awsRegion: region } = stack;
  const { profile } = stack.around.deployment;
  const buckets = triggers.buckets.map(({ bucket }) => bucket);
  return new LambdaFunction(stack, `Function-${name}`, {
    ...settings,
    names,
    fn: name,
    region: region.name,
    architecture: profile.architecture,
    code: code.kind === "s3" ? { ...code, bucket: dataBucketName(names, code.bucket) } : code,
    // The platform's own code only needs to know where to tell it.
    variables:
      code.kind === "s3"
        ? { ...literals(environment), ...regionVariables(workloadPlace) }
        : { ...literals(environment), EVENT_BUS_NAME: eventBusName(names) },
    failureSenders: [bucketRuleSender(names, region.name, name, buckets)],
    protect: profile.protect,
    dataKeyArn: foundation.data_key_arn,
    logsKeyArn: foundation.logs_key_arn,
    logRetentionDays: profile.retentionDays.application,
    messagingKeyArn: foundation.messaging_key_arn,
    subnetIds: network.private_subnet_ids,
    vpcId: network.vpc_id,
  });
}

function reachStores(lambda: LambdaFunction, { stack, network, data }: ComputeGround): void {
  const { aws } = stack.around;
  if (aws.databases.length > 0) {
    const securityGroupId = network.database_security_group_id;
    lambda.reach("databases", { securityGroupId, port: 5432, description: "PostgreSQL" });
  }
  for (const { name } of aws.caches) {
    const { cache_security_group_id: securityGroupId } = stack.consume(data, AWS_CACHE, name);
    lambda.reach(`cache-${name}`, { securityGroupId, port: 6379, description: `The cache ${name}` });
  }
}

/** What calls a function. Streams of tables do too, but their mappings stand beside the tables. */
function addTriggers(
  { name: fn, triggers }: AwsFunction,
  lambda: LambdaFunction,
  { stack, edge }: ComputeGround,
): void {
  const { names, awsRegion: region } = stack;
  const { aws } = stack.around;
  // What happens in one region reaches the others too, and must be handled once.
  const enabled = region.role === "primary";
  const { arn: functionArn, functionName } = lambda.resource;
  const called = { names, fn, functionArn, functionName, enabled, failureQueueArn: lambda.failures.resource.arn };
  if (edge !== undefined && triggers.http.length > 0) {
    const { api_execution_arn: apiExecutionArn } = edge;
    new LambdaApiTrigger(lambda, "Api", { functionName, apiExecutionArn, routes: triggers.http });
  }
  for (const { name, expression, timeZone } of triggers.schedules) {
    new LambdaScheduleTrigger(lambda, `Schedule-${name}`, { ...called, schedule: name, expression, timeZone });
  }
  for (const { bucket, prefixes } of triggers.buckets) {
    new LambdaBucketTrigger(lambda, `Bucket-${bucket}`, { ...called, bucket, prefixes });
  }
  for (const queue of aws.messaging?.queues ?? []) {
    if (queue.consumer !== fn) continue;
    const queueArn = sqsQueueArn(region.name, aws.accountId, queueName(names, queue));
    new LambdaQueueTrigger(lambda, `Queue-${queue.name}`, { functionName, queueArn, enabled, fifo: queue.fifo });
  }
}
