import { Names } from "../../../../lib/names/names";
import { CostReport } from "../../../../modules/aws/governance/cost-report";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const report = () =>
  synthesize(
    (scope) =>
      new CostReport(scope, "CostReport", {
        names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
        region: "us-east-2",
        protect: true,
      }),
  );

interface Export {
  readonly data_query: { readonly query_statement: string; readonly table_configurations: object }[];
  readonly destination_configurations: object[];
}
const exported = (): Export => {
  const [only] = (report().resource("aws_bcmdataexports_export") as unknown as { export: Export[] }).export;
  if (only === undefined) throw new Error("no export");
  return only;
};

describe("CostReport", () => {
  test("minimal props", () => {
    expect(report().json.resource).toMatchSnapshot();
  });

  test("has the costs of a month by service", () => {
    const [query] = exported().data_query;
    expect(query?.query_statement).toMatch(/^SELECT .*line_item_product_code.* FROM COST_AND_USAGE_REPORT$/);
    expect(query?.query_statement).toContain("line_item_unblended_cost");
    expect(query?.table_configurations).toMatchObject({ COST_AND_USAGE_REPORT: { TIME_GRANULARITY: "MONTHLY" } });
  });

  test("says what AWS would add by itself, after which the provider would fail", () => {
    expect(exported().data_query[0]?.table_configurations).toMatchObject({
      COST_AND_USAGE_REPORT: {
        BILLING_VIEW_ARN: "arn:aws:billing::123456789012:billingview/primary",
        INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: "FALSE",
      },
    });
  });

  test("goes into a private bucket of the control region, which waits for its policy", () => {
    expect(exported().destination_configurations).toMatchObject([
      {
        s3_destination: [
          { s3_bucket: "${aws_s3_bucket_policy.cost_report_bucket_policy.bucket}", s3_region: "us-east-2" },
        ],
      },
    ]);
    expect(report().resource("aws_s3_bucket_public_access_block").restrict_public_buckets).toBe(true);
    expect(report().resource("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { expiration: [{ days: 400 }] },
    ]);
  });

  test("lets Data Exports write, on behalf of this account's exports only", () => {
    expectSoundPolicies(report());
    expect(statement(report(), "aws_s3_bucket_policy.cost_report_bucket_policy", "DataExportsWrites")).toMatchObject({
      Action: ["s3:PutObject", "s3:GetBucketPolicy"],
      Condition: {
        StringEquals: { "aws:SourceAccount": "123456789012" },
        ArnLike: {
          "aws:SourceArn": expect.arrayContaining(["arn:aws:bcm-data-exports:us-east-1:123456789012:export/*"]),
        },
      },
    });
  });
});
