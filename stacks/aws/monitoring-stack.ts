import { catalogValue } from "../../lib/catalog/catalog";
import { type AwsBatch, BATCH_QUEUES, GPU_QUEUE } from "../../lib/config/aws/batch";
import type { AwsMonitoring, DashboardKind } from "../../lib/config/aws/monitoring";
import { membersIn } from "../../lib/config/databases";
import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_ECS_SERVICE } from "../../lib/contracts/aws-compute";
import { AWS_EDGE } from "../../lib/contracts/aws-edge";
import { AWS_FOUNDATION, type AwsFoundation } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../lib/contracts/aws-network";
import {
  apiHost,
  auditLogGroupName,
  autoScalingGroupName,
  batchQueueName,
  databaseIdentifier,
  ecsClusterName,
  flowLogGroupName,
  functionsHost,
  secretPrefix,
} from "../../lib/identifiers/aws-names";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import { type AwsStateRegion, awsNames } from "../../lib/state/location";
import { RegionalDetection } from "../../modules/aws/governance/regional-detection";
import type { AlarmGroup, Alerting } from "../../modules/aws/monitoring/alarm-group";
import { ApiAlarms } from "../../modules/aws/monitoring/api-alarms";
import { BucketAlarms } from "../../modules/aws/monitoring/bucket-alarms";
import { CacheAlarms } from "../../modules/aws/monitoring/cache-alarms";
import { ClusterAlarms } from "../../modules/aws/monitoring/cluster-alarms";
import { Dashboard, type Section } from "../../modules/aws/monitoring/dashboard";
import { applicationDashboard } from "../../modules/aws/monitoring/dashboards/application";
import { costDashboard } from "../../modules/aws/monitoring/dashboards/cost";
import { infrastructureDashboard } from "../../modules/aws/monitoring/dashboards/infrastructure";
import { DatabaseAlarms } from "../../modules/aws/monitoring/database-alarms";
import { EcsServiceAlarms } from "../../modules/aws/monitoring/ecs-service-alarms";
import { EventAlerts } from "../../modules/aws/monitoring/event-alerts";
import { EventRuleAlarms } from "../../modules/aws/monitoring/event-rule-alarms";
import { FunctionAlarms } from "../../modules/aws/monitoring/function-alarms";
import { InstanceAlarms } from "../../modules/aws/monitoring/instance-alarms";
import type { Inventory } from "../../modules/aws/monitoring/inventory";
import { LoadBalancerAlarms } from "../../modules/aws/monitoring/load-balancer-alarms";
import { ERRORS, FAILED_SIGN_INS, LogAlarms } from "../../modules/aws/monitoring/log-alarms";
import { LogQueries } from "../../modules/aws/monitoring/log-queries";
import type { MetricAlarm } from "../../modules/aws/monitoring/metric-alarm";
import { NatAlarms } from "../../modules/aws/monitoring/nat-alarms";
import { OwnMetricAlarms } from "../../modules/aws/monitoring/own-metric-alarms";
import { QueueAlarms } from "../../modules/aws/monitoring/queue-alarms";
import { RegionHealth } from "../../modules/aws/monitoring/region-health";
import { RegionWatcher } from "../../modules/aws/monitoring/region-watcher";
import { TableAlarms } from "../../modules/aws/monitoring/table-alarms";
import { TargetAlarms } from "../../modules/aws/monitoring/target-alarms";
import { Tracing } from "../../modules/aws/monitoring/tracing";
import { TrafficInsights } from "../../modules/aws/monitoring/traffic-insights";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";
import { regionalDetection } from "./detection";
import { inventoryOf } from "./monitoring-inventory";

/** Refused sign-ins in five minutes, of all users together, that look like somebody's guessing. */
const GUESSING = { threshold: 20, periods: 1, periodSeconds: 300 } as const;

/**
 * What tells people how a region is: alarms, dashboards, and the watcher of its partner. It only knows the region's own
 * names, so it stands in both regions, and each can be read without the other.
 */
export class MonitoringStack extends AwsServiceRegionStack {
  private readonly settings: AwsMonitoring;
  private readonly foundation: AwsFoundation;
  private readonly alerting: Alerting;
  private readonly inventory: Inventory;

  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: {
      readonly foundation: DeploymentStack;
      readonly network: DeploymentStack;
      readonly edge: DeploymentStack | undefined;
      readonly compute: DeploymentStack | undefined;
    },
  ) {
    super(around, place, region, "monitoring");
    const { monitoring } = around.aws;
    if (monitoring === undefined) throw new Error("the deployment has no monitoring");
    this.settings = monitoring;
    this.foundation = this.consume(upstream.foundation, AWS_FOUNDATION);
    const { names } = this;
    this.alerting = {
      names,
      topicArn: this.foundation.alert_topic_arn,
      settings: monitoring.alarms,
      scope: monitoring.scope,
    };
    const { edge, compute } = upstream;
    // Filters and queries name its log groups.
    if (compute !== undefined) this.addDependency(compute);
    this.inventory = inventoryOf({
      around,
      region,
      names,
      network: this.consume(upstream.network, AWS_NETWORK),
      edge: edge && this.consume(edge, AWS_EDGE),
      targetsOf: (service) => {
        if (compute === undefined) throw new Error(`no stack has the service ${service}`);
        return this.consume(compute, AWS_ECS_SERVICE, service);
      },
    });
    const areas = {
      entry: this.addEntryAlarms(),
      compute: this.addComputeAlarms(),
      data: this.addDataAlarms(),
      messaging: this.addMessagingAlarms(),
      own: this.addOwnAlarms(),
    };
    new RegionHealth(this, "Health", { names, topicArn: this.alerting.topicArn, areas });
    this.addEventAlerts();
    this.addLogs();
    this.addTracing();
    this.addDashboards(areas);
    this.addDetection();
  }

  /** What watches over the region for the account: only in the deployment that owns it. */
  private addDetection(): void {
    const detection = regionalDetection(this.around, this.place, this.foundation.alert_topic_arn);
    if (detection !== undefined) new RegionalDetection(this, "Detection", detection);
  }

  private addEntryAlarms(): MetricAlarm[] {
    const { alerting } = this;
    const { entry, hasApi, natGatewayIds } = this.inventory;
    const { loadBalancer, targets } = entry ?? { targets: [] };
    return alarmsOf([
      ...(loadBalancer === undefined ? [] : [new LoadBalancerAlarms(this, "LoadBalancer", { alerting, loadBalancer })]),
      ...targets.map(
        (known) =>
          new TargetAlarms(this, `Targets-${known.targets}`, { alerting, loadBalancer: loadBalancer ?? "", ...known }),
      ),
      ...(hasApi ? [new ApiAlarms(this, "FunctionsApi", { alerting })] : []),
      new NatAlarms(this, "Nat", { alerting, gatewayIds: natGatewayIds }),
      ...this.addWatcher(),
    ]);
  }

  private addWatcher(): AlarmGroup[] {
    const [own, partner] = this.inventory.watched;
    if (own === undefined || partner === undefined) return [];
    const { catalog, profile } = this.around.deployment;
    return [
      new RegionWatcher(this, "Watcher", {
        alerting: this.alerting,
        own,
        partner,
        runtime: catalogValue("lambda-node", catalog),
        logsKeyArn: this.foundation.logs_key_arn,
        logRetentionDays: profile.retentionDays.application,
      }),
    ];
  }

  private addComputeAlarms(): MetricAlarm[] {
    const { alerting } = this;
    const { hasCluster, services, instances, functions } = this.inventory;
    return alarmsOf([
      ...(hasCluster ? [new ClusterAlarms(this, "Cluster", { alerting })] : []),
      ...services.map((service) => new EcsServiceAlarms(this, `Service-${service}`, { alerting, service })),
      ...instances.map((group) => new InstanceAlarms(this, `Instances-${group}`, { alerting, group })),
      ...functions.map((known) => new FunctionAlarms(this, `Function-${known.fn}`, { alerting, ...known })),
    ]);
  }

  private addDataAlarms(): MetricAlarm[] {
    const { alerting } = this;
    const { databases, tables, buckets, caches } = this.inventory;
    return alarmsOf([
      ...databases.map(
        (known) => new DatabaseAlarms(this, `Database-${known.database}-g${known.generation}`, { alerting, ...known }),
      ),
      ...tables.map((known) => new TableAlarms(this, `Table-${known.table}`, { alerting, ...known })),
      ...buckets.map((known) => new BucketAlarms(this, `Bucket-${known.bucket}`, { alerting, ...known })),
      ...caches.map((known) => new CacheAlarms(this, `Cache-${known.cache}`, { alerting, ...known })),
    ]);
  }

  private addMessagingAlarms(): MetricAlarm[] {
    const { alerting } = this;
    const { queues, eventRules } = this.inventory;
    return alarmsOf([
      ...queues.map((known) => new QueueAlarms(this, `Queue-${known.queue}`, { alerting, ...known })),
      ...eventRules.map((known) => new EventRuleAlarms(this, `Events-${known.rule}`, { alerting, ...known })),
    ]);
  }

  /** What the services count: metrics of their own, and entries of their logs. */
  private addOwnAlarms(): MetricAlarm[] {
    const { alerting } = this;
    const { ownMetrics, logs } = this.inventory;
    return alarmsOf([
      ...ownMetrics.map((own) => new OwnMetricAlarms(this, `Own-${own.name}`, { alerting, own })),
      ...Object.entries(logs.counted).map(
        ([log, logGroupName]) =>
          new LogAlarms(this, `Errors-${log}`, {
            alerting,
            log,
            logGroupName,
            count: ERRORS,
            setting: alerting.settings.serverErrors,
          }),
      ),
      new LogAlarms(this, "SignIns", {
        alerting,
        log: "audit",
        logGroupName: auditLogGroupName(this.names),
        count: FAILED_SIGN_INS,
        setting: GUESSING,
      }),
    ]);
  }

  private addEventAlerts(): void {
    const { names, around, awsRegion: region } = this;
    const { aws, deployment } = around;
    new EventAlerts(this, "Event", {
      names,
      region: region.name,
      topicArn: this.alerting.topicArn,
      backupVault: this.foundation.backup_vault,
      secretPrefix: secretPrefix(awsNames(deployment, aws)),
      certificateNames: aws.edge === undefined ? [] : [apiHost(deployment.domain), functionsHost(deployment.domain)],
      databases: aws.databases.flatMap((database) =>
        membersIn(region.name, database).map(({ generation }) => databaseIdentifier(names, database.name, generation)),
      ),
      batchQueues: batchQueues(aws.batch).map(({ name }) => batchQueueName(names, name)),
      ...(aws.ecs === undefined ? {} : { ecsCluster: ecsClusterName(names) }),
      instanceGroups: aws.instances.map(({ name }) => autoScalingGroupName(names, name)),
      ownsAccount: aws.ownsAccount,
    });
  }

  private addLogs(): void {
    const { names, settings } = this;
    new LogQueries(this, "Query", { names, logGroups: this.inventory.logs });
    if (settings.scope === "all") {
      new TrafficInsights(this, "Traffic", { names, flowLogGroupName: flowLogGroupName(names) });
    }
  }

  private addTracing(): void {
    const { aws, deployment } = this.around;
    new Tracing(this, "Tracing", {
      names: this.names,
      host: apiHost(deployment.domain),
      slowSeconds: this.settings.alarms.responseTime.threshold,
      ...(aws.ownsAccount ? { kmsKeyArn: this.foundation.logs_key_arn } : {}),
    });
  }

  private addDashboards(
    areas: Readonly<Record<"entry" | "compute" | "data" | "messaging" | "own", readonly MetricAlarm[]>>,
  ): void {
    const { names, inventory, awsRegion: region } = this;
    const arns = (...of: readonly (keyof typeof areas)[]) =>
      of.flatMap((area) => areas[area].map(({ resource }) => resource.arn));
    const sections: Readonly<Record<DashboardKind, () => Section[]>> = {
      infrastructure: () => infrastructureDashboard(names, inventory, arns("compute", "data", "messaging")),
      application: () => applicationDashboard(names, inventory, arns("entry", "own")),
      cost: () => costDashboard(names, inventory),
    };
    for (const dashboard of this.settings.dashboards) {
      new Dashboard(this, `Dashboard-${dashboard}`, {
        names,
        dashboard,
        region: region.name,
        sections: sections[dashboard](),
      });
    }
  }
}

function batchQueues(batch: AwsBatch | undefined): readonly { readonly name: string }[] {
  if (batch === undefined) return [];
  return batch.gpu === undefined ? BATCH_QUEUES : [...BATCH_QUEUES, GPU_QUEUE];
}

const alarmsOf = (groups: readonly AlarmGroup[]): MetricAlarm[] => groups.flatMap(({ alarms }) => alarms);
