import { ALL_REGIONS, larger, needs } from "../../../lib/preflight/need";
import { output } from "../../support/outputs";
import { addResource, attributes, planted } from "../../support/rules";

describe("what production needs", () => {
  test("each region has the network that it is made of", async () => {
    const found = needs(await output("production"));
    for (const region of ["us-east-1", "us-west-2"]) {
      expect(found.get(region)).toMatchObject({
        elasticIps: 2,
        vpcs: 1,
        natGateways: 1,
        internetGateways: 1,
        gatewayEndpoints: 2,
        clusters: 1,
        nodeGroups: 4,
        loadBalancers: 1,
      });
    }
  });

  test("buckets, roles and health checks are counted for all regions together", async () => {
    const output_ = await output("production");
    const buckets = output_.stacks.flatMap(({ json }) => Object.keys(json.resource?.aws_s3_bucket ?? {})).length;
    const found = needs(output_);
    expect(found.get(ALL_REGIONS)).toMatchObject({ buckets });
    expect(found.get("us-east-1")).not.toHaveProperty("buckets");
  });

  test("capacity counts with where its scaling ends, by the family that it is counted against", async () => {
    const before = needs(await output("production")).get("us-east-1");
    const fault = planted(await output("production"), "aws-us-east-1-cluster", (draft) => {
      attributes(draft, "aws_eks_node_group.nodes_cpu").scaling_config = { min_size: 1, desired_size: 1, max_size: 20 };
      attributes(draft, "aws_eks_node_group.nodes_cpu").instance_types = ["m7i.xlarge"];
    });
    const was = attributes(
      { json: (await output("production")).stacks.find(({ name }) => name === "aws-us-east-1-cluster")?.json as never },
      "aws_eks_node_group.nodes_cpu",
    );
    const { max_size: max } = was.scaling_config as { max_size: number };
    // A t3.medium has 2 vCPUs, an m7i.xlarge has 4.
    expect(needs(fault).get("us-east-1")?.standardOnDemand).toBe((before?.standardOnDemand ?? 0) - 2 * max + 4 * 20);
  });

  test.each([
    ["SPOT", "graphicsSpot"],
    ["ON_DEMAND", "graphicsOnDemand"],
  ] as const)("a group of %s machines with a GPU needs %s", async (capacity_type, quota) => {
    const before = needs(await output("production")).get("us-east-1")?.[quota] ?? 0;
    const more = planted(await output("production"), "aws-us-east-1-cluster", (draft) =>
      addResource(draft, "aws_eks_node_group.more", {
        capacity_type,
        instance_types: ["g5.2xlarge"],
        scaling_config: { max_size: 3 },
      }),
    );
    expect(needs(more).get("us-east-1")?.[quota]).toBe(before + 3 * 8);
  });
});

test("a region must hold the larger of its two roles", () => {
  const one = new Map([["us-east-1", { vpcs: 1, databases: 1 }]]);
  const other = new Map([
    ["us-east-1", { databases: 2 }],
    ["us-west-2", { vpcs: 1 }],
  ]);
  expect(larger(one, other)).toEqual(
    new Map<string, object>([
      ["us-east-1", { vpcs: 1, databases: 2 }],
      ["us-west-2", { vpcs: 1 }],
    ]),
  );
});
