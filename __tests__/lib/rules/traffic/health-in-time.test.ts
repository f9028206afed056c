import { healthInTime } from "../../../../lib/rules/traffic/health-in-time";
import { attributes, testFaults, testHolds } from "../../../support/rules";

const CHECK = "aws_route53_health_check.endpoint_us_east_1";

describe("TR-03, health in time", () => {
  testHolds(healthInTime);

  testFaults(healthInTime, [
    [
      "a check in clear text",
      "aws-traffic",
      (draft) => {
        attributes(draft, CHECK).type = "HTTP";
      },
      { address: CHECK, what: "it asks by HTTP" },
    ],
    [
      "a check of the root",
      "aws-traffic",
      (draft) => {
        attributes(draft, CHECK).resource_path = "/";
      },
      { address: CHECK, what: expect.stringContaining("root") as string },
    ],
    [
      "a check of the name that it decides about",
      "aws-traffic",
      (draft) => {
        attributes(draft, CHECK).fqdn = "api.inferloop.io";
      },
      { address: CHECK, what: expect.stringContaining("api.inferloop.io") as string },
    ],
    [
      "a check that notices the loss after the RTO",
      "aws-traffic",
      (draft) => {
        attributes(draft, CHECK).failure_threshold = 1000;
      },
      { address: CHECK, what: "it takes 30060 s to notice, the RTO is 14400 s" },
    ],
  ]);
});
