import { members } from "../../../../lib/rules/parts";
import { warmCapacity } from "../../../../lib/rules/standby/warm-capacity";
import type { JsonObject } from "../../../../lib/terraform/stack-files";
import { attributes, type Draft, testFaults, testHolds } from "../../../support/rules";

const NODES = "aws_eks_node_group.nodes_cpu";

/** The sizes of the nodes, to be changed. */
function scaling(draft: Draft): JsonObject {
  const [found] = members(attributes(draft, NODES).scaling_config);
  if (found === undefined) throw new Error(`${NODES} has no sizes`);
  return found;
}

describe("SS-01, warm capacity", () => {
  testHolds(warmCapacity);

  testFaults(warmCapacity, [
    [
      "nodes that the standby would have to order",
      "aws-us-west-2-cluster",
      (draft) => {
        Object.assign(scaling(draft), { min_size: 0 });
      },
      { address: NODES, what: expect.stringMatching(/it holds nothing, the primary holds \d/) as string },
    ],
    [
      "nodes that cannot grow as far",
      "aws-us-west-2-cluster",
      (draft) => {
        Object.assign(scaling(draft), { max_size: 3 });
      },
      { address: NODES, what: "it grows to 3, the primary to 10" },
    ],
    [
      "a group that holds nothing",
      "aws-us-west-2-compute",
      (draft) => {
        const [id = ""] = Object.keys(draft.json.resource?.aws_autoscaling_group ?? {}).filter((name) =>
          name.includes("workers"),
        );
        attributes(draft, `aws_autoscaling_group.${id}`).min_size = 0;
      },
      { what: expect.stringContaining("it holds nothing") as string },
    ],
  ]);
});
