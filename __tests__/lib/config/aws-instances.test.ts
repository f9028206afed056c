import { type AwsInstanceGroup, SCALE_UP_ABOVE_PERCENT } from "../../../lib/config/aws/instances";
import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, type RefusedCase, testRefusals } from "../../support/deployment-text";

const groups = (...lines: readonly string[]): Edit => [
  "  repositories: [tabular/api]\n",
  `  repositories: [tabular/api]\n  instances:\n${lines.map((line) => `    - { ${line} }\n`).join("")}`,
];
const WORKERS = "name: workers, instanceTypes: [m7i.large, m6i.large], min: 2, max: 10";

function resolved(...edits: readonly Edit[]): readonly AwsInstanceGroup[] {
  return parseDeployment(edited(DEPLOYMENT_TEXT, ...edits), "d.yaml").aws?.instances ?? [];
}

describe("instance groups", () => {
  test("grow above the documented 90 %, without Spot in production and with daily snapshots", () => {
    expect(SCALE_UP_ABOVE_PERCENT).toBe(90);
    expect(resolved(groups(WORKERS))).toEqual([
      {
        name: "workers",
        instanceTypes: ["m7i.large", "m6i.large"],
        min: 2,
        max: 10,
        spotPercent: 0,
        volumeGiB: 100,
        backup: true,
        scaleUpAbovePercent: 90,
        scaleDownBelowPercent: 40,
        commands: [],
      },
    ]);
  });

  test("are Spot capacity in development, but for what the file says", () => {
    const development: Edit = ["environment: production", "environment: development"];
    const spot = resolved(development, groups(WORKERS, `${WORKERS.replace("workers", "others")}, spotPercent: 50`));
    expect(spot.map(({ spotPercent }) => spotPercent)).toEqual([100, 50]);
  });

  test("may rest", () => {
    expect(resolved(groups(WORKERS.replace("min: 2", "min: 0")))[0]?.min).toBe(0);
  });
});

describe("instance groups that are refused", () => {
  const REFUSED: readonly RefusedCase[] = [
    [
      "more instances at least than at most",
      [groups(WORKERS.replace("min: 2", "min: 12"))],
      "d.yaml:31:68 aws.instances[0].min: 'min' must be at most 'max' (10), got 12; lower min or raise max",
    ],
    [
      "a threshold that no processor can be above",
      [groups(`${WORKERS}, scaleUpAbovePercent: 100`)],
      "d.yaml:31:101 aws.instances[0].scaleUpAbovePercent: 'scaleUpAbovePercent' must be at most 99 per cent, got 100; lower it",
    ],
    [
      "a threshold that every processor is above",
      [groups(`${WORKERS}, scaleUpAbovePercent: 0`)],
      "d.yaml:31:101 aws.instances[0].scaleUpAbovePercent: 'scaleUpAbovePercent' must be at least 2 per cent, got 0; raise it",
    ],
    [
      "a threshold downwards that is no number",
      [groups(`${WORKERS}, scaleDownBelowPercent: '40'`)],
      `d.yaml:31:103 aws.instances[0].scaleDownBelowPercent: 'scaleDownBelowPercent' must be a whole number of per cent, got "40"; write a number without quotes`,
    ],
    [
      "thresholds that cross",
      [groups(`${WORKERS}, scaleUpAbovePercent: 60, scaleDownBelowPercent: 60`)],
      "d.yaml:31:128 aws.instances[0].scaleDownBelowPercent: 'scaleDownBelowPercent' must be below 'scaleUpAbovePercent' (60), got 60; lower it, or the group never rests",
    ],
    [
      "a type that EC2 does not have",
      [groups(WORKERS.replace("m7i.large", "m7i.lage"))],
      `d.yaml:31:40 aws.instances[0].instanceTypes[0]: 'instanceTypes[0]' must be an instance type that EC2 offers in us-east-1, got "m7i.lage"; did you mean m7i.large?`,
    ],
    [
      "a type that a region does not have",
      [
        groups(WORKERS.replace("m7i.large", "c7a.large")),
        ["us-west-2", "me-south-1"],
        ["us-west-2", "me-south-1"],
        ["us-west-2", "me-south-1"],
      ],
      `d.yaml:31:40 aws.instances[0].instanceTypes[0]: 'instanceTypes[0]' must be an instance type that EC2 offers in me-south-1, got "c7a.large"; use c6i.large there`,
    ],
    [
      "a family",
      [groups(WORKERS.replace("m7i.large", "m7i"))],
      `d.yaml:31:40 aws.instances[0].instanceTypes[0]: 'instanceTypes[0]' must be an instance type, got "m7i"; write it like m7i.large`,
    ],
    [
      "types of two architectures",
      [groups(WORKERS.replace("m6i.large", "m6g.large"))],
      `d.yaml:31:51 aws.instances[0].instanceTypes[1]: 'instanceTypes[1]' must be x86_64, as m7i.large is: one image runs on all of them, got "m6g.large"; remove it, or the x86_64 ones`,
    ],
    [
      "the name of ECS's own group",
      [groups(WORKERS.replace("workers", "ecs"))],
      `d.yaml:31:15 aws.instances[0].name: 'name' must be another name than that of ECS's own group, got "ecs"; rename it`,
    ],
    [
      "a name twice",
      [groups(WORKERS, WORKERS)],
      `d.yaml:32:15 aws.instances[1].name: 'name' must be a name that is not in the list yet, got "workers"; rename one of the two`,
    ],
    [
      "more Spot capacity than all",
      [groups(`${WORKERS}, spotPercent: 101`)],
      "d.yaml:31:93 aws.instances[0].spotPercent: 'spotPercent' must be at most 100 per cent, got 101; lower it",
    ],
    [
      "commands that do not fit into user data",
      [groups(`${WORKERS}, commands: [${"x".repeat(12_001)}]`)],
      "d.yaml:31:90 aws.instances[0].commands: 'commands' must be at most 12000 bytes, the room in user data, got a list; move the rest into a script in a bucket",
    ],
  ];
  testRefusals(DEPLOYMENT_TEXT, REFUSED);
});
