import { type AwsBatch, BATCH_QUEUES, BATCH_VCPUS, GPU_QUEUE, gpuTypes } from "../../../lib/config/aws/batch";
import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, type RefusedCase, testRefusals } from "../../support/deployment-text";

const batch = (...lines: readonly string[]): Edit => [
  "  repositories: [tabular/api]\n",
  `  repositories: [tabular/api]\n  batch:\n${lines.map((line) => `    ${line}\n`).join("")}`,
];
const job = (settings = "", ...others: readonly string[]) =>
  batch(
    ...others,
    `jobs: [{ name: generate, repository: tabular/api, tag: '1.4.2'${settings === "" ? "" : `, ${settings}`} }]`,
  );
const ARM: Edit = ["aws:\n", "settings: { architecture: arm64 }\naws:\n"];

function resolved(...edits: readonly Edit[]): AwsBatch | undefined {
  return parseDeployment(edited(DEPLOYMENT_TEXT, ...edits), "d.yaml").aws?.batch;
}

describe("batch", () => {
  test("has the documented bounds, the machines that Batch chooses and no GPUs where the file says nothing", () => {
    expect(BATCH_VCPUS).toEqual({ min: 0, max: 256 });
    expect(resolved(batch("{}"))).toEqual({
      instanceTypes: ["optimal"],
      minVcpus: 0,
      maxVcpus: 256,
      gpu: undefined,
      fairShare: undefined,
      jobs: [],
    });
  });

  test("has queues of three priorities, and one for machines with GPUs", () => {
    expect(BATCH_QUEUES.map(({ name }) => name)).toEqual(["high", "normal", "low"]);
    const priorities = BATCH_QUEUES.map(({ priority }) => priority);
    expect([...priorities].sort((one, other) => other - one)).toEqual(priorities);
    expect(GPU_QUEUE.name).toBe("gpu");
  });

  test("lets Batch choose among Graviton machines where images are built for them", () => {
    expect(resolved(batch("{}"), ARM)?.instanceTypes).toEqual(["default_arm64"]);
  });

  test("takes types and families, and machines with GPUs of g5 and g6 where only GPUs are asked for", () => {
    const explicit = resolved(batch("instanceTypes: [m7i, c7i.4xlarge]", "gpu: {}"));
    expect(explicit?.instanceTypes).toEqual(["m7i", "c7i.4xlarge"]);
    expect(explicit?.gpu?.maxVcpus).toBe(256);
    expect(explicit?.gpu?.instanceTypes).toBeUndefined();
    const families = (region: string) => new Set(gpuTypes(undefined, region).map((type) => type.split(".")[0]));
    expect(families("us-east-1")).toEqual(new Set(["g5", "g6"]));
    expect(families("eu-west-1")).toEqual(new Set(["g5"]));
    expect(gpuTypes(["g4dn"], "eu-west-1")).toEqual(["g4dn"]);
  });

  test("starts a job three times where its machine is lost, and stops it after 12 hours", () => {
    expect(resolved(job())?.jobs).toEqual([
      {
        name: "generate",
        image: { repository: "tabular/api", version: ":1.4.2" },
        command: [],
        vcpus: 1,
        memoryMiB: 2048,
        gpus: undefined,
        timeoutMinutes: 720,
        attempts: 3,
        environment: {},
      },
    ]);
  });

  test("takes a job that fills a machine", () => {
    expect(resolved(job("vcpus: 2, memoryMiB: 7936", "instanceTypes: [m7i.large]"))?.jobs).toHaveLength(1);
  });
});

describe("batch that is refused", () => {
  const REFUSED: readonly RefusedCase[] = [
    [
      "more vCPUs at least than at most",
      [batch("minVcpus: 512")],
      "d.yaml:31:15 aws.batch.minVcpus: 'minVcpus' must be at most 'maxVcpus' (256), got 512; lower minVcpus or raise maxVcpus",
    ],
    [
      "no vCPUs at most",
      [batch("maxVcpus: 0")],
      "d.yaml:31:15 aws.batch.maxVcpus: 'maxVcpus' must be at least 1 vCPUs, got 0; raise it",
    ],
    [
      "a type that EC2 does not have",
      [batch("instanceTypes: [m7i.huge]")],
      `d.yaml:31:21 aws.batch.instanceTypes[0]: 'instanceTypes[0]' must be an instance type that EC2 offers in us-east-1, got "m7i.huge"; did you mean m7i.large?`,
    ],
    [
      "a family that a region does not have",
      [
        batch("instanceTypes: [m7i]"),
        ["us-west-2", "me-south-1"],
        ["us-west-2", "me-south-1"],
        ["us-west-2", "me-south-1"],
      ],
      `d.yaml:31:21 aws.batch.instanceTypes[0]: 'instanceTypes[0]' must be an instance type or family that EC2 offers in me-south-1, got "m7i"; did you mean m6i?`,
    ],
    [
      "the word for Batch's own choice",
      [batch("instanceTypes: [optimal]")],
      `d.yaml:31:21 aws.batch.instanceTypes[0]: 'instanceTypes[0]' must be types or families: Batch chooses itself where there are none, got "optimal"; remove instanceTypes`,
    ],
    [
      "types of two architectures",
      [batch("instanceTypes: [m7i, m7g]")],
      `d.yaml:31:26 aws.batch.instanceTypes[1]: 'instanceTypes[1]' must be x86_64, as m7i is: one image runs on all of them, got "m7g"; remove it, or the x86_64 ones`,
    ],
    [
      "types that the images are not built for",
      [batch("instanceTypes: [m7g]")],
      `d.yaml:31:21 aws.batch.instanceTypes[0]: 'instanceTypes[0]' must be x86_64, which the platform's images are built for, got "m7g"; write other types, or settings.architecture`,
    ],
    [
      "machines for GPUs that have none",
      [batch("gpu: { instanceTypes: [g5.xlarge, m7i.large] }")],
      `d.yaml:31:39 aws.batch.gpu.instanceTypes[1]: 'instanceTypes[1]' must be a type with NVIDIA GPUs, got "m7i.large"; write one like g5.xlarge or g6`,
    ],
    [
      "machines with GPUs of another maker",
      [batch("gpu: { instanceTypes: [g4ad] }")],
      `d.yaml:31:28 aws.batch.gpu.instanceTypes[0]: 'instanceTypes[0]' must be a type with NVIDIA GPUs, got "g4ad"; write one like g5.xlarge or g6`,
    ],
    [
      "machines with GPUs for which Batch has no image",
      [batch("gpu: { instanceTypes: [g5g] }")],
      `d.yaml:31:28 aws.batch.gpu.instanceTypes[0]: 'instanceTypes[0]' must be a type of x86_64, the only one with images that have NVIDIA's drivers, got "g5g"; write one like g5.xlarge or g6`,
    ],
    [
      "GPUs in a region that has none of the usual ones",
      [
        batch("gpu: {}"),
        ["us-west-2", "ap-southeast-1"],
        ["us-west-2", "ap-southeast-1"],
        ["us-west-2", "ap-southeast-1"],
      ],
      "d.yaml:31:10 aws.batch.gpu.instanceTypes: 'instanceTypes' must be given, ap-southeast-1 has none of the usual types, got nothing; write types that every region has, or remove gpu",
    ],
    [
      "a job with more memory than the usual machines with GPUs",
      [job("vcpus: 4, memoryMiB: 131072, gpus: 1", "gpu: {}")],
      "d.yaml:32:90 aws.batch.jobs[0].memoryMiB: 'memoryMiB' must be at most 65280 MiB, what the largest machine has beside 256 MiB for the system, got 131072; lower it, or write larger types",
    ],
    [
      "a job with GPUs where there are none",
      [job("gpus: 1")],
      "d.yaml:31:75 aws.batch.jobs[0].gpus: 'gpus' must be left out where no machine has GPUs, got 1; add aws.batch.gpu",
    ],
    [
      "a job of a repository that the deployment has not",
      [batch("jobs: [{ name: generate, repository: tabular/apy, tag: '1' }]")],
      `d.yaml:31:42 aws.batch.jobs[0].repository: 'repository' must be one of the repositories (tabular/api), got "tabular/apy"; did you mean tabular/api?`,
    ],
    [
      "a job of a moving tag",
      [batch("jobs: [{ name: generate, repository: tabular/api, tag: latest }]")],
      `d.yaml:31:60 aws.batch.jobs[0].tag: 'tag' must be the tag of one image, which never moves, got "latest"; write it like '1.4.2'`,
    ],
    [
      "a job wider than all machines together",
      [job("vcpus: 300")],
      "d.yaml:31:76 aws.batch.jobs[0].vcpus: 'vcpus' must be at most 'maxVcpus' (256), got 300; lower it or raise maxVcpus",
    ],
    [
      "a job wider than the largest machine",
      [job("vcpus: 8", "instanceTypes: [m7i.large, m7i.xlarge]")],
      "d.yaml:32:76 aws.batch.jobs[0].vcpus: 'vcpus' must be at most 4, what the largest machine has, got 8; lower it",
    ],
    [
      "a job with more memory than the largest machine",
      [job("vcpus: 2, memoryMiB: 8192", "instanceTypes: [m7i.large]")],
      "d.yaml:32:90 aws.batch.jobs[0].memoryMiB: 'memoryMiB' must be at most 7936 MiB, what the largest machine has beside 256 MiB for the system, got 8192; lower it, or write larger types",
    ],
    [
      "a job's variable that the platform sets",
      [job("environment: { BUCKET_DATA: mine }")],
      `d.yaml:31:84 aws.batch.jobs[0].environment.BUCKET_DATA: 'BUCKET_DATA' must be another name than those that the platform sets, got "BUCKET_DATA"; rename it`,
    ],
    [
      "a job that runs for more than two weeks",
      [job("timeoutMinutes: 20161")],
      "d.yaml:31:85 aws.batch.jobs[0].timeoutMinutes: 'timeoutMinutes' must be at most 20160 minutes, got 20161; lower it",
    ],
    [
      "a job's name twice",
      [
        batch(
          "jobs:",
          "  - { name: generate, repository: tabular/api, tag: '1' }",
          "  - { name: generate, repository: tabular/api, tag: '2' }",
        ),
      ],
      `d.yaml:33:17 aws.batch.jobs[1].name: 'name' must be a name that is not in the list yet, got "generate"; rename one of the two`,
    ],
    [
      "a share twice",
      [batch("fairShare: [{ name: tabular }, { name: tabular, weight: 2 }]")],
      `d.yaml:31:44 aws.batch.fairShare[1].name: 'name' must be a name that is not in the list yet, got "tabular"; rename one of the two`,
    ],
    [
      "a share's name that Batch does not take",
      [batch("fairShare: [{ name: text-nlp }]")],
      `d.yaml:31:25 aws.batch.fairShare[0].name: 'name' must be letters and digits, as Batch wants them, got "text-nlp"; rename it`,
    ],
  ];
  testRefusals(DEPLOYMENT_TEXT, REFUSED);
});
