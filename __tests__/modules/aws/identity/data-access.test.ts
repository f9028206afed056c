import {
  bucketAccess,
  dataKeyUse,
  keyUse,
  logWriting,
  type RegionData,
  secretRead,
  streamAccess,
  tableAccess,
} from "../../../../modules/aws/identity/data-access";

const DATA: RegionData = {
  region: "us-east-1",
  account: "123456789012",
  buckets: ["bucket-a"],
  tables: ["table-a"],
  keyAliases: ["alias/data"],
};

describe("data access", () => {
  test("reaches the named buckets and their objects, and no version of an object", () => {
    const [list, use] = bucketAccess(["bucket-a"]);
    expect(list?.resources).toEqual(["arn:aws:s3:::bucket-a"]);
    expect(use?.resources).toEqual(["arn:aws:s3:::bucket-a/*"]);
    expect(use?.actions.filter((action) => action.includes("Version"))).toEqual([]);
  });

  test("reaches a table, its indexes and its streams", () => {
    const arn = "arn:aws:dynamodb:us-east-1:123456789012:table/table-a";
    expect(tableAccess(DATA).resources).toEqual([arn, `${arn}/index/*`]);
    expect(streamAccess(DATA).resources).toEqual([`${arn}/stream/*`]);
  });

  test("picks keys by alias, in one region, through named services only", () => {
    expect(
      keyUse("Use", { region: "us-east-1", account: "123456789012", aliases: ["alias/data"] }, ["kms:Decrypt"], ["s3"]),
    ).toEqual({
      sid: "Use",
      actions: ["kms:Decrypt"],
      resources: ["arn:aws:kms:us-east-1:123456789012:key/*"],
      conditions: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/data"] },
        StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com"] },
      },
    });
  });

  test("reaches no key without an alias, and none without data", () => {
    expect(keyUse("Use", { region: "us-east-1", account: "123456789012", aliases: [] }, [], []).resources).toEqual([]);
    expect(dataKeyUse({ ...DATA, buckets: [], tables: [] }).resources).toEqual([]);
    expect(dataKeyUse(DATA).resources).not.toEqual([]);
  });

  test("names secrets without the six characters that AWS adds", () => {
    expect(secretRead("us-east-1", "123456789012", ["app/jwt"]).resources).toEqual([
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:app/jwt-??????",
    ]);
  });

  test("writes to existing log groups, and creates none", () => {
    const { actions, resources } = logWriting("us-east-1", "123456789012", ["/app"]);
    expect(actions).not.toContain("logs:CreateLogGroup");
    expect(resources).toContain("arn:aws:logs:us-east-1:123456789012:log-group:/app:log-stream:*");
  });
});
