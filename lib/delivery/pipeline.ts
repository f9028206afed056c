import { awsRegion, type Deployment } from "../config/deployment";
import { iamRoleArn } from "../identifiers/aws";
import { runnerProjectName } from "../identifiers/aws-names";
import { type CiTask, ciRoleName } from "../identifiers/aws-roles";
import type { DeploymentReport, StackReport } from "../reports/deployment-json";
import { awsNames } from "../state/location";

/** One stack as a pipeline sees it. */
export interface PipelineStack {
  readonly name: string;
  /** Region of its state, whose own token service gives the credentials: no other region must be up. */
  readonly region: string;
  /** Label of the machine that plans and applies it; {0} and {1} stand for the run and its attempt. */
  readonly runner: string;
  /** Stacks that must have been applied. */
  readonly needs: readonly string[];
  /** Stacks that come first if they are applied too. Their failure stops nothing: they are in other regions. */
  readonly after: readonly string[];
  /** Arguments of a plan by a role that reads no secret. */
  readonly planArguments: readonly string[];
  readonly wave: number;
}

/** Label of GitHub's own machines. */
export const HOSTED = "ubuntu-24.04";

/**
 * The stacks that CI applies, in the order of their first deployment. The account stack decides what CI may do, so a
 * person applies it.
 */
export function pipelineStacks(deployment: Deployment, { stacks }: DeploymentReport): PipelineStack[] {
  const byCi = stacks.filter(({ layer }) => layer !== "account");
  const names = new Set(byCi.map(({ name }) => name));
  return byCi.map((stack) => ({
    name: stack.name,
    region: stack.state.region,
    runner: stack.needsInNetworkRunner ? inNetworkRunner(deployment, stack) : HOSTED,
    needs: stack.dependsOn.filter((other) => names.has(other)),
    after: stack.firstDeployAfter.filter((other) => names.has(other)),
    planArguments: readsSecrets(stack) ? ["-refresh=false"] : [],
    wave: stack.firstDeployWave,
  }));
}

/**
 * CodeBuild in the region's network, which takes jobs of one run by this label.
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/action-runner.html (2026-11)
 */
function inNetworkRunner(deployment: Deployment, { region }: StackReport): string {
  const { aws } = deployment;
  if (aws === undefined || region === null) throw new Error("only a region of AWS has a runner in its network");
  return `codebuild-${runnerProjectName(awsNames(deployment, aws, awsRegion(aws, region).short))}-{0}-{1}`;
}

/**
 * The provider reads the values of secrets when it refreshes them, and the plan role may not. A secret without a value
 * gets one by a promotion, so it counts too: a failover must not change the pipeline.
 */
const readsSecrets = ({ resources }: StackReport): boolean => resources.aws_secretsmanager_secret !== undefined;

/** ARN of the role that CI takes. */
export function ciRoleArn(deployment: Deployment, task: CiTask): string {
  const { aws } = deployment;
  if (aws === undefined) throw new Error("the deployment has no AWS");
  return iamRoleArn(aws.accountId, ciRoleName(awsNames(deployment, aws), aws.ci.role, task));
}
