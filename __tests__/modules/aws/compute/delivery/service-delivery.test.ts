import {
  ServiceDelivery,
  type ServiceDeliveryProps,
} from "../../../../../modules/aws/compute/delivery/service-delivery";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

const key = (name: string) => `arn:aws:kms:us-east-1:123456789012:key/${name}`;
const PROPS: ServiceDeliveryProps = {
  names: testNames(),
  region: "us-east-1",
  service: "synthdata",
  source: "inferloop/synthdata",
  branch: "main",
  dockerfile: "Dockerfile",
  repository: "inferloop-production-synthdata",
  automatic: true,
  architecture: "x86_64",
  buildImage: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
  mostFindings: { critical: 0, high: 3 },
  artifactBucket: "artifacts",
  connectionArn: "arn:aws:codeconnections:us-east-1:123456789012:connection/1",
  dataKeyArn: key("data"),
  logsKeyArn: key("logs"),
  logRetentionDays: 30,
  tag: "1.0.0",
};
const delivery = (props: Partial<ServiceDeliveryProps> = {}) =>
  synthesize((scope) => new ServiceDelivery(scope, "Delivery-synthdata", { ...PROPS, ...props }));
describe("ServiceDelivery", () => {
  test("minimal props", () => {
    expect(delivery().addresses()).toMatchSnapshot();
  });

  test("deploys the service by the names that Terraform gave it", () => {
    const project = delivery()
      .resources("aws_codebuild_project")
      .find(({ address }) => address.endsWith("_deploy"));
    expect(project?.environment).toMatchObject({
      environment_variable: [
        { name: "CLUSTER", value: "inferloop-production-use1-main" },
        { name: "SERVICE", value: "inferloop-production-use1-synthdata" },
        { name: "FAMILY", value: "inferloop-production-use1-synthdata-task" },
        { name: "CONTAINER", value: "synthdata" },
      ],
    });
  });

  test("builds in the Dockerfile that it is given, for the repository that it is given", () => {
    const variables = delivery({ dockerfile: "docker/api" })
      .resources("aws_codebuild_project")
      .map(({ address, environment }) => [
        address,
        (environment as { readonly environment_variable: { name: string; value: string }[] }).environment_variable
          .filter(({ name }) => name === "DOCKERFILE" || name === "REPOSITORY")
          .map(({ value }) => value),
      ]);
    expect(variables).toEqual(
      expect.arrayContaining([
        ["aws_codebuild_project.delivery_synthdata_test", ["docker/api"]],
        ["aws_codebuild_project.delivery_synthdata_docker_build", ["inferloop-production-synthdata", "docker/api"]],
        ["aws_codebuild_project.delivery_synthdata_publish", ["inferloop-production-synthdata"]],
      ]),
    );
  });

  test("logs all steps into one encrypted group", () => {
    expect(delivery().resources("aws_cloudwatch_log_group")).toContainEqual(
      expect.objectContaining({ name: "/inferloop/production/use1/delivery/synthdata", kms_key_id: key("logs") }),
    );
  });
});
