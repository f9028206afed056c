import type { AwsDeployment } from "../../../lib/config/deployment";
import { computeOf } from "../../support/compute";
import { TEST_DELIVERY, testEcs } from "../../support/ecs";

const delivery = (region = "us-east-1", more: Partial<AwsDeployment> = {}) =>
  computeOf({ ecs: testEcs(), delivery: TEST_DELIVERY, ...more }, region);

describe("delivery in a region", () => {
  test("keeps its addresses", () => {
    expect(
      delivery()
        .addresses()
        .filter((address) => /delivery|github/.test(address)),
    ).toMatchSnapshot();
  });

  test("is not there unless the file asks for it", () => {
    expect(delivery("us-east-1", { delivery: undefined }).resources("aws_codepipeline")).toEqual([]);
  });

  test("is the same in every region, but that only home builds a push by itself", () => {
    const plain = (region: string, short: string) =>
      JSON.stringify(delivery(region).json.resource?.aws_codepipeline)
        .replaceAll(region, "REGION")
        .replaceAll(short, "SHORT")
        .replace(/"DetectChanges":"(true|false)"/, '"DetectChanges":""');
    expect(plain("us-west-2", "usw2")).toBe(plain("us-east-1", "use1"));
    const builds = (region: string) => /"DetectChanges":"(\w+)"/.exec(JSON.stringify(delivery(region).json))?.[1];
    expect([builds("us-east-1"), builds("us-west-2")]).toEqual(["true", "false"]);
  });

  test("names no other region", () => {
    expect(JSON.stringify(delivery("us-west-2").json.resource)).not.toMatch(/us-east-1|use1/);
  });

  test("does not wait for the connection, which a person approves later", () => {
    const waiting = delivery()
      .resources("aws_codepipeline")
      .flatMap(({ depends_on = [] }) => depends_on as string[]);
    expect(waiting.filter((address) => address.includes("connection"))).toEqual([]);
  });

  test("tells of pipelines that fail", () => {
    const rule = delivery()
      .resources("aws_cloudwatch_event_rule")
      .find(({ name }) => name === "inferloop-production-use1-delivery-failed");
    expect(JSON.parse(String(rule?.event_pattern)).detail.pipeline).toEqual([
      "inferloop-production-use1-synthdata-build",
      "inferloop-production-use1-synthdata-release",
    ]);
  });

  test("starts releases by hand with the tag of the file, and with none where the file has a digest", () => {
    const tag = (version: string) =>
      /"ImageTag":"([^#"]+)"/.exec(
        JSON.stringify(delivery("us-east-1", { ecs: testEcs({ image: { repository: "tabular/api", version } }) }).json),
      )?.[1];
    expect(tag(":1.0.0")).toBe("1.0.0");
    expect(tag(`@sha256:${"0".repeat(64)}`)).toBeUndefined();
  });
});
