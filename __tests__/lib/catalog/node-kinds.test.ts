import { NODE_KINDS, NODE_TAINTS } from "../../../lib/catalog/node-kinds";

test.each(["system", "cpu"] as const)("nodes of kind %s take every pod", (kind) => {
  expect(NODE_TAINTS[kind]).toEqual([]);
});

test("nodes with a GPU have the documented taint", () => {
  expect(NODE_TAINTS.gpu).toEqual([{ key: "gpu", value: "true", effect: "NoSchedule" }]);
});

test("no two kinds share a taint, so that a toleration names one of them", () => {
  const keys = NODE_KINDS.flatMap((kind) => NODE_TAINTS[kind].map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});
