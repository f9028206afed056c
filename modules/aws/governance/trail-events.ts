import type { Severity } from "../monitoring/metric-alarm";

/** Calls in the trail that people shall hear of. */
export interface TrailEvent {
  /** Last part of the names of filter and alarm. */
  readonly name: string;
  /** What is counted, in words. */
  readonly what: string;
  /** @default "warning" - every apply changes policies and networks */
  readonly severity?: Severity;
  /** A filter of CloudWatch Logs. */
  readonly pattern: string;
  /** More than so many in five minutes are told. @default 0 */
  readonly above?: number;
}

/** Any of the calls, of one service where one is named. */
function calls(names: readonly string[], service?: string): string {
  const any = names.map((name) => `($.eventName = ${name})`).join(" || ");
  return service === undefined ? `{ ${any} }` : `{ ($.eventSource = ${service}.amazonaws.com) && (${any}) }`;
}

/**
 * What the CIS AWS Foundations Benchmark wants alarms on, in its order.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html (2026-11)
 */
export const TRAIL_EVENTS: readonly TrailEvent[] = [
  {
    name: "unauthorized-calls",
    what: "Refused calls",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    // A single one is a typing error, or a tool that tries what it may do.
    above: 10,
  },
  {
    name: "sign-in-without-mfa",
    what: "Sign-ins without a second factor",
    severity: "critical",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ' +
      '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    name: "root-use",
    what: "Uses of the root user",
    severity: "critical",
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  },
  {
    name: "iam-changes",
    what: "Changes of IAM policies",
    pattern: calls(
      [
        "DeleteGroupPolicy",
        "DeleteRolePolicy",
        "DeleteUserPolicy",
        "PutGroupPolicy",
        "PutRolePolicy",
        "PutUserPolicy",
        "CreatePolicy",
        "DeletePolicy",
        "CreatePolicyVersion",
        "DeletePolicyVersion",
        "AttachRolePolicy",
        "DetachRolePolicy",
        "AttachUserPolicy",
        "DetachUserPolicy",
        "AttachGroupPolicy",
        "DetachGroupPolicy",
      ],
      "iam",
    ),
  },
  {
    name: "trail-changes",
    what: "Changes of the trail",
    severity: "critical",
    pattern: calls(["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"]),
  },
  {
    name: "failed-sign-ins",
    what: "Failed sign-ins",
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    above: 2,
  },
  {
    name: "keys-disabled",
    what: "Keys disabled or to be deleted",
    severity: "critical",
    pattern: calls(["DisableKey", "ScheduleKeyDeletion"], "kms"),
  },
  {
    name: "bucket-policy-changes",
    what: "Changes of bucket policies",
    pattern: calls(
      [
        "PutBucketAcl",
        "PutBucketPolicy",
        "PutBucketCors",
        "PutBucketLifecycle",
        "PutBucketReplication",
        "DeleteBucketPolicy",
        "DeleteBucketCors",
        "DeleteBucketLifecycle",
        "DeleteBucketReplication",
      ],
      "s3",
    ),
  },
  {
    name: "config-changes",
    what: "Changes of AWS Config",
    pattern: calls(
      ["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
      "config",
    ),
  },
  {
    name: "security-group-changes",
    what: "Changes of security groups",
    pattern: calls([
      "AuthorizeSecurityGroupIngress",
      "AuthorizeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
      "RevokeSecurityGroupEgress",
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
    ]),
  },
  {
    name: "network-acl-changes",
    what: "Changes of network ACLs",
    pattern: calls([
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
    ]),
  },
  {
    name: "gateway-changes",
    what: "Changes of gateways to the internet",
    pattern: calls([
      "CreateCustomerGateway",
      "DeleteCustomerGateway",
      "AttachInternetGateway",
      "CreateInternetGateway",
      "DeleteInternetGateway",
      "DetachInternetGateway",
    ]),
  },
  {
    name: "route-changes",
    what: "Changes of routes",
    pattern: calls(
      [
        "CreateRoute",
        "CreateRouteTable",
        "ReplaceRoute",
        "ReplaceRouteTableAssociation",
        "DeleteRouteTable",
        "DeleteRoute",
        "DisassociateRouteTable",
      ],
      "ec2",
    ),
  },
  {
    name: "network-changes",
    what: "Changes of networks and peerings",
    pattern: calls([
      "CreateVpc",
      "DeleteVpc",
      "ModifyVpcAttribute",
      "AcceptVpcPeeringConnection",
      "CreateVpcPeeringConnection",
      "DeleteVpcPeeringConnection",
      "RejectVpcPeeringConnection",
    ]),
  },
  {
    name: "organization-changes",
    what: "Changes of the organization",
    severity: "critical",
    pattern: calls(
      [
        "AcceptHandshake",
        "AttachPolicy",
        "CreateAccount",
        "CreateOrganizationalUnit",
        "CreatePolicy",
        "DeclineHandshake",
        "DeleteOrganization",
        "DeleteOrganizationalUnit",
        "DeletePolicy",
        "DetachPolicy",
        "DisablePolicyType",
        "EnablePolicyType",
        "InviteAccountToOrganization",
        "LeaveOrganization",
        "MoveAccount",
        "RemoveAccountFromOrganization",
        "UpdatePolicy",
        "UpdateOrganizationalUnit",
      ],
      "organizations",
    ),
  },
];
