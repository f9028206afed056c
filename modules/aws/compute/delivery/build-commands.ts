import type { BuildStep } from "../../../../lib/identifiers/aws-names";

/** Start of the tag of an image that was built and not looked at yet. The commit follows. */
export const BUILT_TAG = "commit-";
/**
 * Start of the tag of an image that passed every step. It says so in every region, because tags are replicated with
 * their images. The commit follows.
 */
export const RELEASE_TAG = "release-";

/** What tests and builds get from their pipeline: the commit, by which images are named. */
export const COMMIT_VARIABLE = "COMMIT";

/**
 * Commands of each step, as a shell script. Variables are written without braces, which Terraform would read.
 *
 * An image that is there already is left alone: tags never move, and a pipeline may be asked to try again.
 */
const SCRIPTS: Readonly<Record<BuildStep, string>> = {
  test: `docker build --file "$DOCKERFILE" --target test .`,

  build: `tag="${BUILT_TAG}$COMMIT"
if aws ecr describe-images --repository-name "$REPOSITORY" --image-ids "imageTag=$tag" > /dev/null 2>&1; then
  echo "$tag is there already"
else
  aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"
  docker build --file "$DOCKERFILE" --tag "$REGISTRY/$REPOSITORY:$tag" .
  docker push "$REGISTRY/$REPOSITORY:$tag"
fi`,

  publish: `tag="${RELEASE_TAG}$COMMIT"
if aws ecr describe-images --repository-name "$REPOSITORY" --image-ids "imageTag=$tag" > /dev/null 2>&1; then
  echo "$tag is there already"
else
  manifest=$(aws ecr batch-get-image --repository-name "$REPOSITORY" --image-ids "imageTag=${BUILT_TAG}$COMMIT" \\
    --query 'images[0].imageManifest' --output text)
  aws ecr put-image --repository-name "$REPOSITORY" --image-tag "$tag" --image-manifest "$manifest" > /dev/null
fi`,

  // The newest revision is Terraform's where the configuration changed, so a release brings the change along.
  deploy: `image=$(jq --raw-output .ImageURI imageDetail.json)
aws ecs describe-task-definition --task-definition "$FAMILY" --query taskDefinition --output json > newest.json
jq --arg image "$image" --arg name "$CONTAINER" '
  .containerDefinitions |= map(if .name == $name then .image = $image else . end)
  | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities,
      .registeredAt, .registeredBy, .deregisteredAt)
' newest.json > next.json
next=$(aws ecs register-task-definition --cli-input-json file://next.json \\
  --query taskDefinition.taskDefinitionArn --output text)
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
aws ecs update-service --cluster "$CLUSTER" --service "$SERVICE" --task-definition "$next" > /dev/null
echo "$image as $next"
status=PENDING
while [[ "$status" =~ ^(None|PENDING|IN_PROGRESS|STOP_REQUESTED|ROLLBACK_REQUESTED|ROLLBACK_IN_PROGRESS)$ ]]; do
  sleep 15
  status=$(aws ecs list-service-deployments --cluster "$CLUSTER" --service "$SERVICE" \\
    --created-at "after=$started" --query 'serviceDeployments[0].status' --output text)
done
echo "$status"
[ "$status" = SUCCESSFUL ]`,
};

/** The step as CodeBuild takes it. A script ends at the first command that fails. */
export function buildSpec(step: BuildStep): string {
  return JSON.stringify({
    version: 0.2,
    env: { shell: "bash" },
    phases: { build: { commands: [`set -euo pipefail\n${SCRIPTS[step]}`] } },
  });
}
