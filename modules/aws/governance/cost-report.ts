import { BcmdataexportsExport } from "@cdktf/provider-aws/lib/bcmdataexports-export";
import { Construct } from "constructs";
import { awsArn, s3BucketArn } from "../../../lib/identifiers/aws";
import type { Names } from "../../../lib/names/names";
import { RecordBucket } from "./record-bucket";

/** A month can be compared with the same one of the year before. Unit: days. */
export const COST_REPORT_RETENTION_DAYS = 400;

/** Region of Data Exports, and of the exports' ARNs. */
const BILLING_REGION = "us-east-1";

/** The costs of a month, one line for each service, account, kind of cost and set of tags. */
const COLUMNS = [
  "bill_billing_period_start_date",
  "line_item_usage_account_id",
  "line_item_product_code",
  "product_region_code",
  "line_item_line_item_type",
  "line_item_unblended_cost",
  "line_item_currency_code",
  "resource_tags",
] as const;

export interface CostReportProps {
  /** Names outside regions. */
  readonly names: Names;
  /** Region of the bucket. */
  readonly region: string;
  readonly protect: boolean;
}

/**
 * Monthly costs by service, as files in a private bucket. AWS writes the running month anew several times a day.
 *
 * The bucket has S3's own keys: AWS documents no key policy by which Data Exports could use another.
 * @see https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html (2026-11)
 * @see https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html (2026-11)
 * @resource aws_bcmdataexports_export
 */
export class CostReport extends Construct {
  readonly resource: BcmdataexportsExport;

  constructor(scope: Construct, id: string, { names, region, protect }: CostReportProps) {
    super(scope, id);
    const { account } = names.props;
    const bucketName = names.of("s3Bucket", "cost-reports");
    const bucket = new RecordBucket(this, "Bucket", {
      bucket: bucketName,
      protect,
      retentionDays: COST_REPORT_RETENTION_DAYS,
      replacedRetentionDays: 1,
      statements: [
        {
          sid: "DataExportsWrites",
          actions: ["s3:PutObject", "s3:GetBucketPolicy"],
          resources: [s3BucketArn(bucketName), `${s3BucketArn(bucketName)}/*`],
          principals: { Service: ["bcm-data-exports.amazonaws.com", "billingreports.amazonaws.com"] },
          conditions: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: {
              "aws:SourceArn": [
                awsArn("bcm-data-exports", BILLING_REGION, account, "export/*"),
                awsArn("cur", BILLING_REGION, account, "definition/*"),
              ],
            },
          },
        },
      ],
    });
    this.resource = new BcmdataexportsExport(this, "Resource", {
      export: [
        {
          name: names.of("costReport", "monthly-by-service"),
          dataQuery: [
            {
              queryStatement: `SELECT ${COLUMNS.join(", ")} FROM COST_AND_USAGE_REPORT`,
              tableConfigurations: {
                COST_AND_USAGE_REPORT: {
                  // AWS returns all of these; one that is left out makes the provider fail after the apply.
                  BILLING_VIEW_ARN: awsArn("billing", "", account, "billingview/primary"),
                  INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: "FALSE",
                  INCLUDE_RESOURCES: "FALSE",
                  INCLUDE_SPLIT_COST_ALLOCATION_DATA: "FALSE",
                  TIME_GRANULARITY: "MONTHLY",
                },
              },
            },
          ],
          destinationConfigurations: [
            {
              s3Destination: [
                {
                  s3Bucket: bucket.targetBucket,
                  s3Prefix: "monthly",
                  s3Region: region,
                  s3OutputConfigurations: [
                    {
                      compression: "GZIP",
                      format: "TEXT_OR_CSV",
                      outputType: "CUSTOM",
                      overwrite: "OVERWRITE_REPORT",
                    },
                  ],
                },
              ],
            },
          ],
          refreshCadence: [{ frequency: "SYNCHRONOUS" }],
        },
      ],
    });
  }
}
