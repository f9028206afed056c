import { LambdaRole, type LambdaRoleProps } from "../../../../modules/aws/identity/lambda-role";
import { SchedulerRole } from "../../../../modules/aws/identity/scheduler-role";
import { testNames } from "../../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const names = testNames();
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-events";
const FAILURES = "arn:aws:sqs:us-east-1:123456789012:inferloop-production-use1-function-events-dlq";

describe("LambdaRole, beside what roles have in common", () => {
  const data = {
    region: "us-east-1",
    account: "123456789012",
    buckets: [],
    tables: [],
    keyAliases: ["alias/data"],
    messaging: { bus: "events", queues: ["jobs"], topics: [], keyAliases: ["alias/messaging"] },
  };
  const ADDRESS = "aws_iam_role_policy.lambda_policy";
  const built = (props: Partial<LambdaRoleProps> = {}) =>
    synthesize(
      (scope) => new LambdaRole(scope, "Lambda", { names, data, functions: ["events"], secrets: [], ...props }),
    );

  test("sends failures to the functions' own queues only", () => {
    expect(statement(built(), ADDRESS, "SendFailures")).toMatchObject({
      Action: ["sqs:SendMessage"],
      Resource: [FAILURES],
    });
    expect(statement(built(), ADDRESS, "EncryptFailures").Condition).toMatchObject({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/inferloop-production-use1-messaging"] },
      StringEquals: { "kms:ViaService": ["sqs.us-east-1.amazonaws.com"] },
    });
  });

  test("decrypts variables through Lambda only", () => {
    expect(statement(built(), ADDRESS, "DecryptVariables")).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/inferloop-production-use1-data"] },
        StringEquals: { "kms:ViaService": ["lambda.us-east-1.amazonaws.com"] },
      },
    });
  });

  test("publishes to the region's bus, and takes messages of its queues", () => {
    expect(statement(built(), ADDRESS, "PublishEvents").Resource).toEqual([
      "arn:aws:events:us-east-1:123456789012:event-bus/events",
    ]);
    expect(statement(built(), ADDRESS, "UseQueues").Action).toContain("sqs:ReceiveMessage");
  });

  test("has nothing of functions that are not there yet", () => {
    const { policy } = built({ functions: [] }).resource("aws_iam_role_policy");
    expect(String(policy)).not.toMatch(/SendFailures|DecryptVariables|ReadSecrets/);
  });
});

describe("SchedulerRole", () => {
  const built = () =>
    synthesize((scope) => new SchedulerRole(scope, "Scheduler", { names, region: "us-east-1", functions: ["events"] }));
  const ADDRESS = "aws_iam_role_policy.scheduler_policy";

  test("minimal props", () => {
    expect(built().json.resource).toMatchSnapshot();
  });

  test("is for schedules of the own account", () => {
    const { assume_role_policy } = built().resource("aws_iam_role");
    expect(JSON.parse(String(assume_role_policy)).Statement).toMatchObject([
      {
        Principal: { Service: ["scheduler.amazonaws.com"] },
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      },
    ]);
    expectSoundPolicies(built());
    expect(allowedEverywhere(built())).toEqual([]);
  });

  test("calls the named functions, and puts aside what it could not call", () => {
    expect(statement(built(), ADDRESS, "CallFunctions")).toMatchObject({
      Action: ["lambda:InvokeFunction"],
      Resource: [FUNCTION],
    });
    expect(statement(built(), ADDRESS, "SendFailures").Resource).toEqual([FAILURES]);
  });
});
