import {
  CATALOG_AS_OF,
  CATALOG_KEYS,
  catalogEntry,
  catalogFinding,
  catalogValue,
  retiringWithin,
} from "../../../lib/catalog/catalog";
import { sentence } from "../../../lib/errors/configuration-error";

describe("catalog", () => {
  test("gives the value of the column", () => {
    expect(catalogValue("rds-postgres", "documented")).toBe("13.7");
    expect(catalogValue("rds-postgres", "current")).toBe("17");
    expect(catalogValue("eks-kubernetes", "documented")).toBe("1.27");
    expect(catalogValue("eks-kubernetes", "current")).toBe("1.35");
  });

  test.each(CATALOG_KEYS)("%s has a current value that can be created", (key) => {
    expect(catalogFinding(key, catalogValue(key, "current"), "value")).toBeUndefined();
  });

  test.each(CATALOG_KEYS)("%s replaces a value by one that can be created", (key) => {
    const { createBlocked = [], retires = [] } = catalogEntry(key);
    for (const { replacement } of [...createBlocked, ...retires]) {
      expect(catalogFinding(key, replacement, "value")).toBeUndefined();
    }
  });

  test.each(CATALOG_KEYS)(
    "%s has dates that exist, and blocks only what is blocked on the day of the catalog",
    (key) => {
      const { createBlocked = [], retires = [] } = catalogEntry(key);
      for (const date of [
        ...createBlocked.map(({ since }) => since),
        ...retires.map((retirement) => retirement.date),
      ]) {
        expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      }
      for (const { since } of createBlocked) expect(since <= CATALOG_AS_OF).toBe(true);
    },
  );

  test.each(CATALOG_KEYS)("%s names its source", (key) => {
    expect(catalogEntry(key).source).toMatch(/^https:\/\//);
  });

  test.each(["9.6", "10", "11", "11.22", "12", "12.22", "13", "13.7", "13.23"])(
    "fails when PostgreSQL is %s, which RDS does not create any more",
    (version) => {
      expect(catalogFinding("rds-postgres", version, "engineVersion")?.fix).toBe("use '17'");
    },
  );

  test.each(["14", "14.18", "15", "15.13", "16", "16.9", "17", "17.5", "17.10", "18", "18.1"])(
    "accepts PostgreSQL %s",
    (version) => {
      expect(catalogFinding("rds-postgres", version, "engineVersion")).toBeUndefined();
    },
  );

  test.each([
    ["14.17", "14"],
    ["15.12", "15"],
    ["16.8", "16"],
    ["17.4", "17"],
  ])("fails when PostgreSQL is the minor version %s, and names its major version", (minor, major) => {
    expect(catalogFinding("rds-postgres", minor, "engineVersion")?.fix).toBe(`use '${major}'`);
  });

  test("says since when the documented value cannot be created, and what to use", () => {
    const finding = catalogFinding("rds-postgres", catalogValue("rds-postgres", "documented"), "engineVersion");
    expect(finding && sentence(finding)).toBe(
      "'engineVersion' must be a PostgreSQL version that can still be created (this one cannot since 2026-02-28), " +
        `got "13.7"; use '17'`,
    );
  });

  test("does not block documented values that can still be created", () => {
    expect(catalogFinding("elasticache-version", "6.2", "version")).toBeUndefined();
    expect(catalogFinding("lambda-python", "python3.9", "runtime")).toBeUndefined();
  });
});

describe("retiringWithin", () => {
  const postgres14 = [{ key: "rds-postgres", value: "14" }] as const;
  const warning = "rds-postgres: standard support of '14' ends on 2027-02-28; plan the move to '17'";

  test("warns on the first day of the 180 days, not before", () => {
    expect(retiringWithin(postgres14, "2026-09-01")).toEqual([warning]);
    expect(retiringWithin(postgres14, "2026-08-31")).toEqual([]);
  });

  test("warns within another number of days", () => {
    expect(retiringWithin(postgres14, "2027-02-18", 10)).toEqual([warning]);
    expect(retiringWithin(postgres14, "2027-02-17", 10)).toEqual([]);
  });

  test("goes on warning after the day", () => {
    expect(retiringWithin(postgres14, "2027-03-01")).toEqual([
      "rds-postgres: standard support of '14' ended on 2027-02-28; plan the move to '17'",
    ]);
  });

  test("warns once of a value that is used twice", () => {
    expect(retiringWithin([...postgres14, ...postgres14], "2027-01-01")).toEqual([warning]);
  });

  test("says nothing of a value without an end", () => {
    expect(retiringWithin([{ key: "rds-postgres", value: "17" }], "2026-11-21")).toEqual([]);
  });
});
