import { parseDeployment } from "../../../lib/config/load";
import { watchesPartner } from "../../../lib/config/watching";
import { DEPLOYMENT_TEXT, SINGLE_REGION_TEXT } from "../../support/deployment-text";

function watches(text: string): boolean[] {
  const { aws } = parseDeployment(text, "d.yaml");
  return (aws?.regions ?? []).map((region) => aws !== undefined && watchesPartner(aws, region));
}

test("every region with a partner watches it", () => {
  expect(watches(`${DEPLOYMENT_TEXT}  monitoring: {}\n  edge: {}\n`)).toEqual([true, true]);
});

test.each([
  ["without alarms", `${DEPLOYMENT_TEXT}  edge: {}\n`],
  ["without an API to ask", `${DEPLOYMENT_TEXT}  monitoring: {}\n`],
  ["without a partner", `${SINGLE_REGION_TEXT}  monitoring: {}\n  edge: {}\n`],
])("nobody watches %s", (_, text) => {
  expect(watches(text)).not.toContain(true);
});
