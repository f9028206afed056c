import { DEPLOYMENT_TEXT, edited, refusal, testRefusals } from "../../support/deployment-text";

describe("values", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "an illegal project",
      [["inferloop", "Inferloop_Synth"]],
      `d.yaml:1:10 project: 'project' must be lower-case letters, digits and single hyphens, starting with a letter, got "Inferloop_Synth"; rename it`,
    ],
    [
      "a project of 90 characters",
      [["inferloop", "a".repeat(90)]],
      `d.yaml:1:10 project: 'project' must be at most 32 characters, got "${"a".repeat(56)}...; shorten it`,
    ],
    [
      "a misspelt key, told once",
      [["owner:", "onwer:"]],
      "d.yaml:3:1 onwer: 'onwer' must be a known setting, got an unknown one; did you mean 'owner'?",
    ],
    [
      "a misspelt key in a list",
      [["      role: primary", "      role: primary\n      zoness: [us-east-1a]"]],
      "d.yaml:18:7 aws.regions[0].zoness: 'zoness' must be a known setting, got an unknown one; did you mean 'zones'?",
    ],
    [
      "a key that belongs under aws",
      [["aws:", "gate: arc\naws:"]],
      "d.yaml:10:1 gate: 'gate' must be a known setting, got an unknown one; move it under aws",
    ],
    [
      "a key that belongs to the top level",
      [["  home:", "  environment: test\n  home:"]],
      "d.yaml:12:3 aws.environment: 'environment' must be a known setting, got an unknown one; move it to the top level",
    ],
    [
      "a key like no other",
      [["{ repository: inferloop/infra }", "{ repository: inferloop/infra, password: x }"]],
      "d.yaml:14:38 aws.ci.password: 'password' must be a known setting, got an unknown one; remove it; known are repository, branch, role",
    ],
    [
      "a missing field",
      [["costCenter: synthetic-data\n", ""]],
      "d.yaml:1:1 costCenter: 'costCenter' must be a text, got nothing; write who pays for it",
    ],
    [
      "an empty field",
      [["costCenter: synthetic-data", "costCenter:"]],
      "d.yaml:4:1 costCenter: 'costCenter' must be a text, got nothing; write who pays for it",
    ],
    [
      "a missing mapping",
      [["  ci: { repository: inferloop/infra }\n", ""]],
      "d.yaml:10:1 aws.ci: 'ci' must be a mapping, got nothing; write its settings below it, indented",
    ],
    [
      "a list where one value is meant",
      [["owner: platform", "owner: [platform]"]],
      "d.yaml:3:8 owner: 'owner' must be a text, got a list; write the team that owns it",
    ],
    [
      "a text where a flag is meant",
      [["  home:", "  ownsAccount: yes\n  home:"]],
      `d.yaml:12:16 aws.ownsAccount: 'ownsAccount' must be true or false, got "yes"; write it without quotes`,
    ],
    [
      "a number where a text is meant, as it is written",
      [["owner: platform", "owner: 0o17"]],
      "d.yaml:3:8 owner: 'owner' must be a text, got 0o17; write the team that owns it",
    ],
    [
      "an account id without quotes",
      [['"123456789012"', "012345678901"]],
      "d.yaml:11:14 aws.accountId: 'accountId' must be an account id of 12 digits in quotes, got 012345678901; quote it, YAML drops leading zeros of a number",
    ],
    [
      "an account id of another length",
      [['"123456789012"', '"12345"']],
      `d.yaml:11:14 aws.accountId: 'accountId' must be an account id of 12 digits, got "12345"; copy it from the AWS console`,
    ],
    [
      "an unknown region that is near a known one",
      [["controlRegion: us-east-2", "controlRegion: us-esat-2"]],
      `d.yaml:13:18 aws.controlRegion: 'controlRegion' must be the name of an AWS region, got "us-esat-2"; did you mean us-east-2?`,
    ],
    [
      "an unknown region that is near none",
      [["controlRegion: us-east-2", "controlRegion: eastus"]],
      `d.yaml:13:18 aws.controlRegion: 'controlRegion' must be the name of an AWS region, got "eastus"; write it like us-east-1`,
    ],
    [
      "a domain with a scheme",
      [["domain: inferloop.io", "domain: https://inferloop.io"]],
      `d.yaml:5:9 domain: 'domain' must be a domain name in lower case without scheme or trailing dot, got "https://inferloop.io"; write it like example.com`,
    ],
    [
      "an address that is no e-mail address",
      [["alerts@inferloop.io", "alerts"]],
      `d.yaml:7:13 alertEmail: 'alertEmail' must be an e-mail address, got "alerts"; write the address that alarms go to`,
    ],
    [
      "a name of a tier that is none",
      [["  standard:", "  Top Tier: { rtoMinutes: 1, rpoMinutes: 1 }\n  standard:"]],
      `d.yaml:9:3 tiers["Top Tier"]: 'Top Tier' must be lower-case letters, digits and single hyphens, starting with a letter, got "Top Tier"; rename it`,
    ],
    [
      "no tiers",
      [["tiers:\n  standard: { rtoMinutes: 240, rpoMinutes: 60 }", "tiers: {}"]],
      "d.yaml:8:8 tiers: 'tiers' must be not empty, got a mapping; add a tier",
    ],
    [
      "a retention that CloudWatch Logs has not",
      [["tiers:", "retentionDays: { application: 31 }\ntiers:"]],
      "d.yaml:8:31 retentionDays.application: 'application' must be one of the days that CloudWatch Logs offers (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653), got 31; pick one of them",
    ],
    [
      "a recovery window that Secrets Manager has not",
      [["tiers:", "settings: { secretRecoveryDays: 3 }\ntiers:"]],
      "d.yaml:8:33 settings.secretRecoveryDays: 'secretRecoveryDays' must be 0 or 7 to 30 days, got 3; pick one of them",
    ],
    [
      "a branch with a wildcard",
      [["repository: inferloop/infra", 'repository: inferloop/infra, branch: "*"']],
      `d.yaml:14:46 aws.ci.branch: 'branch' must be the name of one branch, got "*"; write it like main`,
    ],
    [
      "a service-linked role that is none",
      [["tables:", "serviceLinkedRoles: { s3: create, ecs: make }\n  tables:"]],
      "d.yaml:27:25 aws.serviceLinkedRoles.s3: 's3' must be a known setting, got an unknown one; remove it; known are autoscaling, spot, elasticache, rds, ecs, backup, config, batch",
      `d.yaml:27:42 aws.serviceLinkedRoles.ecs: 'ecs' must be one of create, existing, got "make"; pick one of them`,
    ],
    [
      "services, which do not exist yet",
      [["tiers:", "services: [api]\ntiers:"]],
      `d.yaml:8:12 services[0]: 'services[0]' must be left out, got "api"; remove it, services come with the Kubernetes layers`,
    ],
    [
      "mistakes of all kinds, from the top to the bottom",
      [
        ["owner: platform", "owner: 7"],
        ["rpoMinutes: 60", "rpoMinutes: '60'"],
        ["home: us-east-1", "home: us-east-2"],
        ["partner: us-west-2", "partner: us-east-1"],
        ["[tabular/api]", "[tabular/api, Tabular]"],
      ],
      "d.yaml:3:8 owner: 'owner' must be a text, got 7; write the team that owns it",
      `d.yaml:9:44 tiers.standard.rpoMinutes: 'rpoMinutes' must be a whole number of minutes, got "60"; write a number without quotes`,
      `d.yaml:12:9 aws.home: 'home' must be one of the regions (us-east-1, us-west-2), got "us-east-2"; write the region that owned what replicates from the start`,
      `d.yaml:18:16 aws.regions[0].partner: 'partner' must be another region than itself, got "us-east-1"; write us-west-2`,
      `d.yaml:29:31 aws.repositories[1]: 'repositories[1]' must be the name of an image repository, got "Tabular"; write it like tabular/api`,
    ],
  ]);

  test("accepts a project of 24 characters", () => {
    expect(() => refusal(edited(DEPLOYMENT_TEXT, ["inferloop", "a2345678901234567890abcd"]))).toThrow("is not refused");
  });
});
