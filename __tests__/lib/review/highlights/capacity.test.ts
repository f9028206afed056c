import { capacityHighlights } from "../../../../lib/review/highlights/capacity";
import type { ObjectValue } from "../../../../lib/review/values";
import { change, told, update } from "../../../support/reviews";

test.each<[string, ObjectValue, ObjectValue, string]>([
  [
    "an instance class",
    { instance_class: "db.m7g.large" },
    { instance_class: "db.m7g.xlarge" },
    "instance_class: db.m7g.large → db.m7g.xlarge",
  ],
  [
    "nodes",
    { scaling_config: [{ min_size: 2 }] },
    { scaling_config: [{ min_size: 0 }] },
    "scaling_config[0].min_size: 2 → 0",
  ],
  [
    "instance types",
    { instance_types: ["m7i.large"] },
    { instance_types: ["m7i.xlarge"] },
    "instance_types: − m7i.large + m7i.xlarge",
  ],
  [
    "a container's CPU",
    { container_definitions: '[{"name":"api","cpu":256}]' },
    { container_definitions: '[{"name":"api","cpu":512}]' },
    "container_definitions[api].cpu: 256 → 512",
  ],
  ["storage", { allocated_storage: 100 }, { allocated_storage: 200 }, "allocated_storage: 100 → 200"],
])("tells %s", (_, before, after, expected) => {
  expect(told(capacityHighlights(update("aws_it", before, after)))).toEqual([expected]);
});

test("tells nothing else, and nothing of what is new or goes", () => {
  expect(capacityHighlights(update("aws_it", { name: "a" }, { name: "b" }))).toEqual([]);
  expect(capacityHighlights(change("aws_it.it", "create", undefined, { min_size: 2 }))).toEqual([]);
  expect(capacityHighlights(change("aws_it.it", "destroy", { min_size: 2 }, undefined))).toEqual([]);
});
