import type { AwsDelivery } from "../../lib/config/aws/delivery";
import type { AwsEcs, AwsEcsService } from "../../lib/config/aws/ecs";

/** The documented service, as a deployment file without any of its settings gives it, behind the load balancer. */
export const TEST_SERVICE: AwsEcsService = {
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
  tasks: { min: 4, max: 10 },
  scaleAt: { cpuPercent: 70, memoryPercent: 75 },
  schedules: [],
  deployment: "rolling",
  loadBalancer: { paths: ["/api/synthdata/*"], hosts: undefined, priority: 100 },
};

/** Services on ECS: the documented one, with what a test wants different. */
export function testEcs(service: Partial<AwsEcsService> = {}): AwsEcs {
  return {
    services: [{ ...TEST_SERVICE, ...service }],
    instances: { instanceType: "m7i.large", max: 10 },
  };
}

/** Delivery of the documented service. */
export const TEST_DELIVERY: AwsDelivery = {
  services: [{ service: "synthdata", source: "inferloop/synthdata", branch: "main", dockerfile: "Dockerfile" }],
  criticalFindings: 0,
  highFindings: 0,
  buildImage: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
};
