import { EcrReplicationConfiguration } from "@cdktf/provider-aws/lib/ecr-replication-configuration";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { repositoryPrefix } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ReplicationRule.html (2026-11) */
export const MAX_DESTINATIONS = 25;

export interface RegistryReplicationProps {
  /** Names outside regions: a repository has one name in all regions. */
  readonly globalNames: Names;
  /** Regions that get the images. At most {@link MAX_DESTINATIONS}. */
  readonly destinationRegions: readonly string[];
}

/**
 * Copies images of the deployment to other regions when they are pushed. The repositories must exist there before,
 * else AWS creates them with settings of its own. One setting for the account and region: only the deployment that owns
 * the account may create it; any other pushes its images to all its regions.
 * @resource aws_ecr_replication_configuration
 */
export class RegistryReplication extends Construct {
  readonly resource: EcrReplicationConfiguration;

  constructor(scope: Construct, id: string, props: RegistryReplicationProps) {
    super(scope, id);
    if (props.destinationRegions.length > MAX_DESTINATIONS) {
      throw new ConfigurationError(this, {
        prop: "destinationRegions",
        rule: `at most ${MAX_DESTINATIONS} regions, which is what a registry replicates to`,
        got: `${props.destinationRegions.length}`,
        fix: "remove regions, or split the deployment",
      });
    }
    this.resource = new EcrReplicationConfiguration(this, "Resource", {
      replicationConfiguration: {
        rule: [
          {
            destination: props.destinationRegions.map((region) => ({
              region,
              registryId: props.globalNames.props.account,
            })),
            repositoryFilter: [{ filter: repositoryPrefix(props.globalNames), filterType: "PREFIX_MATCH" }],
          },
        ],
      },
    });
  }
}
