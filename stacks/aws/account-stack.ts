import { SERVICE_LINKED_ROLES } from "../../lib/config/aws-schema";
import { AWS_ACCOUNT, AWS_ZONE } from "../../lib/contracts/aws-account";
import { managedPolicyArn } from "../../lib/identifiers/aws";
import { apiHost } from "../../lib/identifiers/aws-names";
import { AWS_ROLES, awsRoleName } from "../../lib/identifiers/aws-roles";
import {
  type AwsStateRegion,
  awsStateRegions,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { CertificateValidationRecord } from "../../modules/aws/dns/certificate-validation-record";
import { HostedZone } from "../../modules/aws/dns/hosted-zone";
import { AccountPublicAccessBlock } from "../../modules/aws/governance/account-public-access-block";
import { PasswordPolicy } from "../../modules/aws/governance/password-policy";
import { ServiceLinkedRoles } from "../../modules/aws/governance/service-linked-roles";
import { Trail } from "../../modules/aws/governance/trail";
import { CiRoles, type CiRolesProps } from "../../modules/aws/identity/ci-roles";
import { GithubOidcProvider } from "../../modules/aws/identity/github-oidc-provider";
import { SERVICE_ROLE_POLICIES } from "../../modules/aws/identity/service-role-policies";
import { AwsGlobalStack, type AwsSurroundings } from "./aws-stack";

/**
 * What stands outside regions: who may deploy, the public zone, and, for the deployment that owns the account, what
 * exists once per account. Applied by a person, because it decides what CI may do.
 */
export class AccountStack extends AwsGlobalStack {
  constructor(around: AwsSurroundings, control: AwsStateRegion) {
    super(around, control, "account");
    const { aws } = around;
    const provider = aws.ownsAccount ? this.accountSingletons(control) : undefined;
    const ci = new CiRoles(this, "Ci", {
      names: this.names,
      purpose: aws.ci.role,
      repository: aws.ci.repository,
      branch: aws.ci.branch,
      scope: this.ciScope(),
      ...(provider === undefined ? {} : { provider }),
    });
    this.publish(AWS_ACCOUNT, { plan_role_arn: ci.plan.arn, apply_role_arn: ci.apply.arn });
    this.addZone();
  }

  /** What AWS allows, or needs, once per account. */
  private accountSingletons(control: AwsStateRegion): GithubOidcProvider {
    const { aws, deployment } = this.around;
    new ServiceLinkedRoles(this, "LinkedRoles", {
      roles: SERVICE_LINKED_ROLES.filter((role) => aws.serviceLinkedRoles[role] !== "existing"),
    });
    new AccountPublicAccessBlock(this, "PublicAccess");
    new PasswordPolicy(this, "Passwords");
    new Trail(this, "Trail", {
      names: this.names,
      region: control.name,
      protect: deployment.profile.protect,
      retentionDays: deployment.profile.retentionDays.audit,
    });
    return new GithubOidcProvider(this, "Github");
  }

  private addZone(): void {
    const { aws, deployment } = this.around;
    let zoneId = aws.zoneId;
    if (zoneId === undefined) {
      const zone = new HostedZone(this, "Zone", { name: deployment.zone, protect: deployment.profile.protect });
      this.publish(AWS_ZONE, { zone_id: zone.zoneId, name_servers: zone.resource.nameServers });
      zoneId = zone.zoneId;
    }
    new CertificateValidationRecord(this, "ApiValidation", {
      names: this.names,
      domainName: apiHost(deployment.domain),
      zoneId,
    });
  }

  private ciScope(): CiRolesProps["scope"] {
    const { aws } = this.around;
    const places = awsStateRegions(aws);
    const namesIn = (short: string) => this.names.in(short);
    return {
      regions: places.map(({ name }) => name),
      stateBuckets: places.flatMap(({ short, replicaIn }) => [
        stateBucketName(namesIn(short)),
        ...(replicaIn === undefined ? [] : [stateReplicaBucketName(namesIn(replicaIn.short), short)]),
      ]),
      stateKeys: places.map(({ name, short }) => ({ region: name, alias: stateKeyAlias(namesIn(short)) })),
      roles: aws.regions.flatMap(({ short }) => AWS_ROLES.map((role) => awsRoleName(namesIn(short), role))),
      managedPolicyArns: SERVICE_ROLE_POLICIES.map(managedPolicyArn),
      usesArc: aws.gate === "arc",
    };
  }
}
