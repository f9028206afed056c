import { ConfigurationError } from "../../../../lib/errors/configuration-error";
import { EcsTaskDefinition, type EcsTaskDefinitionProps } from "../../../../modules/aws/compute/ecs-task-definition";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: EcsTaskDefinitionProps = {
  names: testNames(),
  region: "us-east-1",
  service: "synthdata",
  architecture: "x86_64",
  image: "registry/synthdata:1.0.0",
  cpu: 1024,
  memoryMiB: 2048,
  port: 8000,
  healthPath: "/health",
  user: "1000:1000",
  environment: {},
  secrets: {},
  sidecars: [],
  executeCommand: false,
  logGroup: "/inferloop/production/use1/ecs/synthdata",
};
const built = (props: Partial<EcsTaskDefinitionProps> = {}) =>
  synthesize((scope) => new EcsTaskDefinition(scope, "Task", { ...PROPS, ...props })).resource(
    "aws_ecs_task_definition",
  );
const containers = (props: Partial<EcsTaskDefinitionProps> = {}) =>
  JSON.parse(String(built(props).container_definitions)) as [Record<string, unknown>, ...Record<string, unknown>[]];

describe("EcsTaskDefinition", () => {
  test("minimal props", () => {
    expect(built()).toMatchSnapshot();
    expect(containers()).toMatchSnapshot("containers");
  });

  test("is the documented task, for instances and for Fargate", () => {
    expect(built()).toMatchObject({
      family: "inferloop-production-use1-synthdata-task",
      network_mode: "awsvpc",
      requires_compatibilities: ["EC2", "FARGATE"],
      cpu: "1024",
      memory: "2048",
    });
  });

  test("has the documented container and health check", () => {
    expect(containers()[0]).toMatchObject({
      name: "synthdata",
      image: "registry/synthdata:1.0.0",
      portMappings: [{ containerPort: 8000 }],
      healthCheck: {
        command: ["CMD-SHELL", "curl -f http://localhost:8000/health"],
        interval: 30,
        timeout: 5,
        retries: 3,
      },
    });
  });

  test.each([
    ["x86_64", "X86_64"],
    ["arm64", "ARM64"],
  ] as const)("runs on %s", (architecture, cpu_architecture) => {
    expect(built({ architecture }).runtime_platform).toEqual({ operating_system_family: "LINUX", cpu_architecture });
  });

  test("runs as no root, on a root file system that it cannot change, with a quarter of its memory as /tmp", () => {
    expect(containers()[0]).toMatchObject({
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { drop: ["ALL"] }, tmpfs: [{ containerPath: "/tmp", size: 512 }] },
    });
  });

  test("logs into the service's own group", () => {
    expect(containers()[0]?.logConfiguration).toMatchObject({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/inferloop/production/use1/ecs/synthdata",
        "awslogs-region": "us-east-1",
        "awslogs-stream-prefix": "synthdata",
      },
    });
  });

  test("gets variables in alphabetical order, and secrets by reference", () => {
    const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:inferloop/production/app/jwt";
    expect(containers({ environment: { B: "2", A: "1" }, secrets: { JWT: secret } })[0]).toMatchObject({
      environment: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
      secrets: [{ name: "JWT", valueFrom: secret }],
    });
  });

  test("mounts shared files over TLS, through their access point", () => {
    const files = { fileSystemId: "fs-1", accessPointId: "fsap-1" };
    expect(built({ files }).volume).toEqual([
      {
        name: "files",
        efs_volume_configuration: {
          file_system_id: "fs-1",
          transit_encryption: "ENABLED",
          authorization_config: { access_point_id: "fsap-1", iam: "DISABLED" },
        },
      },
    ]);
    expect(containers({ files })[0]?.mountPoints).toEqual([
      { sourceVolume: "files", containerPath: "/mnt/files", readOnly: false },
    ]);
  });

  test("gives shells directories of their own, and no others have volumes", () => {
    expect(built().volume).toEqual([]);
    expect(built({ executeCommand: true }).volume).toEqual([{ name: "shell-state" }, { name: "shell-logs" }]);
    expect(containers({ executeCommand: true })[0]).toMatchObject({
      readonlyRootFilesystem: true,
      mountPoints: [{ containerPath: "/var/lib/amazon" }, { containerPath: "/var/log/amazon" }],
    });
  });

  test("starts containers beside the service's own, under the same limits", () => {
    const [, sidecar] = containers({ sidecars: [{ name: "proxy", image: "registry/proxy:1", port: 9000 }] });
    expect(sidecar).toMatchObject({
      name: "proxy",
      image: "registry/proxy:1",
      essential: true,
      user: "1000:1000",
      readonlyRootFilesystem: true,
      portMappings: [{ containerPort: 9000 }],
      logConfiguration: { options: { "awslogs-stream-prefix": "proxy" } },
    });
    const [, quiet] = containers({ sidecars: [{ name: "agent", image: "registry/agent:1", port: undefined }] });
    expect(quiet?.portMappings).toEqual([]);
  });

  test("keeps old revisions, so that a service can go back to one", () => {
    expect(built().skip_destroy).toBe(true);
  });

  test.each([
    [1024, 1024],
    [1000, 2048],
  ])("fails for %i CPU units with %i MiB, which Fargate does not offer", (cpu, memoryMiB) => {
    expect(() => built({ cpu, memoryMiB })).toThrow(ConfigurationError);
    expect(() => built({ cpu, memoryMiB })).toThrow(/'memoryMiB' must be memory that Fargate offers for/);
  });
});
