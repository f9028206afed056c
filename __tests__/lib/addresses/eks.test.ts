import { isPrivate, overlaps } from "../../../lib/addresses/cidr";
import { CLUSTER_ADDRESSES_IN_ZONE, maxPods, nodeAddresses, SERVICE_CIDR } from "../../../lib/addresses/eks";
import { CLOUD_BLOCKS } from "../../../lib/addresses/planner";

test("services have private addresses that no cloud's default network has", () => {
  expect(isPrivate(SERVICE_CIDR)).toBe(true);
  for (const block of Object.values(CLOUD_BLOCKS)) expect(overlaps(SERVICE_CIDR, block)).toBe(false);
});

test.each([
  [1, 33],
  [16, 33],
  [17, 49],
  [110, 129],
  [250, 273],
])("a node with %i pods takes %i addresses", (pods, addresses) => {
  expect(nodeAddresses(pods)).toBe(addresses);
});

test("large nodes run more pods", () => {
  expect([maxPods(2), maxPods(29), maxPods(32)]).toEqual([110, 110, 250]);
});

test("a zone's subnet holds the documented groups with all their pods", () => {
  const nodes = 3 + 10 + 10 + 4;
  expect(nodes * nodeAddresses(maxPods(2))).toBeLessThan(CLUSTER_ADDRESSES_IN_ZONE);
});
