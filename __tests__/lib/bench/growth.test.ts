import { GROWTH, grown } from "../../../lib/bench/growth";
import { parseDeployment } from "../../../lib/config/load";
import { fileText, PRODUCTION_FILE } from "../../support/outputs";

/** Without what not every region of the world offers. */
const TEXT = fileText(PRODUCTION_FILE);

test.each(GROWTH)("a deployment of %d regions can be read", (count) => {
  const { aws } = parseDeployment(grown(TEXT, count), "grown.yaml");
  expect(aws?.regions).toHaveLength(count);
  expect(aws?.regions.filter(({ role }) => role === "primary")).toHaveLength(1);
});

test("two regions are the file as it is", () => {
  expect(parseDeployment(grown(TEXT, 2), "p.yaml")).toEqual(parseDeployment(TEXT, "p.yaml"));
});

test("the series ends where AWS has no more regions", () => {
  expect(() => grown(TEXT, 60)).toThrow("AWS has no 60 regions");
  expect(Math.max(...GROWTH)).toBe(32);
});
