import { ImageRepository, type ImageRepositoryProps } from "../../../../modules/aws/storage/image-repository";
import { synthesize } from "../../../support/synth";

const PROPS: ImageRepositoryProps = {
  name: "inferloop-production-tabular/api",
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
  protect: true,
};

const repository = (props: Partial<ImageRepositoryProps> = {}) =>
  synthesize((scope) => new ImageRepository(scope, "Images", { ...PROPS, ...props }));

describe("ImageRepository", () => {
  test("minimal props", () => {
    expect(repository().json.resource).toMatchSnapshot();
  });

  test("never moves a tag, scans each push and encrypts with the key", () => {
    expect(repository().resource("aws_ecr_repository")).toMatchObject({
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "KMS", kms_key: PROPS.kmsKeyArn }],
    });
  });

  test("has no policy, so no other account reaches it", () => {
    expect(repository().resources("aws_ecr_repository_policy")).toEqual([]);
  });

  test("drops untagged images after 14 days, and all but the newest 30", () => {
    const { rules } = JSON.parse(String(repository().resource("aws_ecr_lifecycle_policy").policy));
    expect(rules).toMatchObject([
      { rulePriority: 1, selection: { tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 14 } },
      { rulePriority: 2, selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 30 } },
    ]);
  });

  test.each([
    [true, false],
    [false, true],
  ])("protect %s: deleted together with its images: %s", (protect, forceDelete) => {
    expect(repository({ protect }).resource("aws_ecr_repository").force_delete).toBe(forceDelete);
  });
});
