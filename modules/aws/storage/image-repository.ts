import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { Construct } from "constructs";

/** What stays in a repository. */
export const IMAGE_HISTORY = { untaggedDays: 14, imagesKept: 30 } as const;

export interface ImageRepositoryProps {
  /** The same in all regions, so that a workload pulls the same name from its own region. */
  readonly name: string;
  /** ARN of the region's image key. Changing it replaces the repository. */
  readonly kmsKeyArn: string;
  /** Refuses to delete a repository that holds images. */
  readonly protect: boolean;
}

/**
 * A repository of container images: a tag never moves to another image, and every push is scanned. It has no policy of
 * its own, so only the account's roles reach it. Replication belongs to `links`.
 * @resource aws_ecr_repository, aws_ecr_lifecycle_policy
 */
export class ImageRepository extends Construct {
  readonly resource: EcrRepository;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    this.resource = new EcrRepository(this, "Resource", {
      name: props.name,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: props.kmsKeyArn }],
      forceDelete: !props.protect,
    });
    new EcrLifecyclePolicy(this, "Lifecycle", {
      repository: this.resource.name,
      policy: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            description: "Images that no tag names any more",
            selection: {
              tagStatus: "untagged",
              countType: "sinceImagePushed",
              countUnit: "days",
              countNumber: IMAGE_HISTORY.untaggedDays,
            },
            action: { type: "expire" },
          },
          {
            rulePriority: 2,
            description: "All but the newest images",
            selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: IMAGE_HISTORY.imagesKept },
            action: { type: "expire" },
          },
        ],
      }),
    });
  }
}
