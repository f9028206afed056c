import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Construct } from "constructs";
import { applicationLogGroupName, GATE_METRIC } from "../../../lib/identifiers/aws-names";
import { awsRoleName, instanceProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { bucketAccess, dataKeyUse, logWriting, type RegionData } from "./data-access";
import { cacheAccess, messagingAccess } from "./messaging-access";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { INSTANCE_POLICIES } from "./service-role-policies";

export interface InstanceRoleProps {
  readonly names: Names;
  readonly data: RegionData;
}

/**
 * EC2 instances of the region, and the profile that gives them the role: the CloudWatch agent, Session Manager in place
 * of SSH, the data buckets, caches, queues and topics, the bus and the application's log group.
 * @resource aws_iam_role, aws_iam_instance_profile
 */
export class InstanceRole extends Construct {
  readonly resource: ServiceRole["resource"];
  readonly profile: IamInstanceProfile;

  constructor(scope: Construct, id: string, props: InstanceRoleProps) {
    super(scope, id);
    const { names, data } = props;
    this.resource = new ServiceRole(this, "Resource", {
      name: awsRoleName(names, "instance"),
      description: "EC2 instances",
      trust: serviceTrust("ec2.amazonaws.com"),
      managedPolicies: INSTANCE_POLICIES,
      statements: [
        ...bucketAccess(data.buckets),
        dataKeyUse(data),
        logWriting(data.region, data.account, [applicationLogGroupName(names)]),
        {
          // The agent's policy allows every metric, also the one that closes the failover gate: no instance may.
          sid: "NeverTheGate",
          effect: "Deny",
          actions: ["cloudwatch:PutMetricData"],
          // Metrics have no ARN.
          resources: ["*"],
          conditions: { StringEquals: { "cloudwatch:namespace": GATE_METRIC.namespace } },
        },
        ...messagingAccess(data),
        cacheAccess(data),
      ],
    }).resource;
    this.profile = new IamInstanceProfile(this, "Profile", {
      name: instanceProfileName(names),
      role: this.resource.name,
    });
  }
}
