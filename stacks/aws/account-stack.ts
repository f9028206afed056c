import type { AwsGovernance } from "../../lib/config/aws/governance";
import { SERVICE_LINKED_ROLES } from "../../lib/config/aws-schema";
import { ENVIRONMENTS } from "../../lib/config/schema";
import { AWS_ACCOUNT, AWS_ZONE } from "../../lib/contracts/aws-account";
import { managedPolicyArn } from "../../lib/identifiers/aws";
import { apiHost, cdnHost, functionsHost, keyAlias } from "../../lib/identifiers/aws-names";
import { AWS_ROLES, awsRoleName, ciRoleName } from "../../lib/identifiers/aws-roles";
import {
  type AwsStateRegion,
  acrossRegions,
  awsStateRegions,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { deploymentTags } from "../../lib/tags/tags";
import { CertificateValidationRecords } from "../../modules/aws/dns/certificate-validation-records";
import { HostedZone } from "../../modules/aws/dns/hosted-zone";
import { AccountPublicAccessBlock } from "../../modules/aws/governance/account-public-access-block";
import { CostAllocationTags } from "../../modules/aws/governance/cost-allocation-tags";
import { CostAnomalies } from "../../modules/aws/governance/cost-anomalies";
import { CostBudgets } from "../../modules/aws/governance/cost-budgets";
import { CostReport } from "../../modules/aws/governance/cost-report";
import { OrganizationPolicies } from "../../modules/aws/governance/organization-policies";
import { PasswordPolicy } from "../../modules/aws/governance/password-policy";
import { RegionalDetection } from "../../modules/aws/governance/regional-detection";
import { ServiceLinkedRoles } from "../../modules/aws/governance/service-linked-roles";
import { Trail } from "../../modules/aws/governance/trail";
import { TrailAlarms } from "../../modules/aws/governance/trail-alarms";
import { CiRoles, type CiRolesProps } from "../../modules/aws/identity/ci-roles";
import { GithubOidcProvider } from "../../modules/aws/identity/github-oidc-provider";
import { PermissionsBoundary } from "../../modules/aws/identity/permissions-boundary";
import { SERVICE_ROLE_POLICIES } from "../../modules/aws/identity/service-role-policies";
import { alertPublishing } from "../../modules/aws/keys/key-statements";
import { KmsKey } from "../../modules/aws/keys/kms-key";
import { AlertTopic } from "../../modules/aws/monitoring/alert-topic";
import { AwsGlobalStack, type AwsSurroundings } from "./aws-stack";
import { regionalDetection } from "./detection";

/**
 * What stands outside regions: who may deploy, the public zone, and, for the deployment that owns the account, what
 * exists once per account. Applied by a person, because it decides what CI may do.
 */
export class AccountStack extends AwsGlobalStack {
  constructor(around: AwsSurroundings, control: AwsStateRegion) {
    super(around, control, "account");
    const { aws } = around;
    const provider = aws.ownsAccount ? this.accountSingletons(control) : undefined;
    new PermissionsBoundary(this, "Boundary", { names: this.names });
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
    this.addBudgets();
  }

  /** What AWS allows, or needs, once per account. */
  private accountSingletons(control: AwsStateRegion): GithubOidcProvider {
    const { aws, deployment } = this.around;
    new ServiceLinkedRoles(this, "LinkedRoles", {
      roles: SERVICE_LINKED_ROLES.filter((role) => aws.serviceLinkedRoles[role] !== "existing"),
    });
    new AccountPublicAccessBlock(this, "PublicAccess");
    new PasswordPolicy(this, "Passwords");
    const trail = new Trail(this, "Trail", {
      names: this.names,
      region: control.name,
      protect: deployment.profile.protect,
      retentionDays: deployment.profile.retentionDays.audit,
    });
    if (aws.governance !== undefined) {
      this.addDetection(control, trail);
      this.addCosts(control, aws.governance);
      this.addOrganization(aws.governance);
    }
    return new GithubOidcProvider(this, "Github");
  }

  /** What watches over the trail, and over the control region where that has no stack of its own for it. */
  private addDetection(control: AwsStateRegion, trail: Trail): void {
    const { names } = this;
    const { aws, deployment } = this.around;
    const key = new KmsKey(this, "AlertsKey", {
      account: aws.accountId,
      alias: keyAlias(names, "alerts"),
      description: `${names.props.project} ${names.props.environment}: alerts of the account`,
      preventDestroy: deployment.profile.protect,
      statements: [alertPublishing()],
    });
    const { topicArn } = new AlertTopic(this, "Alerts", {
      names,
      region: control.name,
      kmsKeyArn: key.keyArn,
      email: deployment.alertEmail,
    });
    new TrailAlarms(this, "TrailAlarms", { names, logGroupName: trail.logGroupName, alertTopicArn: topicArn });
    if (aws.regions.some(({ name }) => name === control.name)) return;
    const detection = regionalDetection(this.around, control, topicArn);
    if (detection !== undefined) new RegionalDetection(this, "Detection", detection);
  }

  private addCosts(control: AwsStateRegion, { costAllocationTags, costAnomalies }: AwsGovernance): void {
    const { names } = this;
    const { deployment } = this.around;
    new CostReport(this, "CostReport", { names, region: control.name, protect: deployment.profile.protect });
    if (costAllocationTags) {
      new CostAllocationTags(this, "CostTags", { keys: Object.keys(deploymentTags(deployment)) });
    }
    if (costAnomalies === undefined) return;
    const { thresholdUsd, monitorArn } = costAnomalies;
    new CostAnomalies(this, "CostAnomalies", {
      names,
      email: deployment.alertEmail,
      thresholdUsd,
      ...(monitorArn === undefined ? {} : { monitorArn }),
    });
  }

  private addOrganization({ organization }: AwsGovernance): void {
    if (organization === undefined) return;
    const { names } = this;
    const { aws, deployment } = this.around;
    new OrganizationPolicies(this, "Organization", {
      names,
      targets: organization.policyTargets,
      regions: awsStateRegions(aws).map(({ name }) => name),
      // The same purpose in every environment; this one's name may have been cut.
      deployers: [`${deployment.project}-*-${aws.ci.role}-apply`, ciRoleName(names, aws.ci.role, "apply")],
      tagKeys: Object.keys(deploymentTags(deployment)),
      tagValues: { Environment: ENVIRONMENTS, AutoShutdown: ["Yes", "No"] },
    });
  }

  private addBudgets(): void {
    const { aws, deployment } = this.around;
    const budget = aws.governance?.budget;
    if (budget === undefined) return;
    new CostBudgets(this, "Budgets", { names: this.names, budget, email: deployment.alertEmail });
  }

  private addZone(): void {
    const { aws, deployment } = this.around;
    let zoneId = aws.zoneId;
    if (zoneId === undefined) {
      const zone = new HostedZone(this, "Zone", { name: deployment.zone, protect: deployment.profile.protect });
      this.publish(AWS_ZONE, { zone_id: zone.zoneId, name_servers: zone.resource.nameServers });
      zoneId = zone.zoneId;
    }
    if (aws.edge === undefined) return;
    // All of them from the start: a function or a CDN that comes later finds its record.
    new CertificateValidationRecords(this, "Validation", {
      names: this.names,
      domainNames: {
        Api: apiHost(deployment.domain),
        Functions: functionsHost(deployment.domain),
        Cdn: cdnHost(deployment.domain),
      },
      zoneId,
    });
  }

  private ciScope(): CiRolesProps["scope"] {
    const { aws } = this.around;
    const places = awsStateRegions(aws);
    const shorts = places.map(({ short }) => short);
    const namesIn = (short: string) => this.names.in(short);
    const stateBuckets = places.flatMap(({ short, replicaIn }) => [
      stateBucketName(namesIn(short)),
      ...(replicaIn === undefined ? [] : [stateReplicaBucketName(namesIn(replicaIn.short), short)]),
    ]);
    return {
      regions: places.map(({ name }) => name),
      stateBuckets: acrossRegions(stateBuckets, shorts),
      stateKeyAliases: acrossRegions(
        shorts.map((short) => stateKeyAlias(namesIn(short))),
        shorts,
      ),
      roles: aws.regions.flatMap(({ short }) => AWS_ROLES.map((role) => awsRoleName(namesIn(short), role))),
      managedPolicyArns: SERVICE_ROLE_POLICIES.map(managedPolicyArn),
      usesArc: aws.gate === "arc",
      usesCdn: aws.edge?.cdn !== undefined,
    };
  }
}
