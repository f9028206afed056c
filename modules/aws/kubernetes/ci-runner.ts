import { CodebuildProject } from "@cdktf/provider-aws/lib/codebuild-project";
import { CodebuildWebhook } from "@cdktf/provider-aws/lib/codebuild-webhook";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { runnerProjectName, serviceLogGroupName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";
import { SecurityGroup } from "../network/security-group";

/** Longest job. Unit: minutes. An upgrade of a cluster with its nodes takes an hour and more. */
const JOB_MINUTES = 180;
/** How long a job may wait for its machine. Unit: minutes. */
const WAIT_MINUTES = 30;

export interface CiRunnerProps {
  readonly names: Names;
  /** GitHub repository, `owner/name`. */
  readonly repository: string;
  /** Image that jobs run in. */
  readonly image: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  /** Group of the cluster, which then admits the runner. */
  readonly clusterSecurityGroupId: string;
  /** Encrypts what jobs would leave behind. */
  readonly dataKeyArn: string;
  readonly logsKeyArn: string;
  /** Unit: days. */
  readonly logRetentionDays: LogRetentionDays;
  /**
   * ARN of an approved connection to GitHub in this region. A person approves it, in AWS and in GitHub, before anything
   * can use it.
   * @default - none yet: the runner is there and takes no jobs
   */
  readonly connectionArn?: string;
}

/**
 * Runs the repository's workflow jobs inside the network, from where the private endpoint of the cluster is reached. A
 * job asks for it by the label `codebuild-<project>-${{ github.run_id }}-${{ github.run_attempt }}`, gets a machine of
 * its own and leaves nothing behind. It needs no build specification: the workflow is one.
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/action-runner.html (2026-11)
 * @resource aws_codebuild_project, aws_codebuild_webhook
 */
export class CiRunner extends Construct {
  readonly resource: CodebuildProject;

  constructor(scope: Construct, id: string, props: CiRunnerProps) {
    super(scope, id);
    const { names, repository, vpcId, subnetIds, connectionArn } = props;
    const log = new LogGroup(this, "Log", {
      name: serviceLogGroupName(names, "runner"),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    const group = this.securityGroup(names, vpcId, props.clusterSecurityGroupId);
    this.resource = new CodebuildProject(this, "Resource", {
      name: runnerProjectName(names),
      description: `Workflow jobs of ${repository} that need the network`,
      serviceRole: awsRoleArn(names, "runner"),
      source: {
        type: "GITHUB",
        location: `https://github.com/${repository}.git`,
        gitCloneDepth: 1,
        ...(connectionArn === undefined ? {} : { auth: { type: "CODECONNECTIONS", resource: connectionArn } }),
      },
      artifacts: { type: "NO_ARTIFACTS" },
      encryptionKey: props.dataKeyArn,
      environment: {
        type: "LINUX_CONTAINER",
        computeType: "BUILD_GENERAL1_MEDIUM",
        image: props.image,
        imagePullCredentialsType: "CODEBUILD",
        privilegedMode: false,
      },
      vpcConfig: { vpcId, subnets: subnetIds, securityGroupIds: [group.resource.id] },
      logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: log.name } },
      buildTimeout: JOB_MINUTES,
      queuedTimeout: WAIT_MINUTES,
    });
    if (connectionArn !== undefined) {
      new CodebuildWebhook(this, "Webhook", {
        projectName: this.resource.name,
        buildType: "BUILD",
        filterGroup: [{ filter: [{ type: "EVENT", pattern: "WORKFLOW_JOB_QUEUED" }] }],
      });
    }
  }

  private securityGroup(names: Names, vpcId: string, clusterSecurityGroupId: string): SecurityGroup {
    const group = new SecurityGroup(this, "Group", { names, purpose: "runner", description: "CI runner", vpcId });
    group.addEgress("to-https", {
      peer: { cidr: "0.0.0.0/0" },
      traffic: { tcp: 443 },
      description: "The cluster, AWS services and GitHub",
    });
    // The group is EKS's; a rule of ours in it is ours.
    new VpcSecurityGroupIngressRule(this, "ClusterIngress", {
      securityGroupId: clusterSecurityGroupId,
      referencedSecurityGroupId: group.resource.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "Kubernetes API from the CI runner",
    });
    return group;
  }
}
