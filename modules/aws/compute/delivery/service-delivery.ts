import { Construct } from "constructs";
import type { Architecture } from "../../../../lib/catalog/aws-instance-types";
import type { LogRetentionDays } from "../../../../lib/catalog/retention";
import { ecrRegistryHost } from "../../../../lib/identifiers/aws";
import {
  type BuildStep,
  deliveryLogGroupName,
  ecsClusterName,
  ecsServiceName,
  ecsTaskFamily,
} from "../../../../lib/identifiers/aws-names";
import type { Names } from "../../../../lib/names/names";
import { LogGroup } from "../../monitoring/log-group";
import { BuildPipeline } from "./build-pipeline";
import { BuildProject } from "./build-project";
import { ReleasePipeline } from "./release-pipeline";

export interface ServiceDeliveryProps {
  readonly architecture: Architecture;
  readonly artifactBucket: string;
  /** A push starts a build. Without, a person does. */
  readonly automatic: boolean;
  readonly branch: string;
  /** CodeBuild's image that commands run in. */
  readonly buildImage: string;
  readonly connectionArn: string;
  readonly dataKeyArn: string;
  readonly dockerfile: string;
  readonly logRetentionDays: LogRetentionDays;
  readonly logsKeyArn: string;
  /** Most vulnerabilities that the code, and the image, may have. */
  readonly mostFindings: { readonly critical: number; readonly high: number };
  readonly names: Names;
  readonly region: string;
  /** Name of the image repository. */
  readonly repository: string;
  readonly service: string;
  /** GitHub repository, `owner/name`. */
  readonly source: string;
  /** Tag that the service started with. @default - none */
  readonly tag?: string;
}

/** How one service comes from GitHub to its tasks, in one region: a pipeline that builds, and one that releases. */
export class ServiceDelivery extends Construct {
  constructor(scope: Construct, id: string, props: ServiceDeliveryProps) {
    super(scope, id);
    const { names, service, region, repository, tag } = props;
    const logs = new LogGroup(this, "Logs", {
      name: deliveryLogGroupName(names, service),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    const project = (id: string, step: BuildStep, variables: Readonly<Record<string, string>>) =>
      new BuildProject(this, id, { ...props, step, variables, logGroup: logs.name });
    const image = { REGISTRY: ecrRegistryHost(region, names.props.account), REPOSITORY: repository };
    new BuildPipeline(this, "Build", {
      ...props,
      projects: {
        test: project("Test", "test", { DOCKERFILE: props.dockerfile }),
        build: project("DockerBuild", "build", { ...image, DOCKERFILE: props.dockerfile }),
        publish: project("Publish", "publish", { REPOSITORY: repository }),
      },
    });
    new ReleasePipeline(this, "Release", {
      names,
      service,
      repository,
      artifactBucket: props.artifactBucket,
      dataKeyArn: props.dataKeyArn,
      deploy: project("Deploy", "deploy", {
        CLUSTER: ecsClusterName(names),
        SERVICE: ecsServiceName(names, service),
        FAMILY: ecsTaskFamily(names, service),
        CONTAINER: service,
      }),
      ...(tag === undefined ? {} : { tag }),
    });
  }
}
