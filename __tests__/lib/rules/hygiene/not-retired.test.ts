import { notRetired } from "../../../../lib/rules/hygiene/not-retired";
import { output } from "../../../support/outputs";
import { attributes, planted } from "../../../support/rules";

const DATABASE = "aws_db_instance.database_synthdata_g1";

/** On that day the newest Kubernetes that the catalog creates has four months left. */
const KUBERNETES = ["us-east-1", "us-west-2"].map((region) => ({
  stack: `aws-${region}-cluster`,
  address: "aws_eks_cluster.cluster",
  what: "eks-kubernetes: standard support of '1.35' ends on 2027-03-27",
  fix: "plan the move to '1.36'",
}));

describe("HY-03, not retired", () => {
  test("finds in production, on the day of the catalog, only the Kubernetes that ends within half a year", async () => {
    expect(notRetired.check(await output("production"), "2026-11-21")).toEqual(KUBERNETES);
  });

  test("holds in production before that half year", async () => {
    expect(notRetired.check(await output("production"), "2026-09-27")).toEqual([]);
    expect(notRetired.check(await output("production"), "2026-09-28")).toEqual(KUBERNETES);
  });

  test("says nothing without a date: a synthesis reads no clock", async () => {
    const fault = planted(await output("production"), "aws-us-east-1-data", (draft) => {
      attributes(draft, DATABASE).engine_version = "14";
    });
    expect(notRetired.check(fault)).toEqual([]);
  });

  test("finds what ends soon, and what ended", async () => {
    const fault = planted(await output("production"), "aws-us-east-1-data", (draft) => {
      attributes(draft, DATABASE).engine_version = "14";
    });
    const found = (today: string) => notRetired.check(fault, today).filter(({ address }) => address === DATABASE);
    expect(found("2026-08-01")).toEqual([]);
    expect(found("2026-11-21")).toEqual([
      expect.objectContaining({
        what: expect.stringContaining("ends on 2027-02-28"),
        fix: expect.stringContaining("17"),
      }),
    ]);
    expect(found("2027-03-01")).toEqual([expect.objectContaining({ what: expect.stringContaining("ended") })]);
  });

  test("finds what cannot be created any more", async () => {
    const fault = planted(await output("production"), "aws-us-east-1-data", (draft) => {
      attributes(draft, DATABASE).engine_version = "13.7";
    });
    const [first, second] = KUBERNETES;
    expect(notRetired.check(fault, "2026-11-21")).toEqual([
      first,
      expect.objectContaining({ address: DATABASE, what: expect.stringContaining("13.7 is not") }),
      second,
    ]);
  });
});
