import type { AwsEcsService } from "../../../lib/config/aws/ecs";
import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, refusal, testRefusals } from "../../support/deployment-text";

const SERVICE = `      - name: synthdata
        repository: tabular/api
        tag: "1.0.0"
`;
/** The small deployment with a service. */
const TEXT = `${DEPLOYMENT_TEXT}  ecs:
    services:
${SERVICE}`;
const EDGE = "  edge: {}\n";

/** Lines of the service, below its tag. */
const inService = (...lines: readonly string[]): Edit => [
  '        tag: "1.0.0"\n',
  `        tag: "1.0.0"\n${lines.map((line) => `        ${line}\n`).join("")}`,
];
/** A second service after the first one. */
const second = (...lines: readonly string[]): Edit => [
  SERVICE,
  `${SERVICE}      - name: other\n        repository: tabular/api\n        tag: "2"\n${lines.map((line) => `        ${line}\n`).join("")}`,
];

function service(...edits: readonly Edit[]): AwsEcsService {
  const resolved = parseDeployment(edited(TEXT, ...edits), "d.yaml").aws?.ecs?.services[0];
  if (resolved === undefined) throw new Error("no service");
  return resolved;
}

describe("services on ECS", () => {
  test("default to the documented task", () => {
    expect(service()).toEqual({
      name: "synthdata",
      image: { repository: "tabular/api", version: ":1.0.0" },
      port: 8000,
      healthPath: "/health",
      cpu: 1024,
      memoryMiB: 2048,
      user: "1000:1000",
      environment: {},
      secrets: [],
      files: false,
      executeCommand: false,
      sidecars: [],
      capacity: "fargate",
      spot: false,
      tasks: { min: 2, max: 10 },
      scaleAt: { cpuPercent: 70, memoryPercent: 75 },
      schedules: [],
      deployment: "rolling",
      loadBalancer: undefined,
    });
  });

  test("take an image by its digest", () => {
    const digest = `sha256:${"0".repeat(64)}`;
    expect(service(['tag: "1.0.0"', `digest: ${digest}`]).image.version).toBe(`@${digest}`);
  });

  test("are on Spot where the environment is", () => {
    expect(service(["environment: production", "environment: development"]).spot).toBe(true);
    expect(service(["environment: production", "environment: development"], inService("spot: false")).spot).toBe(false);
  });

  test("have the documented three tasks for blue/green", () => {
    const blueGreen = inService("deployment: blue-green", "loadBalancer: { paths: [/api/*], priority: 1 }");
    expect(service(blueGreen, ["  ecs:", `${EDGE}  ecs:`]).tasks).toEqual({ min: 3, max: 10 });
  });

  test("give schedules the time zone UTC", () => {
    const schedule = "{ name: day, expression: cron(0 7 ? * MON-FRI *), min: 4, max: 8 }";
    expect(service(inService(`schedules: [${schedule}]`)).schedules).toEqual([
      { name: "day", expression: "cron(0 7 ? * MON-FRI *)", timeZone: "UTC", min: 4, max: 8 },
    ]);
  });

  test.each(["x86_64", "arm64"])("run on instances with the processors of the images (%s)", (architecture) => {
    const text = edited(TEXT, ["tiers:", `settings: { architecture: ${architecture} }\ntiers:`]);
    const expected = architecture === "arm64" ? "m7g.large" : "m7i.large";
    expect(parseDeployment(text, "d.yaml").aws?.ecs?.instances).toEqual({ instanceType: expected, max: 10 });
  });

  testRefusals(TEXT, [
    [
      "a name twice",
      [second(), ["name: other", "name: synthdata"]],
      `d.yaml:35:15 aws.ecs.services[1].name: 'name' must be a name that is not in the list yet, got "synthdata"; rename one of the two`,
    ],
    [
      "an unknown repository",
      [["repository: tabular/api", "repository: tabular/apo"]],
      `d.yaml:33:21 aws.ecs.services[0].repository: 'repository' must be one of the repositories (tabular/api), got "tabular/apo"; did you mean tabular/api?`,
    ],
    [
      "no image",
      [['        tag: "1.0.0"\n', ""]],
      "d.yaml:32:9 aws.ecs.services[0].tag: 'tag' must be given where there is no digest, got nothing; write the tag of an image",
    ],
    [
      "two images",
      [inService(`digest: sha256:${"0".repeat(64)}`)],
      `d.yaml:35:17 aws.ecs.services[0].digest: 'digest' must be left out where there is a tag, got "sha256:${"0".repeat(49)}...; remove one of the two`,
    ],
    [
      "the tag latest",
      [['tag: "1.0.0"', "tag: latest"]],
      `d.yaml:34:14 aws.ecs.services[0].tag: 'tag' must be the tag of one image, which never moves, got "latest"; write it like '1.4.2'`,
    ],
    [
      "memory that Fargate does not offer for the CPU",
      [inService("memoryMiB: 1024")],
      "d.yaml:35:20 aws.ecs.services[0].memoryMiB: 'memoryMiB' must be memory that Fargate offers for 1024 CPU units (2048 to 8192 MiB), got 1024; write 2048, or another cpu",
    ],
    [
      "CPU that Fargate does not offer",
      [inService("cpu: 1000")],
      "d.yaml:35:14 aws.ecs.services[0].cpu: 'cpu' must be one of 256, 512, 1024, 2048, 4096, 8192, 16384 CPU units, got 1000; pick one of them",
    ],
    [
      "fewer tasks at most than at least",
      [inService("tasks: { min: 4, max: 3 }")],
      "d.yaml:35:23 aws.ecs.services[0].tasks.min: 'min' must be at most 'max' (3), got 4; lower min or raise max",
    ],
    [
      "a target that leaves no room to grow",
      [inService("scaleAt: { cpuPercent: 95 }")],
      "d.yaml:35:32 aws.ecs.services[0].scaleAt.cpuPercent: 'cpuPercent' must be at most 90 per cent, got 95; lower it",
    ],
    [
      "a schedule that never comes true",
      [inService("schedules: [{ name: leap, expression: cron(0 0 30 2 ? *), min: 1, max: 1 }]")],
      `d.yaml:35:47 aws.ecs.services[0].schedules[0].expression: 'expression' must be a schedule that comes true once more (the calendar has no such day after 2026-11-21), got "cron(0 0 30 2 ? *)"; correct the date, or remove the schedule`,
    ],
    [
      "a schedule with min above max",
      [inService("schedules: [{ name: day, expression: rate(1 day), min: 2, max: 1 }]")],
      "d.yaml:35:64 aws.ecs.services[0].schedules[0].min: 'min' must be at most 'max' (1), got 2; lower min or raise max",
    ],
    [
      "a schedule's name twice",
      [
        inService(
          "schedules: [{ name: a, expression: rate(1 day), min: 1, max: 1 }, { name: a, expression: rate(2 days), min: 1, max: 1 }]",
        ),
      ],
      `d.yaml:35:83 aws.ecs.services[0].schedules[1].name: 'name' must be a name that is not in the list yet, got "a"; rename one of the two`,
    ],
    [
      "two containers on one port",
      [inService('sidecars: [{ name: proxy, repository: tabular/api, tag: "1", port: 8000 }]')],
      "d.yaml:35:76 aws.ecs.services[0].sidecars[0].port: 'port' must be a port that no other container of the task listens on (synthdata does), got 8000; write another port",
    ],
    [
      "two containers of one name",
      [inService('sidecars: [{ name: synthdata, repository: tabular/api, tag: "1" }]')],
      `d.yaml:35:28 aws.ecs.services[0].sidecars[0].name: 'name' must be another name than those of the task's other containers, got "synthdata"; rename it`,
    ],
    [
      "a variable of the platform",
      [inService("environment: { BUCKET_DATA: mine }")],
      `d.yaml:35:24 aws.ecs.services[0].environment.BUCKET_DATA: 'BUCKET_DATA' must be another name than those that the platform sets, got "BUCKET_DATA"; rename it`,
    ],
    [
      "an unknown secret",
      [inService("secrets: [jwtt]")],
      `d.yaml:35:19 aws.ecs.services[0].secrets[0]: 'secrets[0]' must be one of api-keys, jwt, third-party, got "jwtt"; pick one of them`,
    ],
    [
      "blue-green without a load balancer",
      [inService("deployment: blue-green"), ["  ecs:", `${EDGE}  ecs:`]],
      `d.yaml:36:21 aws.ecs.services[0].deployment: 'deployment' must be rolling for a service without a load balancer, which is what blue-green switches, got "blue-green"; write rolling, or add loadBalancer`,
    ],
    [
      "blue-green without an entry from the internet",
      [inService("deployment: blue-green", "loadBalancer: { paths: [/a], priority: 1 }")],
      `d.yaml:35:21 aws.ecs.services[0].deployment: 'deployment' must be rolling for a service without a load balancer, which is what blue-green switches, got "blue-green"; write rolling, or add aws.edge`,
    ],
    [
      "Spot for a service on instances",
      [inService("capacity: ec2", "spot: true")],
      "d.yaml:36:15 aws.ecs.services[0].spot: 'spot' must be left out for a service on instances, which are on demand, got true; remove it",
    ],
    [
      "one priority for two services",
      [second("loadBalancer: { paths: [/b], priority: 7 }"), inService("loadBalancer: { paths: [/a], priority: 7 }")],
      "d.yaml:39:48 aws.ecs.services[1].loadBalancer.priority: 'priority' must be a priority that no other service has (synthdata has it), got 7; write another number",
    ],
    [
      "a path that another service takes",
      [
        second("loadBalancer: { paths: [/api/b], priority: 8 }"),
        inService("loadBalancer: { paths: [/api/*], priority: 7 }"),
      ],
      `d.yaml:39:33 aws.ecs.services[1].loadBalancer.paths[0]: 'paths[0]' must be a path that no rule before it takes (synthdata takes it), got "/api/b"; write another path, or a lower priority`,
    ],
    [
      "more values than a rule has",
      [inService("loadBalancer: { paths: [/a, /b, /c, /d], hosts: [a.io, b.io], priority: 1 }")],
      "d.yaml:35:32 aws.ecs.services[0].loadBalancer.paths: 'paths' must be at most 5 together with the hosts, got a list; remove some, or join them with *",
    ],
    [
      "an instance type that is none",
      [["    services:\n", "    instances: { instanceType: m7i.lurge }\n    services:\n"]],
      `d.yaml:31:32 aws.ecs.instances.instanceType: 'instanceType' must be an instance type that EC2 offers in us-east-1, got "m7i.lurge"; did you mean m7i.large?`,
    ],
    [
      "an instance type of other processors",
      [["    services:\n", "    instances: { instanceType: m7g.large }\n    services:\n"]],
      `d.yaml:31:32 aws.ecs.instances.instanceType: 'instanceType' must be x86_64, which the platform's images are built for, got "m7g.large"; write another type, or settings.architecture`,
    ],
    [
      "an instance type without room for a task",
      [
        ["    services:\n", "    instances: { instanceType: m7i.large }\n    services:\n"],
        inService("capacity: ec2", "cpu: 4096", "memoryMiB: 8192"),
      ],
      `d.yaml:31:32 aws.ecs.instances.instanceType: 'instanceType' must be a type with room for a task of synthdata (4096 CPU units, 8192 MiB), got "m7i.large"; write a larger type`,
    ],
  ]);

  test("share paths where hosts or priorities tell them apart", () => {
    const hosts = [
      second("loadBalancer: { paths: [/api/b], hosts: [b.io], priority: 8 }"),
      inService("loadBalancer: { paths: [/api/*], hosts: [a.io], priority: 7 }"),
    ];
    const order = [
      second("loadBalancer: { paths: [/api/b], priority: 7 }"),
      inService("loadBalancer: { paths: [/api/*], priority: 8 }"),
    ];
    for (const edits of [hosts, order]) expect(() => refusal(edited(TEXT, ...edits))).toThrow("is not refused");
  });
});
