import type { AwsDeployment, Deployment } from "../config/deployment";
import { apiHost } from "../identifiers/aws-names";
import { stackName } from "../stack/layers";
import { changedStacks, type Tree } from "./compare";
import { fenceCommands, lagCommand, restoreCommands } from "./database-commands";
import { closeGate, openGates } from "./gate";
import type { FailoverPlan, Member, MemberChanges } from "./plan";
import type { Step } from "./step";

export interface StepsProps {
  readonly deployment: Deployment;
  readonly aws: AwsDeployment;
  /** Stacks as they are today. */
  readonly before: Tree;
  /** Stacks as the edit makes them. */
  readonly after: Tree;
}

export interface FailoverStepsProps extends StepsProps {
  readonly plan: FailoverPlan;
}

export interface RebuildStepsProps extends StepsProps {
  readonly region: string;
  readonly changes: MemberChanges;
}

const chdir = (stack: string): string => `terraform -chdir=cdktf.out/stacks/${stack}`;

/** Commands that apply what the edit changes in one region, or in all others, in order. */
function changesApplied({ before, after }: StepsProps, region: string, where: "in" | "elsewhere" = "in"): string[] {
  return changedStacks(before, after)
    .filter((stack) => stack.startsWith(`aws-${region}-`) === (where === "in"))
    .flatMap(applied);
}

const applied = (stack: string): string[] => [
  `${chdir(stack)} init -reconfigure`,
  `${chdir(stack)} plan -out=tfplan`,
  `${chdir(stack)} apply tfplan`,
];

/**
 * The steps of a failover in their order, planned or not. The control plane of the lost region is needed by none but
 * the fence, which is left out where nothing answers.
 */
export function failoverSteps(props: FailoverStepsProps): Step[] {
  const { deployment, aws, plan, after } = props;
  const { lost, successor } = plan;
  const { repository } = aws.ci;
  const replicas = aws.databases.flatMap(({ name, members }): Member[] =>
    members
      .filter(({ region, retired }) => region === successor && !retired)
      .map(({ region, generation }) => ({ database: name, region, generation })),
  );
  const lostData = stackName("aws", lost, "data");
  return withCommands([
    {
      title: "Stop deployments",
      why: "Nobody applies until the edit is merged: the old file would make the promoted databases replicas again, which AWS refuses.",
      commands: [
        `gh workflow list --repo ${repository}`,
        `gh workflow disable <the workflow that applies> --repo ${repository}`,
      ],
    },
    {
      title: `Send clients to ${successor}`,
      why: `Within the record's time to live nobody writes to ${lost} any more, whether it answers or not. Until the promotion clients can read and cannot write. Until then, the failover is called off by taking this step back; after it, clients stay there until a failback.`,
      commands: closeGate(props),
    },
    fence(props),
    {
      title: "Measure what will be lost",
      why: "The lag is what will be lost. It must be below the recovery point of the database's tier, or somebody decides to accept more. In a planned failover, wait until it is 0.",
      commands: replicas.map((replica) => lagCommand(props, replica)),
    },
    {
      title: "Edit the deployment",
      why: `${successor} becomes primary, ${lost} standby, and its databases are retired. Before it writes, the command compares both: nothing is destroyed or replaced.`,
      commands: [
        `npx inferloop failover --deployment ${deployment.file} --lost ${lost} --write`,
        `npx inferloop synth --deployment ${deployment.file}`,
      ],
    },
    ...plan.added.map((member) => ({
      title: `Restore ${member.database}`,
      why: `${successor} has no replica of it. What was written after the newest backup is lost; where a retired instance in ${successor} knows more, restore from a snapshot of that.`,
      commands: restoreCommands(props, member, after),
    })),
    {
      title: `Promote the data in ${successor}`,
      why: "Each plan must show 0 to destroy: a replica loses its source and gets a password. This takes minutes and cannot be taken back.",
      commands: changesApplied(props, successor),
    },
    {
      title: "Look at what clients get, merge the edit, and let deployments go on",
      why: `Stacks of ${lost} cannot be planned until it is back. All others can.`,
      commands: [
        `dig +short CNAME ${apiHost(deployment.domain)}`,
        `gh workflow enable <the workflow that applies> --repo ${repository}`,
      ],
    },
    {
      title: `Read the states of ${lost}, where they are needed`,
      why: "These are replicas: write nothing.",
      commands: [
        `${chdir(lostData)} init -reconfigure -backend-config=standby.tfbackend`,
        `${chdir(lostData)} state list`,
      ],
    },
  ]);
}

/** What follows once the lost region is back, without haste; in a planned failover at once. */
export function returnSteps(props: FailoverStepsProps): Step[] {
  const { deployment, plan } = props;
  const { lost, successor } = plan;
  const behind = [...new Set(plan.retired.map(({ region }) => region))].sort();
  return withCommands([
    fence(props),
    ...openGates(props),
    {
      title: `Apply the failover in ${lost} too`,
      why: "The retired databases stay as they are, and no name leads to them. They hold what was written and not replicated: compare before somebody tears them down.",
      commands: changesApplied(props, successor, "elsewhere"),
    },
    {
      title: "Build new replicas",
      why: "A database that was written cannot become a replica, so a new generation follows the writer. Until it is there, nothing can fail over.",
      commands: behind.map((region) => `npx inferloop rebuild --deployment ${deployment.file} --region ${region}`),
    },
    {
      title: `Fail back to ${lost}, if wanted`,
      why: "The same steps, planned: nothing is lost.",
      commands: [`npx inferloop failover --deployment ${deployment.file} --lost ${successor}`],
    },
  ]);
}

/** The steps by which a region replicates again. */
export function rebuildSteps(props: RebuildStepsProps): Step[] {
  const { deployment, aws, region, changes } = props;
  // Functions with code of their own have rules of their own.
  const letIn = aws.functions.some(({ code }) => code.kind === "s3")
    ? (["network", "compute"] as const)
    : (["network"] as const);
  return [
    {
      title: "Edit the deployment",
      why: "Before it writes, the command compares both: nothing is destroyed or replaced.",
      commands: [
        `npx inferloop rebuild --deployment ${deployment.file} --region ${region} --write`,
        `npx inferloop synth --deployment ${deployment.file}`,
      ],
    },
    {
      title: `Let connections in again in ${region}`,
      why: "The fence took the rule away that lets clients reach a database. The plan shows it as one to add, or nothing.",
      commands: letIn.flatMap((layer) => applied(stackName("aws", region, layer))),
    },
    {
      title: `Create the replicas in ${region}`,
      why: "Copying a database into another region can take hours.",
      commands: changesApplied(props, region),
    },
    {
      title: "Look at the lag",
      why: "The region can take over once it is below the recovery point of the database's tier.",
      commands: changes.added.map((member) => lagCommand(props, member)),
    },
  ];
}

function fence(props: FailoverStepsProps): Step {
  const { lost, retired } = props.plan;
  const writers = retired.filter(({ region }) => region === lost);
  return {
    title: `Only if ${lost} answers: stop what writes inside it`,
    why: "Jobs in the region do not follow the clients. Nobody can connect any more, and replication goes on. Where nothing answers, do it as soon as the region is back.",
    commands: writers.length === 0 ? [] : fenceCommands(props, lost, writers),
  };
}

/** A deployment without databases has nothing to promote, and nobody to keep from writing. */
const withCommands = (steps: readonly Step[]): Step[] => steps.filter(({ commands }) => commands.length > 0);
