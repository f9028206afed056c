import { lagAlarms } from "../../../../lib/rules/data/lag-alarms";
import { attributes, testFaults, testHolds } from "../../../support/rules";

const LAG = "aws_cloudwatch_metric_alarm.database_synthdata_g1_replication_lag";

describe("DA-14, lag alarms", () => {
  testHolds(lagAlarms);

  testFaults(lagAlarms, [
    [
      "a replica that nobody watches",
      "aws-us-west-2-monitoring",
      (draft) => {
        delete draft.json.resource?.aws_cloudwatch_metric_alarm?.database_synthdata_g1_replication_lag;
      },
      { stack: "aws-us-west-2-data", what: expect.stringContaining("no alarm watches") as string },
    ],
    [
      "an alarm that comes too late",
      "aws-us-west-2-monitoring",
      (draft) => {
        attributes(draft, LAG).threshold = 7200;
      },
      {
        stack: "aws-us-west-2-data",
        what: expect.stringContaining("fires after the RPO of 3600 s is missed") as string,
      },
    ],
  ]);
});
