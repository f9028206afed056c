import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, edited, testRefusals } from "../../support/deployment-text";

const TEXT = `${DEPLOYMENT_TEXT}  ecs:
    services:
      - { name: synthdata, repository: tabular/api, tag: "1" }
      - { name: other, repository: tabular/api, tag: "1" }
  delivery:
    services:
      - { service: synthdata, source: inferloop/synthdata }
`;

describe("delivery", () => {
  test("builds what is pushed to main, and passes nothing with a critical or high vulnerability", () => {
    expect(parseDeployment(TEXT, "d.yaml").aws?.delivery).toEqual({
      services: [{ service: "synthdata", source: "inferloop/synthdata", branch: "main", dockerfile: "Dockerfile" }],
      criticalFindings: 0,
      highFindings: 0,
      buildImage: expect.stringMatching(/^aws\/codebuild\/amazonlinux-x86_64-standard:/),
    });
  });

  test("builds on the processors of the images", () => {
    const text = edited(TEXT, ["tiers:", "settings: { architecture: arm64 }\ntiers:"]);
    expect(parseDeployment(text, "d.yaml").aws?.delivery?.buildImage).toMatch(/amazonlinux-aarch64-standard/);
  });

  testRefusals(TEXT, [
    [
      "a service that is not there",
      [["service: synthdata", "service: synthdta"]],
      `d.yaml:36:20 aws.delivery.services[0].service: 'service' must be one of the services on ECS (synthdata, other), got "synthdta"; did you mean synthdata?`,
    ],
    [
      "a service twice",
      [["synthdata }\n", "synthdata }\n      - { service: synthdata, source: a/b }\n"]],
      `d.yaml:37:20 aws.delivery.services[1].service: 'service' must be a service that is not in the list yet, got "synthdata"; remove one of the two`,
    ],
    [
      "two services with one repository",
      [["synthdata }\n", "synthdata }\n      - { service: other, source: a/b }\n"]],
      `d.yaml:37:20 aws.delivery.services[1].service: 'service' must be a service with an image repository of its own (synthdata has tabular/api too), got "other"; give each service a repository`,
    ],
    [
      "a source that is no repository",
      [["inferloop/synthdata", "synthdata"]],
      `d.yaml:36:39 aws.delivery.services[0].source: 'source' must be the GitHub repository, got "synthdata"; write it like owner/name`,
    ],
    [
      "a threshold below none",
      [["  delivery:\n", "  delivery:\n    highFindings: -1\n"]],
      "d.yaml:35:19 aws.delivery.highFindings: 'highFindings' must be at least 0 findings, got -1; raise it",
    ],
    [
      "no service",
      [["\n      - { service: synthdata, source: inferloop/synthdata }", " []"]],
      "d.yaml:35:15 aws.delivery.services: 'services' must be not empty, got an empty list; write a service, or remove delivery",
    ],
  ]);
});
