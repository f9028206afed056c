import { ConfigurationError } from "../../../../lib/errors/configuration-error";
import { LambdaFunction, type LambdaFunctionProps } from "../../../../modules/aws/compute/lambda-function";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const key = (name: string) => `arn:aws:kms:us-east-1:123456789012:key/${name}`;

const PROPS: LambdaFunctionProps = {
  names: testNames(),
  region: "us-east-1",
  fn: "events",
  architecture: "x86_64",
  code: { kind: "events" },
  runtime: "python3.13",
  memoryMb: 3008,
  timeoutSeconds: 900,
  storageMb: 10_240,
  reservedConcurrency: undefined,
  variables: { EVENT_BUS_NAME: "events" },
  failureSenders: [],
  protect: true,
  dataKeyArn: key("data"),
  logsKeyArn: key("logs"),
  messagingKeyArn: key("messaging"),
  logRetentionDays: 30,
  subnetIds: ["subnet-1", "subnet-2"],
  vpcId: "vpc-1",
};

const lambda = (props: Partial<LambdaFunctionProps> = {}, more: (built: LambdaFunction) => void = () => {}) =>
  synthesize((scope) => more(new LambdaFunction(scope, "Function", { ...PROPS, ...props })));
const resource = (props: Partial<LambdaFunctionProps> = {}) => lambda(props).resource("aws_lambda_function");

describe("LambdaFunction", () => {
  test("minimal props", () => {
    expect(lambda().json.resource).toMatchSnapshot();
  });

  test("has the documented time, memory, storage and traces", () => {
    expect(resource()).toMatchObject({
      timeout: 900,
      memory_size: 3008,
      ephemeral_storage: { size: 10_240 },
      tracing_config: { mode: "Active" },
    });
  });

  test("is watched by Lambda Insights, with the layer of its region and processor", () => {
    expect(resource().layers).toEqual(["arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:60"]);
    expect(resource({ architecture: "arm64" })).toMatchObject({
      architectures: ["arm64"],
      layers: ["arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension-Arm64:25"],
    });
  });

  test("goes without Lambda Insights where AWS has no layer for it", () => {
    expect(resource({ region: "mx-central-1", architecture: "arm64" }).layers).toBeUndefined();
  });

  test("logs into an encrypted group that is made before it", () => {
    expect(lambda().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/lambda/inferloop-production-use1-events",
      kms_key_id: key("logs"),
      retention_in_days: 30,
    });
    expect(resource().logging_config).toEqual({
      log_format: "JSON",
      log_group: "${aws_cloudwatch_log_group.function_logs.name}",
    });
  });

  test("encrypts its variables with the data key", () => {
    expect(resource()).toMatchObject({
      environment: { variables: { EVENT_BUS_NAME: "events" } },
      kms_key_arn: key("data"),
    });
  });

  test("names no key where it has no variables, because Lambda would forget it", () => {
    const { environment, kms_key_arn } = resource({ variables: {} });
    expect([environment, kms_key_arn]).toEqual([undefined, undefined]);
  });

  test("sends what failed three times within an hour to a queue of its own", () => {
    expect(lambda().resource("aws_lambda_function_event_invoke_config")).toMatchObject({
      maximum_retry_attempts: 2,
      maximum_event_age_in_seconds: 3600,
      destination_config: { on_failure: { destination: "${aws_sqs_queue.function_failures.arn}" } },
    });
    expect(lambda().resource("aws_sqs_queue")).toMatchObject({
      name: "inferloop-production-use1-function-events-dlq",
      kms_master_key_id: key("messaging"),
    });
  });

  test("reserves runs only where it is asked to", () => {
    expect(resource().reserved_concurrent_executions).toBeUndefined();
    expect(resource({ reservedConcurrency: 5 }).reserved_concurrent_executions).toBe(5);
  });

  test("runs the platform's own code from an archive beside the stack", () => {
    expect(resource()).toMatchObject({
      filename: "assets/function_source.zip",
      handler: "handler.handler",
      source_code_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    });
  });

  test("runs code from a bucket, of a version or of none", () => {
    const code = { kind: "s3", bucket: "data", key: "score.zip", handler: "app.handler" } as const;
    const { filename, source_code_hash, ...newest } = resource({ code: { ...code, version: undefined } });
    expect(newest).toMatchObject({ s3_bucket: "data", s3_key: "score.zip", handler: "app.handler" });
    expect([filename, source_code_hash, newest.s3_object_version]).toEqual([undefined, undefined, undefined]);
    expect(resource({ code: { ...code, version: "v7" } }).s3_object_version).toBe("v7");
  });

  test("stands in the private subnets and starts with a way to HTTPS only", () => {
    expect(resource().vpc_config).toEqual({
      subnet_ids: ["subnet-1", "subnet-2"],
      security_group_ids: ["${aws_security_group.function_security_group.id}"],
    });
    expect(lambda().resource("aws_vpc_security_group_egress_rule")).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    });
    expect(lambda().resources("aws_vpc_security_group_ingress_rule")).toEqual([]);
  });

  test("reaches something in the network by a rule on each side", () => {
    const stack = lambda({}, (built) =>
      built.reach("databases", { securityGroupId: "sg-database", port: 5432, description: "PostgreSQL" }),
    );
    const egress = stack.resources("aws_vpc_security_group_egress_rule");
    expect(egress.find(({ address }) => address.endsWith("to_databases"))).toMatchObject({
      security_group_id: "${aws_security_group.function_security_group.id}",
      referenced_security_group_id: "sg-database",
      from_port: 5432,
      to_port: 5432,
    });
    expect(stack.resource("aws_vpc_security_group_ingress_rule")).toMatchObject({
      security_group_id: "sg-database",
      referenced_security_group_id: "${aws_security_group.function_security_group.id}",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
    });
  });

  test.each([
    ["memoryMb", 127, "'memoryMb' must be 128 to 10240 MB, got 127; use at least 128"],
    ["timeoutSeconds", 901, "'timeoutSeconds' must be 1 to 900 seconds, got 901; use at most 900"],
    ["storageMb", 511, "'storageMb' must be 512 to 10240 MB, got 511; use at least 512"],
  ] as const)("fails when %s is out of range", (prop, value, message) => {
    expect(() => lambda({ [prop]: value })).toThrow(ConfigurationError);
    expect(() => lambda({ [prop]: value })).toThrow(message);
  });

  test.each([
    ["memoryMb", 128],
    ["memoryMb", 10_240],
    ["timeoutSeconds", 1],
    ["storageMb", 512],
  ] as const)("accepts %s of %s", (prop, value) => {
    expect(() => lambda({ [prop]: value })).not.toThrow();
  });
});
