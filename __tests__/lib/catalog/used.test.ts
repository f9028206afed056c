import { catalogFinding, retiringWithin } from "../../../lib/catalog/catalog";
import { catalogValuesOf } from "../../../lib/catalog/used";
import { testDeployment } from "../../support/deployment";

describe("catalogValuesOf", () => {
  test("names what the deployment stands on", () => {
    expect(catalogValuesOf(testDeployment()).map(({ key }) => key)).toEqual(["rds-postgres", "lambda-node"]);
  });

  test("holds nothing that cannot be created", () => {
    const values = catalogValuesOf(testDeployment());
    expect(values.map(({ key, value }) => catalogFinding(key, value, key))).toEqual([undefined, undefined]);
  });

  test("warns of a version whose support ends soon, and of none otherwise", () => {
    const [database] = testDeployment().aws?.databases ?? [];
    const old = [{ key: "rds-postgres", value: "14" } as const];
    expect(retiringWithin(old, "2026-11-21")).toEqual([expect.stringContaining("2027-02-28")]);
    expect(retiringWithin([{ key: "rds-postgres", value: database?.engineVersion ?? "" }], "2026-11-21")).toEqual([]);
  });
});
