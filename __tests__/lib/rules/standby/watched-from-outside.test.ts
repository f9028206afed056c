import { watchedFromOutside } from "../../../../lib/rules/standby/watched-from-outside";
import { testFaults, testHolds } from "../../../support/rules";

describe("SS-05, watched from outside", () => {
  testHolds(watchedFromOutside);

  testFaults(watchedFromOutside, [
    [
      "a region that nobody else watches",
      "aws-us-east-1-monitoring",
      (draft) => {
        delete draft.json.resource?.aws_cloudwatch_metric_alarm?.watcher_partner;
      },
      { stack: "aws-us-west-2-monitoring", what: "no other region watches us-west-2" },
    ],
    [
      "dashboards in one region only",
      "aws-us-west-2-monitoring",
      (draft) => {
        delete draft.json.resource?.aws_cloudwatch_dashboard;
      },
      { what: "it has no aws_cloudwatch_dashboard, another region has" },
    ],
  ]);
});
