import {
  EcsTaskDefinition as CfEcsTaskDefinition,
  type EcsTaskDefinitionVolume,
} from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import { FARGATE_SIZES } from "../../../lib/catalog/aws-fargate-sizes";
import type { Architecture } from "../../../lib/catalog/aws-instance-types";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { ecsTaskFamily } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

/** The documented health check of a container. Unit: seconds. */
const HEALTH_CHECK = { interval: 30, timeout: 5, retries: 3 } as const;

/** Where the region's shared files are. */
export const FILES_PATH = "/mnt/files";

/**
 * Share of the task's memory that files in /tmp may take; the rest of the root file system is read-only. In memory,
 * because any user may write there: a volume of Fargate belongs to root.
 * @see https://aws.amazon.com/about-aws/whats-new/2026/01/amazon-ecs-tmpfs-mounts-aws-fargate-managed-instances/ (2026-11)
 */
const TMP_SHARE = 1 / 4;
/** The same of a container beside the service's own. Unit: MiB. */
const SIDECAR_TMP_MIB = 64;

/**
 * What the agent behind a shell writes to. AWS promises shells on writable root file systems only; with these it works.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html (2026-11)
 */
const SHELL = { "shell-state": "/var/lib/amazon", "shell-logs": "/var/log/amazon" } as const;

/** A container beside the service's own. */
export interface EcsSidecar {
  readonly name: string;
  readonly image: string;
  readonly port: number | undefined;
}

export interface EcsTaskDefinitionProps {
  readonly architecture: Architecture;
  /** Unit: CPU units; 1024 are a vCPU. Only with memory that Fargate offers for it: {@link FARGATE_SIZES}. */
  readonly cpu: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Opens the directories that shells need. */
  readonly executeCommand: boolean;
  /** Shared files of the region. @default - none */
  readonly files?: { readonly fileSystemId: string; readonly accessPointId: string };
  readonly healthPath: string;
  /** With its registry, and a tag or digest. */
  readonly image: string;
  readonly logGroup: string;
  /** Unit: MiB. */
  readonly memoryMiB: number;
  readonly names: Names;
  readonly port: number;
  readonly region: string;
  /** ARNs of secrets, by the variables that get their values. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Name of the service and its container. */
  readonly service: string;
  readonly sidecars: readonly EcsSidecar[];
  /** Number of the user, and of a group. */
  readonly user: string;
}

/**
 * The documented task of a service, for instances and for Fargate. Containers start as a user that is not root, with a
 * read-only root file system. A change makes a new revision; old ones stay, so that a service can go back to them.
 * @resource aws_ecs_task_definition
 */
export class EcsTaskDefinition extends Construct {
  readonly resource: CfEcsTaskDefinition;

  constructor(scope: Construct, id: string, props: EcsTaskDefinitionProps) {
    super(scope, id);
    const { names, cpu, memoryMiB } = props;
    const offered = FARGATE_SIZES.get(cpu) ?? [];
    if (!offered.includes(memoryMiB)) {
      throw new ConfigurationError(this, {
        prop: "memoryMiB",
        rule: `memory that Fargate offers for ${cpu} CPU units`,
        got: String(memoryMiB),
        fix: offered.length === 0 ? "use CPU units that Fargate offers" : `use one of ${offered.join(", ")}`,
      });
    }
    const volumes = props.executeCommand ? SHELL : {};
    const containers = [
      serviceContainer(props, volumes),
      ...props.sidecars.map((sidecar) => sidecarContainer(props, sidecar)),
    ];
    this.resource = new CfEcsTaskDefinition(this, "Resource", {
      family: ecsTaskFamily(names, props.service),
      requiresCompatibilities: ["EC2", "FARGATE"],
      networkMode: "awsvpc",
      cpu: String(cpu),
      memory: String(memoryMiB),
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: props.architecture === "arm64" ? "ARM64" : "X86_64",
      },
      executionRoleArn: awsRoleArn(names, "ecs-execution"),
      taskRoleArn: awsRoleArn(names, "ecs-task"),
      containerDefinitions: JSON.stringify(containers),
      volume: [...Object.keys(volumes).map((name) => ({ name })), ...fileVolumes(props)],
      skipDestroy: true,
    });
  }
}

function serviceContainer(props: EcsTaskDefinitionProps, volumes: Readonly<Record<string, string>>): object {
  const { service, port } = props;
  const mounted = { ...volumes, ...(props.files === undefined ? {} : { files: FILES_PATH }) };
  return {
    name: service,
    image: props.image,
    essential: true,
    ...hardening(props, props.memoryMiB * TMP_SHARE),
    // Named for Service Connect.
    portMappings: [{ name: service, containerPort: port, hostPort: port, protocol: "tcp", appProtocol: "http" }],
    healthCheck: { command: ["CMD-SHELL", `curl -f http://localhost:${port}${props.healthPath}`], ...HEALTH_CHECK },
    environment: Object.entries(props.environment)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => ({ name, value })),
    secrets: Object.entries(props.secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    mountPoints: Object.entries(mounted).map(([sourceVolume, containerPath]) => ({
      sourceVolume,
      containerPath,
      readOnly: false,
    })),
    logConfiguration: logConfiguration(props, service),
  };
}

function sidecarContainer(props: EcsTaskDefinitionProps, { name, image, port }: EcsSidecar): object {
  return {
    name,
    image,
    // A task without one of its containers is replaced as a whole.
    essential: true,
    ...hardening(props, SIDECAR_TMP_MIB),
    portMappings: port === undefined ? [] : [{ name, containerPort: port, hostPort: port, protocol: "tcp" }],
    environment: [],
    mountPoints: [],
    logConfiguration: logConfiguration(props, name),
  };
}

/** What keeps an intruder from settling in a container. */
function hardening({ user }: EcsTaskDefinitionProps, tmpMiB: number): object {
  return {
    user,
    readonlyRootFilesystem: true,
    linuxParameters: {
      initProcessEnabled: true,
      capabilities: { drop: ["ALL"] },
      tmpfs: [{ containerPath: "/tmp", size: tmpMiB }],
    },
  };
}

/** A container that logs faster than CloudWatch takes it loses lines rather than time. */
function logConfiguration({ logGroup, region }: EcsTaskDefinitionProps, prefix: string): object {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup,
      "awslogs-region": region,
      "awslogs-stream-prefix": prefix,
      mode: "non-blocking",
      "max-buffer-size": "25m",
    },
  };
}

function fileVolumes({ files }: EcsTaskDefinitionProps): EcsTaskDefinitionVolume[] {
  if (files === undefined) return [];
  return [
    {
      name: "files",
      efsVolumeConfiguration: {
        fileSystemId: files.fileSystemId,
        transitEncryption: "ENABLED",
        // The access point says which directory and whose files; the security group says who mounts it.
        authorizationConfig: { accessPointId: files.accessPointId, iam: "DISABLED" },
      },
    },
  ];
}
