import type { AwsGovernance } from "../../../lib/config/aws/governance";
import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, testRefusals } from "../../support/deployment-text";

/** The text with a governance section of so many lines, each indented as below `governance`. */
const governed = (text: string, ...lines: readonly string[]): string =>
  [text, "  governance:\n", ...lines.map((line) => `    ${line}\n`)].join("");

/** The deployment owns its account. */
const OWNER = `${edited(DEPLOYMENT_TEXT, ["  home: us-east-1", "  ownsAccount: true\n  home: us-east-1"])}  monitoring: {}\n`;
const RESTING = edited(DEPLOYMENT_TEXT, ["environment: production", "environment: development"]);

function governance(text: string): AwsGovernance | undefined {
  return parseDeployment(text, "d.yaml").aws?.governance;
}

describe("governance", () => {
  test("is not built where it is left out", () => {
    expect(governance(DEPLOYMENT_TEXT)).toBeUndefined();
  });

  test("creates every detector, and checks the current benchmark, without a word about them", () => {
    expect(governance(`${OWNER}  governance: {}\n`)).toEqual({
      budget: undefined,
      costAnomalies: undefined,
      costAllocationTags: false,
      existing: { guardDuty: [], securityHub: [], config: [], accessAnalyzer: [] },
      cisVersion: "5.0.0",
      unusedAccessDays: undefined,
      organization: undefined,
      restHours: { stop: "cron(0 20 ? * MON-FRI *)", start: "cron(0 7 ? * MON-FRI *)", timeZone: "UTC" },
    });
  });

  test("knows what the file says", () => {
    const text = governed(
      OWNER,
      "budget: { monthlyUsd: 5000, servicesUsd: { rds: 1500 }, accountMonthlyUsd: 8000 }",
      "costAnomalies: { thresholdUsd: 100 }",
      "costAllocationTags: true",
      "existing: { guardDuty: [us-east-1, us-east-2] }",
      "unusedAccessDays: 90",
      'organization: { policyTargets: [r-ab12, ou-ab12-34cd56ef, "210987654321"] }',
    );
    expect(governance(text)).toMatchObject({
      budget: { monthlyUsd: 5000, servicesUsd: { rds: 1500 }, accountMonthlyUsd: 8000 },
      costAnomalies: { thresholdUsd: 100, monitorArn: undefined },
      costAllocationTags: true,
      existing: { guardDuty: ["us-east-1", "us-east-2"], config: [] },
      unusedAccessDays: 90,
      organization: { policyTargets: ["r-ab12", "ou-ab12-34cd56ef", "210987654321"] },
    });
  });

  test("lets an environment in a shared account have a budget and hours of its own", () => {
    const hours =
      'restHours: { stop: "cron(30 18 ? * MON-FRI *)", start: "cron(0 6 ? * MON-FRI *)", timeZone: Europe/Berlin }';
    expect(governance(governed(RESTING, "budget: { monthlyUsd: 300 }", hours))).toMatchObject({
      budget: { monthlyUsd: 300, servicesUsd: {}, accountMonthlyUsd: undefined },
      restHours: { stop: "cron(30 18 ? * MON-FRI *)", start: "cron(0 6 ? * MON-FRI *)", timeZone: "Europe/Berlin" },
    });
  });
});

/** A governance section of one line in the owner's file, and what the line is refused with. */
const refused = (what: string, line: string, ...answers: string[]): [string, Edit[], ...string[]] => [
  what,
  [["GOVERNANCE", line]],
  ...answers,
];

describe("governance of a deployment that owns its account", () => {
  testRefusals(governed(OWNER, "GOVERNANCE"), [
    refused(
      "a budget of nothing",
      "budget: { monthlyUsd: 0 }",
      "d.yaml:33:27 aws.governance.budget.monthlyUsd: 'monthlyUsd' must be at least 1 US dollars, got 0; raise it",
    ),
    refused(
      "a negative budget",
      "budget: { monthlyUsd: -5 }",
      "d.yaml:33:27 aws.governance.budget.monthlyUsd: 'monthlyUsd' must be at least 1 US dollars, got -5; raise it",
    ),
    refused(
      "a budget for a service that bills do not know",
      "budget: { monthlyUsd: 50, servicesUsd: { postgres: 5 } }",
      `d.yaml:33:46 aws.governance.budget.servicesUsd.postgres: 'postgres' must be a known setting, got an unknown one; remove it; known are apiGateway, backup, cloudFront, cloudWatch, dynamodb, ec2, ecs, efs, eks, elasticache, lambda, loadBalancing, rds, s3, ec2Other`,
    ),
    refused(
      "a service that may cost more than everything",
      "budget: { monthlyUsd: 50, servicesUsd: { rds: 51 } }",
      "d.yaml:33:51 aws.governance.budget.servicesUsd.rds: 'rds' must be at most 'monthlyUsd' (50), got 51; lower it or raise monthlyUsd",
    ),
    refused(
      "an account that may cost less than its part",
      "budget: { monthlyUsd: 50, accountMonthlyUsd: 40 }",
      "d.yaml:33:50 aws.governance.budget.accountMonthlyUsd: 'accountMonthlyUsd' must be at least 'monthlyUsd' (50), got 40; raise it or lower monthlyUsd",
    ),
    refused(
      "a threshold below a dollar",
      "costAnomalies: { thresholdUsd: 0 }",
      "d.yaml:33:36 aws.governance.costAnomalies.thresholdUsd: 'thresholdUsd' must be at least 1 US dollars, got 0; raise it",
    ),
    refused(
      "a threshold that nothing reaches",
      "costAnomalies: { thresholdUsd: 1000001 }",
      "d.yaml:33:36 aws.governance.costAnomalies.thresholdUsd: 'thresholdUsd' must be at most 1000000 US dollars, got 1000001; lower it",
    ),
    refused(
      "a monitor of another account",
      'costAnomalies: { thresholdUsd: 5, monitorArn: "arn:aws:ce::210987654321:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef" }',
      `d.yaml:33:51 aws.governance.costAnomalies.monitorArn: 'monitorArn' must be the ARN of a monitor of the account 123456789012, got "arn:aws:ce::210987654321:anomalymonitor/01234567-89ab-cd...; copy it from Cost Anomaly Detection`,
    ),
    refused(
      "a monitor that is none",
      "costAnomalies: { thresholdUsd: 5, monitorArn: mine }",
      `d.yaml:33:51 aws.governance.costAnomalies.monitorArn: 'monitorArn' must be the ARN of a monitor of AWS services, got "mine"; copy it from Cost Anomaly Detection`,
    ),
    refused(
      "an existing detector in a region that the deployment does not have",
      "existing: { guardDuty: [us-east-3, eu-west-1] }",
      `d.yaml:33:29 aws.governance.existing.guardDuty[0]: 'guardDuty[0]' must be a region of the deployment (us-east-1, us-west-2, us-east-2), got "us-east-3"; did you mean us-east-1?`,
      `d.yaml:33:40 aws.governance.existing.guardDuty[1]: 'guardDuty[1]' must be a region of the deployment (us-east-1, us-west-2, us-east-2), got "eu-west-1"; remove it`,
    ),
    refused(
      "an existing detector twice in one region",
      "existing: { config: [us-east-1, us-east-1] }",
      `d.yaml:33:37 aws.governance.existing.config[1]: 'config[1]' must be a region that is not in the list yet, got "us-east-1"; remove one of the two`,
    ),
    refused(
      "days that Access Analyzer does not know",
      "unusedAccessDays: 366",
      "d.yaml:33:23 aws.governance.unusedAccessDays: 'unusedAccessDays' must be at most 365 days, got 366; lower it",
    ),
    refused(
      "a malformed id of the organization",
      "organization: { policyTargets: [ou-AB12-34cd56ef] }",
      `d.yaml:33:37 aws.governance.organization.policyTargets[0]: 'policyTargets[0]' must be the id of a root (r-ab12), a unit (ou-ab12-34cd56ef) or an account (12 digits, quoted), got "ou-AB12-34cd56ef"; copy it from AWS Organizations`,
    ),
    refused(
      "policies for nobody",
      "organization: { policyTargets: [] }",
      "d.yaml:33:36 aws.governance.organization.policyTargets: 'policyTargets' must be not empty, got an empty list; write the units or accounts that the policies hold for",
    ),
    refused(
      "policies for the management account, and an id twice",
      'organization: { policyTargets: ["123456789012", r-ab12, r-ab12] }',
      `d.yaml:33:37 aws.governance.organization.policyTargets[0]: 'policyTargets[0]' must be another account than the management account, for which no policy holds, got "123456789012"; write the units or accounts below it`,
      `d.yaml:33:61 aws.governance.organization.policyTargets[2]: 'policyTargets[2]' must be an id that is not in the list yet, got "r-ab12"; remove one of the two`,
    ),
    refused(
      "rest hours in production",
      'restHours: { stop: "cron(0 20 ? * * *)", start: "cron(0 7 ? * * *)" }',
      "d.yaml:33:16 aws.governance.restHours: 'restHours' must be left out where nothing rests, got them; remove them, or write settings.autoShutdown: true",
    ),
  ]);

  testRefusals(edited(`${OWNER}  governance: {}\n`, ["  monitoring: {}\n", ""]), [
    [
      "no stacks for the regions' detectors",
      [],
      "d.yaml:31:15 aws.governance: 'governance' must be beside 'monitoring', in whose stacks the regions' detectors stand, got it alone; add monitoring: {}",
    ],
  ]);

  testRefusals(edited(`${OWNER}  governance: {}\n`, ["controlRegion: us-east-2", "controlRegion: CONTROL"]), [
    [
      "a control region that not every account has",
      [["CONTROL", "eu-south-1"]],
      `d.yaml:14:18 aws.controlRegion: 'controlRegion' must be a region that every account has, because Security Hub collects findings there, got "eu-south-1"; write another region, or governance.existing.securityHub: [eu-south-1]`,
    ],
  ]);
});

describe("governance in an account that another deployment owns", () => {
  const rest =
    "must be left out where another deployment owns the account, got it; remove it, or write ownsAccount: true";

  testRefusals(governed(DEPLOYMENT_TEXT, "GOVERNANCE"), [
    ...[
      "costAnomalies: { thresholdUsd: 5 }",
      "costAllocationTags: true",
      "existing: {}",
      "unusedAccessDays: 90",
      "organization: { policyTargets: [r-ab12] }",
    ].map((line): [string, Edit[], string] => {
      const [setting = ""] = line.split(":");
      return refused(setting, line, `d.yaml:31:5 aws.governance.${setting}: '${setting}' ${rest}`) as [
        string,
        Edit[],
        string,
      ];
    }),
    refused(
      "a budget of the whole account",
      "budget: { monthlyUsd: 5, accountMonthlyUsd: 50 }",
      "d.yaml:31:49 aws.governance.budget.accountMonthlyUsd: 'accountMonthlyUsd' must be left out where another deployment owns the account, got 50; remove it, or write ownsAccount: true",
    ),
    refused(
      "nothing of its own",
      "costAllocationTags: false",
      "d.yaml:30:3 aws.governance: 'governance' must be given a budget or rest hours where another deployment owns the account, got neither; write one of them, or remove it",
    ),
  ]);
});

describe("rest hours", () => {
  testRefusals(governed(RESTING, "restHours: { stop: STOP, start: START, timeZone: ZONE }"), [
    [
      "a rate",
      [
        ["STOP", "rate(1 day)"],
        ["START", '"cron(0 7 ? * * *)"'],
        ["ZONE", "UTC"],
      ],
      `d.yaml:31:24 aws.governance.restHours.stop: 'stop' must be a cron expression, got "rate(1 day)"; write it like cron(0 20 ? * MON-FRI *)`,
    ],
    [
      "an hour that the day does not have",
      [
        ["STOP", '"cron(0 24 ? * * *)"'],
        ["START", '"cron(0 7 ? * * *)"'],
        ["ZONE", "UTC"],
      ],
      `d.yaml:31:24 aws.governance.restHours.stop: 'stop' must be a cron expression with 0-23 as hours, got "cron(0 24 ? * * *)"; correct "24": a number, a list (1,3), an upward range (1-3), steps (1/5) or *`,
    ],
    [
      "a start that never comes",
      [
        ["STOP", '"cron(0 20 ? * * *)"'],
        ["START", '"cron(0 7 30 2 ? *)"'],
        ["ZONE", "UTC"],
      ],
      `d.yaml:31:53 aws.governance.restHours.start: 'start' must be a schedule that comes true once more (the calendar has no such day after 2026-11-21), got "cron(0 7 30 2 ? *)"; correct the date, or remove the schedule`,
    ],
    [
      "a start at the same time",
      [
        ["STOP", '"cron(0 20 ? * * *)"'],
        ["START", '"cron(0 20 ? * * *)"'],
        ["ZONE", "UTC"],
      ],
      `d.yaml:31:53 aws.governance.restHours.start: 'start' must be another time than 'stop', got "cron(0 20 ? * * *)"; write when it starts again`,
    ],
    ...["Europe/Berln", "+02:00", "utc"].map((zone): [string, Edit[], string] => [
      `the time zone ${zone}`,
      [
        ["STOP", '"cron(0 20 ? * * *)"'],
        ["START", '"cron(0 7 ? * * *)"'],
        ["ZONE", JSON.stringify(zone)],
      ],
      `d.yaml:31:84 aws.governance.restHours.timeZone: 'timeZone' must be the name of a time zone, got ${JSON.stringify(zone)}; write it like Europe/Berlin`,
    ]),
  ]);
});
