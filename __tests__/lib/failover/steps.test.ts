import { parseDeployment } from "../../../lib/config/load";
import { planFailover, planRebuild } from "../../../lib/failover/plan";
import type { Step } from "../../../lib/failover/step";
import { failoverSteps, rebuildSteps, returnSteps } from "../../../lib/failover/steps";
import { FailoverGate } from "../../../modules/aws/monitoring/failover-gate";
import { SecurityGroups } from "../../../modules/aws/network/security-groups";
import { DEPLOYMENT_TEXT, edited } from "../../support/deployment-text";
import { awsOf, failedOver, rebuilt, treeOf } from "../../support/edits";
import { testNames } from "../../support/fixtures";
import { synthesize } from "../../support/synth";

async function failover(text: string, lost: string) {
  const [deployment, aws] = [parseDeployment(text, "d.yaml"), awsOf(text)];
  const [before, after] = [await treeOf(text), await treeOf(failedOver(text, lost))];
  const props = { deployment, aws, before, after, plan: planFailover(aws, lost) };
  return { steps: failoverSteps(props), back: returnSteps(props) };
}

const commands = (steps: readonly Step[]): string[] => steps.flatMap((step) => [...step.commands]);
const applied = (steps: readonly Step[]): string[] =>
  commands(steps).flatMap((command) => /stacks\/(\S+) apply/.exec(command)?.[1] ?? []);
const published = (steps: readonly Step[]): string[] =>
  commands(steps).flatMap(
    (command) => /put-metric-data --region (\S+) .* --value (\d)/.exec(command)?.slice(1).join(" ") ?? [],
  );

describe("the failover of home to its partner", () => {
  test("goes in this order", async () => {
    const { steps, back } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    expect(steps.map(({ title }) => title)).toEqual([
      "Stop deployments",
      "Send clients to us-west-2",
      "Only if us-east-1 answers: stop what writes inside it",
      "Measure what will be lost",
      "Edit the deployment",
      "Promote the data in us-west-2",
      "Look at what clients get, merge the edit, and let deployments go on",
      "Read the states of us-east-1, where they are needed",
    ]);
    expect(back.map(({ title }) => title)).toEqual([
      "Only if us-east-1 answers: stop what writes inside it",
      "Apply the failover in us-east-1 too",
      "Build new replicas",
      "Fail back to us-east-1, if wanted",
    ]);
  });

  test("touches the lost region with the fence alone, and reads its states at their replicas", async () => {
    const { steps } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    const others = steps.filter(({ title }) => !title.startsWith("Only if us-east-1 answers"));
    expect(commands(others).filter((command) => command.includes("us-east-1"))).toEqual([
      "npx inferloop failover --deployment d.yaml --lost us-east-1 --write",
      "terraform -chdir=cdktf.out/stacks/aws-us-east-1-data init -reconfigure -backend-config=standby.tfbackend",
      "terraform -chdir=cdktf.out/stacks/aws-us-east-1-data state list",
    ]);
  });

  test("applies the stacks that the edit changes: the successor's, and the lost region's after its return", async () => {
    const { steps, back } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    expect(applied(steps)).toEqual(["aws-us-west-2-data"]);
    expect(applied(back)).toEqual(["aws-us-east-1-dns"]);
  });

  test("closes the successor's gate, which the return of the lost region does not open", async () => {
    const { steps, back } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    expect(published(steps)).toEqual(["us-west-2 1"]);
    expect(published(back)).toEqual([]);
  });

  test("publishes the metric that the gate alarm watches", async () => {
    const { steps } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    const alarm = synthesize((scope) => {
      new FailoverGate(scope, "Gate", {
        names: testNames("usw2"),
        region: "us-west-2",
        alertTopicArn: "arn:aws:sns:us-west-2:123456789012:alerts",
      });
    }).resource("aws_cloudwatch_metric_alarm");
    const dimensions = Object.entries(alarm.dimensions as object).map(([name, value]) => `${name}=${value}`);
    expect(commands(steps)).toContain(
      `aws cloudwatch put-metric-data --region us-west-2 --namespace ${alarm.namespace} --metric-name ${alarm.metric_name} --dimensions ${dimensions.join(",")} --value ${alarm.threshold}`,
    );
  });

  test("closes the security group that the databases have", async () => {
    const { steps } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    const groups = synthesize((scope) => {
      new SecurityGroups(scope, "Groups", { names: testNames(), vpcId: "vpc-1", vpcCidr: "10.0.0.0/16" });
    }).resources("aws_security_group");
    const database = groups.find(({ address }) => address === "aws_security_group.groups_database");
    const [, name] = /Name=tag:Name,Values=(\S+) /.exec(commands(steps).join("\n")) ?? [];
    expect(database?.tags).toEqual({ Name: name });
  });

  test("looks at the lag of the replica that is promoted", async () => {
    const { steps } = await failover(DEPLOYMENT_TEXT, "us-east-1");
    expect(commands(steps).filter((command) => command.includes("ReplicaLag"))).toEqual([
      expect.stringContaining(
        "--region us-west-2 --namespace AWS/RDS --metric-name ReplicaLag --dimensions Name=DBInstanceIdentifier,Value=inferloop-production-usw2-synthdata-g1 ",
      ),
    ]);
  });
});

test("a rebuild lets connections in again, applies what it changes in the region, and looks at the new replica", async () => {
  const text = failedOver(DEPLOYMENT_TEXT);
  const [deployment, aws] = [parseDeployment(text, "d.yaml"), awsOf(text)];
  const [before, after] = [await treeOf(text), await treeOf(rebuilt(text))];
  const region = "us-east-1";
  const steps = rebuildSteps({ deployment, aws, before, after, region, changes: planRebuild(aws, region) });
  expect(applied(steps)).toEqual([
    "aws-us-east-1-network",
    "aws-us-east-1-identity",
    "aws-us-east-1-data",
    "aws-us-east-1-dns",
  ]);
  expect(commands(steps).at(-1)).toContain("Value=inferloop-production-use1-synthdata-g2 ");
});

test("a rebuild lets functions in again too, which have rules of their own", () => {
  const code = "{ bucket: data, key: score.zip, handler: app.handler }";
  const text = edited(failedOver(DEPLOYMENT_TEXT), [
    "  repositories:",
    `  functions: [{ name: score, code: ${code} }]\n  repositories:`,
  ]);
  const [deployment, aws] = [parseDeployment(text, "d.yaml"), awsOf(text)];
  const [tree, region] = [new Map(), "us-east-1"];
  const props = { deployment, aws, before: tree, after: tree, region, changes: planRebuild(aws, region) };
  expect(applied(rebuildSteps(props))).toEqual(["aws-us-east-1-network", "aws-us-east-1-compute"]);
});

describe("the failback to home", () => {
  test("closes home's gate, and opens the partner's before home's", async () => {
    const { steps, back } = await failover(rebuilt(failedOver(DEPLOYMENT_TEXT)), "us-west-2");
    expect(published(steps)).toEqual(["us-east-1 1"]);
    expect(published(back)).toEqual(["us-west-2 0", "us-east-1 0"]);
  });

  test("promotes the new generation", async () => {
    const { steps } = await failover(rebuilt(failedOver(DEPLOYMENT_TEXT)), "us-west-2");
    expect(applied(steps)).toEqual(["aws-us-east-1-data"]);
  });
});

test("a second loss before the rebuild restores the databases from backups", async () => {
  const { steps } = await failover(failedOver(DEPLOYMENT_TEXT), "us-west-2");
  const titles = steps.map(({ title }) => title);
  expect(titles.indexOf("Restore synthdata")).toBe(titles.indexOf("Promote the data in us-east-1") - 1);
  const restore = commands(steps.filter(({ title }) => title === "Restore synthdata"));
  expect(restore[0]).toContain("DBInstanceIdentifier=='inferloop-production-usw2-synthdata-g1'");
  expect(restore.at(-1)).toBe(
    "terraform -chdir=cdktf.out/stacks/aws-us-east-1-data import aws_db_instance.database_synthdata_g2 inferloop-production-use1-synthdata-g2",
  );
  expect(applied(steps)).toEqual(["aws-us-east-1-identity", "aws-us-east-1-data", "aws-us-east-1-dns"]);
});

test("switches in ARC are set through the data plane, the successor's first", async () => {
  const arc = edited(DEPLOYMENT_TEXT, ["  ci:", "  gate: arc\n  ci:"]);
  const { steps, back } = await failover(arc, "us-east-1");
  expect(published([...steps, ...back])).toEqual([]);
  const switches = commands(steps).filter((command) => command.includes("update-routing-control-state"));
  expect(switches.map((command) => /-state (On|Off) .*=='([^']+)'/.exec(command)?.slice(1))).toEqual([
    ["On", "inferloop-production-usw2-traffic"],
    ["Off", "inferloop-production-use1-traffic"],
  ]);
});

test("without databases nothing is promoted, fenced or gated", async () => {
  const start = DEPLOYMENT_TEXT.indexOf("  databases:");
  const end = DEPLOYMENT_TEXT.indexOf("  tables:");
  const { steps, back } = await failover(DEPLOYMENT_TEXT.slice(0, start) + DEPLOYMENT_TEXT.slice(end), "us-east-1");
  expect([...steps, ...back].map(({ title }) => title)).toEqual([
    "Stop deployments",
    "Edit the deployment",
    "Look at what clients get, merge the edit, and let deployments go on",
    "Read the states of us-east-1, where they are needed",
    "Fail back to us-east-1, if wanted",
  ]);
});
