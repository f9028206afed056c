import type { AwsEcsService } from "../../lib/config/aws/ecs";
import type { AwsRegion } from "../../lib/config/deployment";
import { restHours, restSchedules } from "../../lib/config/rest";
import { heldCapacity } from "../../lib/config/warm-standby";
import type { AwsEdge } from "../../lib/contracts/aws-edge";
import { secretNameArn } from "../../lib/identifiers/aws";
import { applicationSecretName } from "../../lib/identifiers/aws-names";
import { imageUri, variableName, type WorkloadPlace } from "../../lib/identifiers/aws-workload";
import type { EcsApplicationProps } from "../../modules/aws/compute/ecs-application";
import type { AwsSurroundings } from "./aws-stack";

/** What of a service the deployment file decides, as its construct takes it in one region. */
type DecidedProps = Pick<
  EcsApplicationProps,
  | "cpu"
  | "cpuPercent"
  | "delivered"
  | "deployment"
  | "entry"
  | "executeCommand"
  | "healthPath"
  | "image"
  | "max"
  | "memoryMiB"
  | "memoryPercent"
  | "min"
  | "port"
  | "schedules"
  | "secrets"
  | "service"
  | "sidecars"
  | "user"
>;

export function ecsServiceProps(
  { aws, deployment }: AwsSurroundings,
  region: AwsRegion,
  place: WorkloadPlace,
  edge: AwsEdge | undefined,
  service: AwsEcsService,
): DecidedProps {
  const { name, tasks, scaleAt, schedules, loadBalancer } = service;
  const rest = restSchedules(restHours(deployment.profile, aws), tasks);
  // A standby holds its share of tasks, and grows to as many as the primary when the requests come.
  const held = ({ min, max }: AwsEcsService["tasks"]) => ({ min: heldCapacity(aws, region, min), max });
  return {
    service: name,
    image: imageUri(place, service.image),
    port: service.port,
    healthPath: service.healthPath,
    cpu: service.cpu,
    memoryMiB: service.memoryMiB,
    user: service.user,
    executeCommand: service.executeCommand,
    deployment: service.deployment,
    delivered: aws.delivery?.services.some((delivered) => delivered.service === name) ?? false,
    ...held(tasks),
    ...scaleAt,
    schedules: (schedules.length === 0 ? rest : schedules).map((schedule) => ({ ...schedule, ...held(schedule) })),
    secrets: Object.fromEntries(
      service.secrets.map((secret) => [
        variableName(secret),
        secretNameArn(region.name, aws.accountId, applicationSecretName(place.global, secret)),
      ]),
    ),
    sidecars: service.sidecars.map(({ image, ...sidecar }) => ({ ...sidecar, image: imageUri(place, image) })),
    ...(edge === undefined || loadBalancer === undefined ? {} : { entry: entryProps(edge, loadBalancer) }),
  };
}

function entryProps(
  edge: AwsEdge,
  { paths, hosts, priority }: NonNullable<AwsEcsService["loadBalancer"]>,
): NonNullable<EcsApplicationProps["entry"]> {
  return {
    paths,
    priority,
    ...(hosts === undefined ? {} : { hosts }),
    httpsListenerArn: edge.https_listener_arn,
    loadBalancerSecurityGroupId: edge.load_balancer_security_group_id,
  };
}
