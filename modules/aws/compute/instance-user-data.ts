import { applicationLogGroupName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/** How often the agent measures. Unit: seconds. */
const INTERVAL_SECONDS = 60;

const CONFIG_FILE = "/opt/aws/amazon-cloudwatch-agent/etc/platform.json";

/**
 * What the CloudWatch agent tells of an instance: the documented memory, disk and network beside what EC2 tells of the
 * processors. Each metric also stands for the whole group, which is what alarms watch.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html (2026-11)
 */
export function agentConfig(names: Names): object {
  return {
    agent: { metrics_collection_interval: INTERVAL_SECONDS },
    metrics: {
      namespace: "CWAgent",
      append_dimensions: {
        AutoScalingGroupName: "${aws:AutoScalingGroupName}",
        InstanceId: "${aws:InstanceId}",
      },
      aggregation_dimensions: [["AutoScalingGroupName"]],
      metrics_collected: {
        cpu: { measurement: ["usage_active", "usage_iowait"], totalcpu: true },
        mem: { measurement: ["used_percent"] },
        disk: { measurement: ["used_percent"], resources: ["/"], drop_device: true },
        diskio: { measurement: ["read_bytes", "write_bytes", "reads", "writes"], resources: ["*"] },
        net: { measurement: ["bytes_recv", "bytes_sent"], resources: ["*"] },
      },
    },
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            {
              file_path: "/var/log/cloud-init-output.log",
              log_group_name: applicationLogGroupName(names),
              log_stream_name: "{instance_id}/start",
            },
          ],
        },
      },
    },
  };
}

/**
 * What root runs at an instance's first start: it installs the agent from Amazon Linux's own packages, then runs the
 * group's commands. It stops at the first that fails.
 */
export function instanceUserData(names: Names, commands: readonly string[]): string {
  return `#!/bin/bash
set -euo pipefail
dnf install -y amazon-cloudwatch-agent
cat > ${CONFIG_FILE} <<'CONFIG'
${JSON.stringify(agentConfig(names), undefined, 1)}
CONFIG
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${CONFIG_FILE}
${commands.map((command) => `${command}\n`).join("")}`;
}
