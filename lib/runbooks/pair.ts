import type { AwsDeployment, Deployment } from "../config/deployment";
import type { Step } from "../failover/step";
import type { DeploymentReport } from "../reports/deployment-json";
import { drillCalendar } from "./calendar";
import { incidentPlaybooks } from "./incidents";
import { code, section, steps, table } from "./markdown";
import { stateOpening } from "./states";

/** The steps of a whole round: the loss, the return, the new replicas, the way back. */
export interface PairSteps {
  readonly failover: readonly Step[];
  readonly afterReturn: readonly Step[];
  readonly rebuild: readonly Step[];
  readonly failback: readonly Step[];
}

export interface PairRunbookProps {
  readonly deployment: Deployment;
  readonly aws: AwsDeployment;
  readonly report: DeploymentReport;
  readonly primary: string;
  readonly standby: string;
  readonly steps: PairSteps;
}

/** Name of the page of a pair of regions. */
export const pairPage = (primary: string, standby: string): string => `${[primary, standby].sort().join("-and-")}.md`;

/** Everything that somebody needs at night, about two regions, with the commands as they are typed. */
export function pairRunbook(props: PairRunbookProps): string {
  const { deployment, aws, report, primary, standby } = props;
  const { failover, afterReturn, rebuild, failback } = props.steps;
  const parts = [
    section(
      1,
      `${primary} and ${standby}: ${deployment.project} ${deployment.environment}`,
      `Made from ${code(deployment.file)} by \`npx inferloop runbooks\`. Run it again after each change of roles. What the steps mean: [failover](../failover.md).`,
      facts(props),
    ),
    section(2, `When ${primary} is lost`, `${primary} writes today. ${standby} takes over.`, steps(3, failover)),
    section(2, `After ${primary} is back`, steps(3, afterReturn)),
    ...(rebuild.length === 0
      ? []
      : [section(2, `New replicas in ${primary}`, "With the file as the failover left it.", steps(3, rebuild))]),
    section(2, `Fail back to ${primary}`, "Planned, with the file as the rebuild left it.", steps(3, failback)),
    section(
      2,
      `When ${standby} is lost`,
      `Nothing fails over: ${primary} writes on, and no plan elsewhere needs ${standby}. Until it is back the recovery point is the newest backup. If it stays lost, declare another standby: see the README, "Add a region".`,
    ),
    stateOpening(primary, report.stacks),
    stateOpening(standby, report.stacks),
    drillCalendar(deployment),
    incidentPlaybooks(deployment, aws),
  ];
  return `${parts.join("\n\n")}\n`;
}

function facts({ deployment, aws, primary, standby }: PairRunbookProps): string {
  const tiers = deployment.tiers.map(
    ({ name, rtoMinutes, rpoMinutes }) => `${name}: RTO ${rtoMinutes} min, RPO ${rpoMinutes} min`,
  );
  return table(
    ["", ""],
    [
      ["writes", primary],
      ["stands by", standby],
      ["home, which owns what replicates", aws.home],
      ["states of account and traffic", aws.controlRegion.name],
      ["objectives", tiers.join("; ")],
      ["databases", aws.databases.map(({ name }) => name).join(", ") || "none"],
      ["traffic is switched by", aws.databases.length === 0 ? "the endpoint checks" : `a gate (${aws.gate})`],
      ["alarms go to", deployment.alertEmail],
    ],
  );
}
