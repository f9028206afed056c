import { agentConfig, instanceUserData } from "../../../../modules/aws/compute/instance-user-data";
import { testNames } from "../../../support/fixtures";

const names = testNames();

describe("user data of instances", () => {
  test("installs the agent, gives it its settings and starts it, before the group's commands run", () => {
    const lines = instanceUserData(names, ["echo one", "echo two"]).split("\n");
    expect(lines.slice(0, 3)).toEqual(["#!/bin/bash", "set -euo pipefail", "dnf install -y amazon-cloudwatch-agent"]);
    expect(lines.at(-4)).toBe(
      "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/platform.json",
    );
    expect(lines.slice(-3)).toEqual(["echo one", "echo two", ""]);
  });

  test("carries the settings as JSON that the shell does not touch", () => {
    const [, json] = /<<'CONFIG'\n([\s\S]*)\nCONFIG\n/.exec(instanceUserData(names, [])) ?? [];
    expect(JSON.parse(json ?? "")).toEqual(agentConfig(names));
  });

  test("measures processors, memory, disk and network, for each instance and for the group", () => {
    expect(agentConfig(names)).toMatchObject({
      metrics: {
        namespace: "CWAgent",
        append_dimensions: {
          AutoScalingGroupName: "${aws:AutoScalingGroupName}",
          InstanceId: "${aws:InstanceId}",
        },
        aggregation_dimensions: [["AutoScalingGroupName"]],
        metrics_collected: {
          cpu: expect.anything(),
          mem: { measurement: ["used_percent"] },
          disk: { measurement: ["used_percent"] },
          diskio: { measurement: ["read_bytes", "write_bytes", "reads", "writes"] },
          net: { measurement: ["bytes_recv", "bytes_sent"] },
        },
      },
    });
  });

  test("sends the log of the start to the application's group", () => {
    expect(JSON.stringify(agentConfig(names))).toContain('"log_group_name":"/inferloop/production/use1/application"');
  });

  test("leaves room for the commands that a deployment file may have", () => {
    expect(Buffer.byteLength(instanceUserData(names, []))).toBeLessThan(16_384 - 12_000);
  });
});
