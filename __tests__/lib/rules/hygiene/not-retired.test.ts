import { notRetired } from "../../../../lib/rules/hygiene/not-retired";
import { output } from "../../../support/outputs";
import { attributes, planted } from "../../../support/rules";

const DATABASE = "aws_db_instance.database_synthdata_g1";

describe("HY-03, not retired", () => {
  test("holds in production on the day of the catalog", async () => {
    expect(notRetired.check(await output("production"), "2026-11-21")).toEqual([]);
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
    expect(notRetired.check(fault, "2026-11-21")).toEqual([
      expect.objectContaining({ address: DATABASE, what: expect.stringContaining("13.7 is not") }),
    ]);
  });
});
