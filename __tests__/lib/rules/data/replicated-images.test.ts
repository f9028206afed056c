import { replicatedImages } from "../../../../lib/rules/data/replicated-images";
import { addResource, attributes, testFaults, testHolds } from "../../../support/rules";

describe("DA-13, replicated images", () => {
  testHolds(replicatedImages);

  testFaults(replicatedImages, [
    [
      "a region that no image gets to",
      "aws-us-east-1-links",
      (draft) => {
        attributes(draft, "aws_ecr_replication_configuration.registry").replication_configuration = { rule: [] };
      },
      { address: "aws_ecr_replication_configuration.registry", what: "no image gets from here to us-west-2" },
    ],
    [
      "a task that fetches its image from another region",
      "aws-us-west-2-data",
      (draft) =>
        addResource(draft, "aws_ecs_task_definition.api", {
          container_definitions: '{"image":"123456789012.dkr.ecr.us-east-1.amazonaws.com/api:1"}',
        }),
      { address: "aws_ecs_task_definition.api", what: "it fetches an image from us-east-1" },
    ],
  ]);
});
