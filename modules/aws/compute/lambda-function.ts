import { join } from "node:path";
import { LambdaFunction as CfLambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { ZippedFile } from "../../../lib/assets/zipped-file";
import type { Architecture } from "../../../lib/catalog/aws-instance-types";
import { lambdaInsightsLayer } from "../../../lib/catalog/aws-lambda-insights";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { FUNCTION_LIMITS } from "../../../lib/config/aws/functions";
import { requireInRange } from "../../../lib/errors/configuration-error";
import { functionDeadLetterQueueName, functionName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { DeadLetterQueue } from "../messaging/dead-letter-queue";
import type { QueueSender } from "../messaging/queue-policy";
import { LogGroup } from "../monitoring/log-group";
import { SecurityGroup } from "../network/security-group";

/**
 * A call that nobody waits for is tried three times within an hour, the documented recovery point. Then it goes to the
 * queue of failures.
 */
const CALLS = { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 } as const;

/** What a function runs: the platform's own code, or an archive in a bucket of the region. */
export type LambdaCode =
  | { readonly kind: "events" }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly key: string;
      /** Version of the object. @default - the newest when Terraform deploys */
      readonly version: string | undefined;
      /** File and function, for example `app.handler`. */
      readonly handler: string;
    };

/** Something in the network that a function connects to. */
export interface LambdaReach {
  readonly securityGroupId: string;
  readonly port: number;
  readonly description: string;
}

export interface LambdaFunctionProps {
  readonly architecture: Architecture;
  readonly code: LambdaCode;
  /** ARN of the region's data key, for the variables. */
  readonly dataKeyArn: string;
  /** Services that put calls which they could not make into the queue of failures. */
  readonly failureSenders: readonly QueueSender[];
  /** What the function is for; part of its name. Changing it replaces the function. */
  readonly fn: string;
  readonly logRetentionDays: LogRetentionDays;
  readonly logsKeyArn: string;
  /** Unit: MB. Range: {@link FUNCTION_LIMITS}. */
  readonly memoryMb: number;
  readonly messagingKeyArn: string;
  readonly names: Names;
  readonly protect: boolean;
  readonly region: string;
  /** Runs kept for this function, and its limit. @default - what the account has left */
  readonly reservedConcurrency: number | undefined;
  readonly runtime: string;
  /** Size of /tmp. Unit: MB. Range: {@link FUNCTION_LIMITS}. */
  readonly storageMb: number;
  readonly subnetIds: string[];
  /** Unit: seconds. Range: {@link FUNCTION_LIMITS}. */
  readonly timeoutSeconds: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly vpcId: string;
}

/**
 * A function in the private subnets, with a security group, a log group and a queue of failures of its own. What calls
 * it are constructs beside it; the role is the region's `lambda`.
 *
 * Terraform deploys code where the object or version that it names changes, and never looks at the code that runs. So
 * a pipeline may deploy code from a bucket by itself, and no apply takes that back.
 *
 * @resource aws_lambda_function, aws_lambda_function_event_invoke_config
 */
export class LambdaFunction extends Construct {
  readonly resource: CfLambdaFunction;
  /** Starts with a way to AWS's services and third parties; see {@link reach} for others. */
  readonly securityGroup: SecurityGroup;
  readonly failures: DeadLetterQueue;
  private readonly fn: string;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { memory, timeout, storage } = FUNCTION_LIMITS;
    requireInRange(this, "memoryMb", props.memoryMb, memory, "MB");
    requireInRange(this, "timeoutSeconds", props.timeoutSeconds, timeout, "seconds");
    requireInRange(this, "storageMb", props.storageMb, storage, "MB");
    const { names, fn, region } = props;
    this.fn = fn;
    const name = functionName(names, fn);
    // Lambda would make the group itself, without retention and key.
    const logs = new LogGroup(this, "Logs", {
      name: `/aws/lambda/${name}`,
      retentionDays: props.logRetentionDays,
      kmsKeyArn: props.logsKeyArn,
    });
    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      names,
      purpose: `function-${fn}`,
      description: "One Lambda function",
      vpcId: props.vpcId,
    });
    this.securityGroup.addEgress("to-https", {
      peer: { cidr: "0.0.0.0/0" },
      traffic: { tcp: 443 },
      description: "AWS services and third parties",
    });
    this.failures = new DeadLetterQueue(this, "Failures", {
      account: names.props.account,
      region,
      name: functionDeadLetterQueueName(names, fn),
      fifo: false,
      kmsKeyArn: props.messagingKeyArn,
      protect: props.protect,
      senders: props.failureSenders,
    });
    const layer = lambdaInsightsLayer(region, props.architecture);
    this.resource = new CfLambdaFunction(this, "Resource", {
      functionName: name,
      description: `The function ${fn}.`,
      role: awsRoleArn(names, "lambda"),
      packageType: "Zip",
      ...this.codeArguments(props.code),
      runtime: props.runtime,
      architectures: [props.architecture],
      memorySize: props.memoryMb,
      timeout: props.timeoutSeconds,
      ephemeralStorage: { size: props.storageMb },
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      ...(layer === undefined ? {} : { layers: [layer] }),
      loggingConfig: { logFormat: "JSON", logGroup: logs.name },
      tracingConfig: { mode: "Active" },
      vpcConfig: { subnetIds: props.subnetIds, securityGroupIds: [this.securityGroup.resource.id] },
      // Lambda forgets a key that has nothing to encrypt, and every plan would show it.
      ...(Object.keys(props.variables).length === 0
        ? {}
        : { environment: { variables: props.variables }, kmsKeyArn: props.dataKeyArn }),
    });
    new LambdaFunctionEventInvokeConfig(this, "Calls", {
      functionName: this.resource.functionName,
      ...CALLS,
      destinationConfig: { onFailure: { destination: this.failures.resource.arn } },
    });
  }

  /** Opens a way to something in the network, on both sides. The id never changes. */
  reach(id: string, { securityGroupId, port, description }: LambdaReach): void {
    const traffic = { tcp: port };
    this.securityGroup.addEgress(`to-${id}`, { peer: { securityGroupId }, traffic, description });
    new VpcSecurityGroupIngressRule(this, `into-${id}`, {
      securityGroupId,
      referencedSecurityGroupId: this.securityGroup.resource.id,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description: `The function ${this.fn}`,
    });
  }

  private codeArguments(code: LambdaCode) {
    if (code.kind === "events") {
      const source = new ZippedFile(this, "Source", join(__dirname, "functions", "events", "handler.py"));
      return { filename: source.path, sourceCodeHash: source.base64Sha256, handler: "handler.handler" };
    }
    return {
      s3Bucket: code.bucket,
      s3Key: code.key,
      ...(code.version === undefined ? {} : { s3ObjectVersion: code.version }),
      handler: code.handler,
    };
  }
}
