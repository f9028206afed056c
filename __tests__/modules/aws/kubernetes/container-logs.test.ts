import { ContainerLogs } from "../../../../modules/aws/kubernetes/container-logs";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => {
    new ContainerLogs(scope, "Logs", { cluster: "main", kmsKeyArn: "arn:key", retentionDays: 30 });
  });

describe("ContainerLogs", () => {
  test("makes every group that Container Insights writes to, encrypted and with an end", () => {
    const groups = build().resources("aws_cloudwatch_log_group");
    expect(groups.map(({ name }) => name)).toEqual(
      ["application", "dataplane", "host", "performance"].map((kind) => `/aws/containerinsights/main/${kind}`),
    );
    for (const group of groups) expect(group).toMatchObject({ kms_key_id: "arn:key", retention_in_days: 30 });
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
