import { EcrReplicationConfiguration } from "@cdktf/provider-aws/lib/ecr-replication-configuration";
import { Construct } from "constructs";
import { repositoryPrefix } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

export interface RegistryReplicationProps {
  /** Names outside regions: a repository has one name in all regions. */
  readonly globalNames: Names;
  /** Region that gets the images. */
  readonly destinationRegion: string;
}

/**
 * Copies images of the deployment to another region when they are pushed. The repositories must exist there before,
 * else AWS creates them with settings of its own. One setting for the account and region: only the deployment that owns
 * the account may create it; any other pushes its images to both regions.
 * @resource aws_ecr_replication_configuration
 */
export class RegistryReplication extends Construct {
  readonly resource: EcrReplicationConfiguration;

  constructor(scope: Construct, id: string, props: RegistryReplicationProps) {
    super(scope, id);
    this.resource = new EcrReplicationConfiguration(this, "Resource", {
      replicationConfiguration: {
        rule: [
          {
            destination: [{ region: props.destinationRegion, registryId: props.globalNames.props.account }],
            repositoryFilter: [{ filter: repositoryPrefix(props.globalNames), filterType: "PREFIX_MATCH" }],
          },
        ],
      },
    });
  }
}
