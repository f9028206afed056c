import type { AwsCache } from "../../../lib/config/aws/caches";
import type { AwsFunction } from "../../../lib/config/aws/functions";
import type { AwsMessaging } from "../../../lib/config/aws/messaging";
import type { AwsDeployment } from "../../../lib/config/deployment";
import { computeOf, TEST_FUNCTION } from "../../support/compute";

const CALLED: AwsFunction = {
  ...TEST_FUNCTION,
  triggers: {
    http: [{ method: "POST", path: "/events" }],
    schedules: [{ name: "nightly", expression: "cron(0 3 * * ? *)", timeZone: "UTC" }],
    buckets: [{ bucket: "data", prefixes: ["uploads/"] }],
    tables: [{ table: "metadata", events: ["INSERT"] }],
  },
};
const OWN: AwsFunction = {
  ...TEST_FUNCTION,
  name: "score",
  code: { kind: "s3", bucket: "data", key: "functions/score.zip", version: "v7", handler: "app.handler" },
  environment: { LOG_LEVEL: "info" },
};
const CACHE = { name: "main" } as AwsCache;
const MESSAGING: AwsMessaging = {
  archiveDays: 30,
  topics: [],
  queues: [
    {
      name: "jobs",
      fifo: false,
      visibilityTimeoutSeconds: 900,
      retentionDays: 7,
      maxReceives: 3,
      events: [],
      topics: [],
      consumer: "score",
    },
  ],
};

const functions = (all: readonly AwsFunction[], regionName = "us-east-1", overrides: Partial<AwsDeployment> = {}) =>
  computeOf({ functions: all, ...overrides }, regionName);

describe("functions of a region", () => {
  test("keep their addresses", () => {
    const all = functions([CALLED, OWN], "us-east-1", { caches: [CACHE], messaging: MESSAGING });
    expect(all.addresses()).toMatchSnapshot();
  });

  test("leave nothing where there are none", () => {
    expect(
      functions([])
        .addresses()
        .filter((address) => !address.startsWith("data.")),
    ).toEqual([]);
  });

  test("react in the primary region only, in place, and hold everything in both", () => {
    const [east, west] = ["us-east-1", "us-west-2"].map((region) => functions([CALLED], region));
    expect(east?.addresses()).toEqual(west?.addresses());
    for (const type of ["aws_scheduler_schedule", "aws_cloudwatch_event_rule"]) {
      expect([east?.resource(type).state, west?.resource(type).state]).toEqual(["ENABLED", "DISABLED"]);
    }
  });

  test("take messages of queues in the primary region only", () => {
    const states = ["us-east-1", "us-west-2"].map(
      (region) =>
        functions([OWN], region, { messaging: MESSAGING }).resource("aws_lambda_event_source_mapping").enabled,
    );
    expect(states).toEqual([true, false]);
  });

  test("are called by the API of their region", () => {
    const permissions = functions([CALLED]).resources("aws_lambda_permission");
    expect(permissions.find(({ principal }) => principal === "apigateway.amazonaws.com")?.source_arn).toBe(
      "${data.terraform_remote_state.edge.outputs.api_execution_arn}/*/POST/events",
    );
  });

  test("put what the rule of a bucket could not call them for into their queue of failures", () => {
    const stack = functions([CALLED]);
    const { policy } = stack.resource("aws_sqs_queue");
    const rule = stack.resource("aws_cloudwatch_event_rule").name;
    expect(String(policy)).toContain(`arn:aws:events:us-east-1:123456789012:rule/${rule}`);
  });

  test("of the platform's own know the bus, and reach no database", () => {
    const stack = functions([CALLED], "us-east-1", { caches: [CACHE] });
    expect(stack.resource("aws_lambda_function").environment).toEqual({
      variables: { EVENT_BUS_NAME: "inferloop-production-use1-events" },
    });
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual([]);
  });

  test("with code of their own find the region's data, and reach databases and caches", () => {
    const stack = functions([OWN], "us-east-1", { caches: [CACHE] });
    expect(stack.resource("aws_lambda_function")).toMatchObject({
      s3_bucket: expect.stringMatching(/^inferloop-production-use1-data-/),
      s3_object_version: "v7",
      environment: {
        variables: {
          LOG_LEVEL: "info",
          TABLE_METADATA: "inferloop-production-metadata",
          DATABASE_SYNTHDATA_HOST: "synthdata.us-east-1.production.inferloop.internal",
        },
      },
    });
    const reached = stack
      .resources("aws_vpc_security_group_ingress_rule")
      .map(({ security_group_id, to_port }) => [to_port, security_group_id]);
    expect(Object.fromEntries(reached)).toEqual({
      5432: "${data.terraform_remote_state.network.outputs.database_security_group_id}",
      6379: "${data.terraform_remote_state.data.outputs.main_cache_security_group_id}",
    });
  });

  test("share the log of Lambda Insights, which the owner of the account makes", () => {
    const logs = (ownsAccount: boolean) =>
      functions([TEST_FUNCTION], "us-east-1", { ownsAccount })
        .resources("aws_cloudwatch_log_group")
        .map(({ name }) => name);
    expect(logs(true)).toContain("/aws/lambda-insights");
    expect(logs(false)).toEqual(["/aws/lambda/inferloop-production-use1-events"]);
  });

  test("get variables that look like expressions as they are", () => {
    const prompt = { ...TEST_FUNCTION, environment: { PROMPT: "${USER}>" } };
    expect(functions([prompt]).resource("aws_lambda_function").environment).toMatchObject({
      variables: { PROMPT: "$${USER}>" },
    });
  });

  test("run on the processors of the environment", () => {
    const [x86, arm] = (["x86_64", "arm64"] as const).map((architecture) =>
      computeOf({ functions: [TEST_FUNCTION] }, "us-east-1", { profile: { architecture } }).resource(
        "aws_lambda_function",
      ),
    );
    expect([x86?.architectures, arm?.architectures]).toEqual([["x86_64"], ["arm64"]]);
  });
});
