import type { AwsDeployment, AwsRegion, Deployment } from "../config/deployment";
import {
  APPLICATION_SECRETS,
  applicationSecretName,
  databaseIdentifier,
  databaseSecretName,
  KEY_PURPOSES,
  keyAlias,
  regionalApiHost,
} from "../identifiers/aws-names";
import { AWS_ROLES, awsRoleName, CI_TASKS, ciRoleName } from "../identifiers/aws-roles";
import { awsNames, stateKeyAlias } from "../state/location";
import { code, commands, section, table } from "./markdown";

/** What to do when something else than a whole region fails. */
export function incidentPlaybooks(deployment: Deployment, aws: AwsDeployment): string {
  return section(
    2,
    "Incidents",
    [
      ciCredential(deployment, aws),
      workloadCredential(deployment, aws),
      leakedSecret(deployment, aws),
      deletedKey(deployment, aws),
      degradedRegion(deployment, aws),
    ].join("\n\n"),
  );
}

const REVOKE = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Deny", Action: "*", Resource: "*", Condition: { DateLessThan: { "aws:TokenIssueTime": "NOW" } } },
  ],
});

/** Takes away every session that a role gave until now; new ones are not touched. */
const revoked = (role: string): string =>
  `aws iam put-role-policy --role-name ${role} --policy-name revoked-sessions --policy-document '${REVOKE}'`.replace(
    "NOW",
    `'"$(date -u +%FT%TZ)"'`,
  );

function ciCredential(deployment: Deployment, aws: AwsDeployment): string {
  const global = awsNames(deployment, aws);
  const roles = CI_TASKS.map((task) => ciRoleName(global, aws.ci.role, task));
  return section(
    3,
    "A credential of CI leaked",
    `CI has no key, only sessions of an hour. Whoever holds one can do what the role may. IAM lives in us-east-1: if that is lost too, disable the workflows of ${aws.ci.repository} first.`,
    commands([
      `gh workflow list --repo ${aws.ci.repository} --json id --jq '.[].id' | xargs -n1 gh workflow disable --repo ${aws.ci.repository}`,
      ...roles.map(revoked),
    ]),
    "See what was done with it, and what is not what the branch says:",
    commands([
      `aws cloudtrail lookup-events --region ${aws.controlRegion.name} --lookup-attributes AttributeKey=Username,AttributeValue=${roles.at(-1)} --max-results 50`,
      `for stack in cdktf.out/stacks/aws-*; do terraform -chdir="$stack" plan -detailed-exitcode -lock=false > /dev/null || echo "$stack differs"; done`,
    ]),
    "Then let CI go on:",
    commands([
      ...roles.map((role) => `aws iam delete-role-policy --role-name ${role} --policy-name revoked-sessions`),
      `gh workflow list --all --repo ${aws.ci.repository} --json id --jq '.[].id' | xargs -n1 gh workflow enable --repo ${aws.ci.repository}`,
    ]),
  );
}

function workloadCredential(deployment: Deployment, aws: AwsDeployment): string {
  const rows = aws.regions.map(({ name, short }) => {
    const names = awsNames(deployment, aws, short);
    return [name, AWS_ROLES.map((role) => code(awsRoleName(names, role))).join(" ")];
  });
  const [first] = aws.regions;
  const role = first === undefined ? "<role>" : awsRoleName(awsNames(deployment, aws, first.short), "ecs-task");
  return section(
    3,
    "A credential of a workload leaked",
    "Every role is of one region: the other one goes on. Sessions are renewed by themselves, so what runs gets a new one within minutes.",
    table(["region", "roles"], rows),
    commands([revoked(role)]),
  );
}

function leakedSecret(deployment: Deployment, aws: AwsDeployment): string {
  const global = awsNames(deployment, aws);
  const rotate = (region: string, secret: string) =>
    `aws secretsmanager rotate-secret --region ${region} --secret-id ${secret}`;
  const own = APPLICATION_SECRETS.filter((secret) => secret !== "third-party");
  const databases = aws.databases.flatMap(({ name, members }) =>
    members
      .filter(({ writer }) => writer)
      .map(({ region, generation }) => {
        const short = aws.regions.find((candidate) => candidate.name === region)?.short ?? "";
        return rotate(region, databaseSecretName(awsNames(deployment, aws, short), name, generation));
      }),
  );
  return section(
    3,
    "A secret leaked",
    "A rotation gives a new value; the one before stays readable as AWSPREVIOUS until the next rotation, so rotate twice.",
    commands([...own.map((secret) => rotate(aws.home, applicationSecretName(global, secret))), ...databases]),
    "A third party's secret gets its new value from the third party: see [secrets](../secrets.md).",
  );
}

function deletedKey(deployment: Deployment, aws: AwsDeployment): string {
  const rows = aws.regions.flatMap(({ name, short }) => {
    const names = awsNames(deployment, aws, short);
    return [
      ...KEY_PURPOSES.map((purpose) => [name, purpose, keyAlias(names, purpose)]),
      [name, "states", stateKeyAlias(names)],
    ];
  });
  const [first = []] = rows;
  const [region = "", , alias = ""] = first;
  return section(
    3,
    "A key is disabled or waits for its deletion",
    "AWS waits at least 7 days before a key is gone; everything under it is unreadable until it is enabled again. After that it is lost for ever: only what another region holds under its own key remains.",
    table(
      ["region", "holds", "alias"],
      rows.map(([where = "", holds = "", name = ""]) => [where, holds, code(name)]),
    ),
    commands([
      `KEY=$(aws kms describe-key --region ${region} --key-id ${alias} --query KeyMetadata.Arn --output text)`,
      `aws kms cancel-key-deletion --region ${region} --key-id "$KEY"`,
      `aws kms enable-key --region ${region} --key-id "$KEY"`,
      `aws kms get-key-rotation-status --region ${region} --key-id "$KEY"`,
    ]),
    "If the key is gone and the region is primary, that is the loss of the region's data: fail over, as above.",
  );
}

function degradedRegion(deployment: Deployment, aws: AwsDeployment): string {
  const check = ({ name, short }: AwsRegion): string[] => {
    const names = awsNames(deployment, aws, short);
    return [
      `curl --silent --show-error --max-time 5 --output /dev/null --write-out '%{http_code} %{time_total}s\\n' https://${regionalApiHost(deployment.domain, name)}/health`,
      `aws cloudwatch describe-alarms --region ${name} --state-value ALARM --query 'MetricAlarms[].[AlarmName,StateUpdatedTimestamp]' --output text`,
      ...aws.databases.flatMap(({ name: database, members }) =>
        members
          .filter(({ region, retired }) => region === name && !retired)
          .map(
            ({ generation }) =>
              `aws rds describe-db-instances --region ${name} --db-instance-identifier ${databaseIdentifier(names, database, generation)} --query 'DBInstances[0].DBInstanceStatus' --output text`,
          ),
      ),
    ];
  };
  const [tier] = deployment.tiers;
  const rows = [
    ["one zone", "nothing: load balancer, databases and nodes have a second zone", "within minutes by itself"],
    ["one service of AWS that clients do not wait for", "stop what uses it", "no failover"],
    [
      "the API answers with errors or too slowly, and a deployment went out",
      "take the deployment back first",
      "a failover would take the fault along",
    ],
    [
      `the region does not answer, or its data cannot be written, for more than ${Math.ceil(tier.rtoMinutes / 8)} minutes`,
      "fail over, as above",
      `the RTO is ${tier.rtoMinutes} minutes, and the failover needs its time`,
    ],
    [
      "both regions",
      "do not fail over; find what they share: the name, the account, a deployment, a certificate",
      "see the status page of AWS",
    ],
  ];
  return section(
    3,
    "A region is degraded",
    "Is it the region, or something in it? Ask both, because only a difference says that a failover helps.",
    commands(aws.regions.flatMap(check)),
    table(["what is gone", "do", "why"], rows),
  );
}
