import { GATE_METRIC } from "../../../../lib/identifiers/aws-names";
import { WatcherRole } from "../../../../modules/aws/identity/watcher-role";
import { testNames } from "../../../support/fixtures";
import { expectSoundPolicies, policies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => new WatcherRole(scope, "Watcher", { names: testNames(), region: "us-east-1" }));
const OWN = "aws_iam_role_policy.watcher_policy";

describe("WatcherRole", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
    expectSoundPolicies(build());
  });

  test("may publish in its own namespace only, where the gate does not look", () => {
    expect(statement(build(), OWN, "PublishFindings")).toMatchObject({
      Action: ["cloudwatch:PutMetricData"],
      Condition: { StringEquals: { "cloudwatch:namespace": "Inferloop/Watch" } },
    });
    expect(GATE_METRIC.namespace).not.toBe("Inferloop/Watch");
  });

  test("may change nothing: it publishes, and writes its own log and traces", () => {
    const actions = policies(build())
      .filter(({ address }) => address === OWN)
      .flatMap(({ statements }) => statements.flatMap(({ Action }) => Action));
    expect(actions).toEqual([
      "logs:CreateLogStream",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
      "cloudwatch:PutMetricData",
    ]);
    const attached = build()
      .resources("aws_iam_role_policy_attachment")
      .map(({ policy_arn }) => policy_arn);
    expect(attached).toEqual(["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"]);
    expect(statement(build(), OWN, "WriteLogs").Resource).toEqual([
      "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/inferloop-production-use1-watcher",
      "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/inferloop-production-use1-watcher:log-stream:*",
    ]);
  });
});
