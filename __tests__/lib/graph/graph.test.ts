import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Testing } from "cdktf";
import { contract } from "../../../lib/contracts/contract";
import { stackGraph } from "../../../lib/graph/graph";
import { waves } from "../../../lib/graph/waves";
import { DeploymentStack } from "../../../lib/stack/deployment-stack";
import type { RegionalLayer } from "../../../lib/stack/layers";
import type { StateLocation } from "../../../lib/state/location";

const GIFT = contract("gift", { vpc_id: "string" });
const location = (region: string): StateLocation => ({
  backend: "s3",
  bucket: `states-${region}`,
  key: "key.tfstate",
  region,
  kmsKeyId: "alias",
});

class TestStack extends DeploymentStack {}

/** network and data of two regions, and data of the second after data of the first. */
function twoRegions() {
  const app = Testing.app({ stackTraces: false });
  const stack = (region: string, layer: RegionalLayer) =>
    new TestStack(app, {
      cloud: "aws",
      region,
      layer,
      role: region === "us-east-1" ? "primary" : "standby",
      state: { live: location(region), standby: region === "us-east-1" ? location("us-west-2") : undefined },
    });
  const built = ["us-east-1", "us-west-2"].map((region) => {
    const network = stack(region, "network");
    network.publish(GIFT, { vpc_id: "vpc-1" });
    const data = stack(region, "data");
    data.consume(network, GIFT);
    return { network, data };
  });
  const [home, standby] = built;
  if (home === undefined || standby === undefined) throw new Error("two regions were built");
  standby.data.firstDeployAfter.add(home.data.node.id);
  const traffic = new TestStack(app, {
    cloud: "aws",
    layer: "traffic",
    state: { live: location("us-east-2"), standby: undefined },
  });
  traffic.firstDeployAfter.add("aws-us-west-2-data").add("aws-us-east-1-data");
  return { home, standby, traffic, all: [traffic, standby.data, standby.network, home.data, home.network] };
}

const byName = (stacks: readonly DeploymentStack[], name: string) =>
  stackGraph(stacks).find((node) => node.name === name);

describe("stackGraph", () => {
  test("orders stacks by their first deployment, then by name", () => {
    expect(stackGraph(twoRegions().all).map((node) => [node.name, node.firstDeployWave])).toEqual([
      ["aws-us-east-1-network", 1],
      ["aws-us-west-2-network", 1],
      ["aws-us-east-1-data", 2],
      ["aws-us-west-2-data", 3],
      ["aws-traffic", 4],
    ]);
  });

  test("lets no region wait for another after the first deployment", () => {
    expect(Object.fromEntries(stackGraph(twoRegions().all).map((node) => [node.name, node.wave]))).toEqual({
      "aws-traffic": 1,
      "aws-us-east-1-network": 1,
      "aws-us-west-2-network": 1,
      "aws-us-east-1-data": 2,
      "aws-us-west-2-data": 2,
    });
  });

  test("tells what a stack reads apart from what must exist once", () => {
    const { all } = twoRegions();
    expect(byName(all, "aws-us-west-2-data")).toMatchObject({
      dependsOn: ["aws-us-west-2-network"],
      firstDeployAfter: ["aws-us-east-1-data"],
    });
    expect(byName(all, "aws-traffic")?.firstDeployAfter).toEqual(["aws-us-east-1-data", "aws-us-west-2-data"]);
  });

  test("tells where a stack and its state are", () => {
    const { all } = twoRegions();
    expect(byName(all, "aws-us-east-1-network")).toMatchObject({
      cloud: "aws",
      region: "us-east-1",
      role: "primary",
      layer: "network",
      state: { bucket: "states-us-east-1" },
      standbyState: { bucket: "states-us-west-2" },
    });
    expect(byName(all, "aws-traffic")).toMatchObject({ region: undefined, role: undefined, standbyState: undefined });
  });

  test("counts the resources of each type and names those that hold data", () => {
    const { home, all } = twoRegions();
    new SnsTopic(home.data, "Topic", {});
    new S3Bucket(home.data, "Uploads", {});
    new S3Bucket(home.data, "Archive", {});
    new DynamodbTable(home.data, "Jobs", { name: "jobs" });
    expect(byName(all, "aws-us-east-1-data")).toMatchObject({
      resources: { aws_dynamodb_table: 1, aws_s3_bucket: 2, aws_sns_topic: 1 },
      stateful: ["aws_dynamodb_table.jobs", "aws_s3_bucket.archive", "aws_s3_bucket.uploads"],
    });
    expect(byName(all, "aws-us-east-1-network")).toMatchObject({ resources: {}, stateful: [] });
  });
});

describe("waves", () => {
  test("counts the longest way", () => {
    expect(
      Object.fromEntries(
        waves([
          ["last", ["first", "middle"]],
          ["middle", ["first"]],
          ["first", []],
        ]),
      ),
    ).toEqual({ first: 1, middle: 2, last: 3 });
  });

  test("waits for nothing that is not there", () => {
    expect(waves([["alone", ["missing"]]]).get("alone")).toBe(1);
  });

  test("fails when stacks wait for each other, and names the loop only", () => {
    const loop = () =>
      waves([
        ["start", ["a"]],
        ["a", ["b"]],
        ["b", ["a"]],
      ]);
    expect(loop).toThrow("stacks wait for each other: a -> b -> a");
  });
});
