import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import type { TagSet } from "../../../lib/tags/tags";

/** Root volume of Amazon Linux 2023, which also holds images and what jobs write beside their data. Unit: GiB. */
const VOLUME = { device: "/dev/xvda", sizeGiB: 100 } as const;

export interface BatchMachinesProps {
  readonly names: Names;
  /** Tags of machines and volumes, which the provider's do not reach. */
  readonly tags: TagSet;
  /** ARN of the key that Auto Scaling and Spot may use. */
  readonly volumesKeyArn: string;
}

/**
 * What all machines of Batch have alike: an encrypted volume, metadata by token only, and tags. Machines come and go
 * with jobs, so nothing of them is backed up. Batch adds the rest.
 * @resource aws_launch_template
 * @see https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html (2026-11)
 */
export class BatchMachines extends Construct {
  readonly resource: LaunchTemplate;

  constructor(scope: Construct, id: string, { names, tags, volumesKeyArn }: BatchMachinesProps) {
    super(scope, id);
    const named = { ...tags, Name: names.of("nameTag", "batch") };
    this.resource = new LaunchTemplate(this, "Resource", {
      namePrefix: `${names.of("launchTemplate", "batch")}-`,
      updateDefaultVersion: true,
      // One hop: the agent reads it, and what runs in a container does not.
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: VOLUME.device,
          ebs: {
            encrypted: "true",
            kmsKeyId: volumesKeyArn,
            volumeType: "gp3",
            volumeSize: VOLUME.sizeGiB,
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: [
        { resourceType: "instance", tags: named },
        { resourceType: "volume", tags: named },
      ],
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** The number of the newest version: Batch reads `$Latest` only when an environment is made. */
  get latestVersion(): string {
    return Token.asString(this.resource.latestVersion);
  }
}
