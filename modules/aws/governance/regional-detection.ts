import { ConfigAggregateAuthorization } from "@cdktf/provider-aws/lib/config-aggregate-authorization";
import { ConfigConfigurationAggregator } from "@cdktf/provider-aws/lib/config-configuration-aggregator";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import type { Names } from "../../../lib/names/names";
import { EventAlert } from "../monitoring/event-alert";
import { AccessAnalyzers } from "./access-analyzers";
import { ACCOUNT_RULES, REGIONAL_RULES } from "./compliance-rules";
import { ConfigRecorder } from "./config-recorder";
import { ConfigRules } from "./config-rules";
import { GuardDutyDetector } from "./guard-duty-detector";
import { SecurityHub } from "./security-hub";

/**
 * Findings of at least this severity are told to people: medium begins here.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html (2026-11)
 */
export const LEAST_SEVERITY = 4;

export interface RegionalDetectionProps {
  /** Names of the region. */
  readonly names: Names;
  readonly region: string;
  /** The region that shows the findings of all; it also records IAM and keeps the rules about the account. */
  readonly collectingRegion: string;
  /** A topic of the region that lets EventBridge publish. */
  readonly alertTopicArn: string;
  /** Version of the CIS AWS Foundations Benchmark. */
  readonly cisVersion: string;
  /** Detectors that the account has in this region already; each stays as it is. */
  readonly existing: {
    readonly guardDuty: boolean;
    readonly securityHub: boolean;
    readonly config: boolean;
    readonly accessAnalyzer: boolean;
  };
  /** What the environment of the deployment that owns the account has. */
  readonly environment: { readonly multiAz: boolean; readonly protect: boolean };
  /** How long the files of Config's history are kept. Unit: days. */
  readonly retentionDays: LogRetentionDays;
  /** Reports rights that were not used for so long. Unit: days. @default - not reported */
  readonly unusedAccessDays?: number;
}

/**
 * What watches over a region of the account: threats, compliance, access from outside. All of it exists once per account
 * and region, so only the deployment that owns the account has it.
 * @resource aws_guardduty_*, aws_securityhub_*, aws_config_*, aws_accessanalyzer_analyzer
 */
export class RegionalDetection extends Construct {
  constructor(scope: Construct, id: string, props: RegionalDetectionProps) {
    super(scope, id);
    const { names, region, existing, environment, unusedAccessDays } = props;
    const collects = region === props.collectingRegion;
    if (!existing.guardDuty) new GuardDutyDetector(this, "GuardDuty");
    this.tellFindings(props);

    const recorder = existing.config
      ? undefined
      : new ConfigRecorder(this, "Config", {
          names,
          protect: environment.protect,
          retentionDays: props.retentionDays,
          globalTypes: collects,
        });
    new ConfigRules(this, "Rules", {
      names,
      rules: collects ? [...REGIONAL_RULES, ...ACCOUNT_RULES] : REGIONAL_RULES,
      environment,
      ...(recorder === undefined ? {} : { recorder: recorder.started }),
    });
    this.shareCompliance(props, collects);

    if (!existing.securityHub) {
      new SecurityHub(this, "SecurityHub", {
        region,
        cisVersion: props.cisVersion,
        collects,
        ...(recorder === undefined ? {} : { after: [recorder.started] }),
      });
    }
    if (!existing.accessAnalyzer) {
      new AccessAnalyzers(this, "AccessAnalyzer", {
        names,
        ...(collects && unusedAccessDays !== undefined ? { unusedAccessDays } : {}),
      });
    }
  }

  /** Also where the detector is not this deployment's: its findings reach EventBridge all the same. */
  private tellFindings({ names, alertTopicArn }: RegionalDetectionProps): void {
    new EventAlert(this, "Findings", {
      names,
      topicArn: alertTopicArn,
      event: "guardduty-findings",
      severity: "critical",
      message: "GuardDuty found with severity <severity>: <title> (<type>, seen <count> times).",
      values: {
        count: "$.detail.service.count",
        severity: "$.detail.severity",
        title: "$.detail.title",
        type: "$.detail.type",
      },
      pattern: {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        detail: { severity: [{ numeric: [">=", LEAST_SEVERITY] }] },
      },
    });
  }

  /**
   * Lets one region show the compliance of all. Each region has to agree, also within one account.
   * @see https://docs.aws.amazon.com/config/latest/developerguide/aggregated-add-authorization.html (2026-11)
   */
  private shareCompliance({ names, collectingRegion }: RegionalDetectionProps, collects: boolean): void {
    const { account } = names.props;
    new ConfigAggregateAuthorization(this, "Sharing", {
      accountId: account,
      authorizedAwsRegion: collectingRegion,
    });
    if (!collects) return;
    new ConfigConfigurationAggregator(this, "Compliance", {
      name: names.of("configRecorder", "compliance"),
      // Names no region, so that a new one is seen at once.
      accountAggregationSource: { accountIds: [account], allRegions: true },
    });
  }
}
