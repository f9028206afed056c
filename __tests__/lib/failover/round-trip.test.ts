import { roundTrip } from "../../../lib/failover/round-trip";
import { DEPLOYMENT_TEXT, SINGLE_REGION_TEXT } from "../../support/deployment-text";
import { awsOf } from "../../support/edits";

const WITHOUT_DATABASES =
  DEPLOYMENT_TEXT.slice(0, DEPLOYMENT_TEXT.indexOf("  databases:")) +
  DEPLOYMENT_TEXT.slice(DEPLOYMENT_TEXT.indexOf("  tables:"));

test("leads to the partner and back to a new generation", () => {
  const stages = roundTrip(DEPLOYMENT_TEXT, "d.yaml");
  expect(stages.map(({ name }) => name)).toEqual(["failover", "rebuild", "failback"]);
  const writers = stages.map(({ text }) =>
    awsOf(text)
      .databases[0]?.members.filter(({ writer }) => writer)
      .map(({ region, generation }) => `${region}/${generation}`),
  );
  expect(writers).toEqual([["us-west-2/1"], ["us-west-2/1"], ["us-east-1/2"]]);
});

test("ends with the file it began with where nothing has to be promoted", () => {
  expect(roundTrip(WITHOUT_DATABASES, "d.yaml").at(-1)?.text).toBe(WITHOUT_DATABASES);
});

test("is empty where there is no partner", () => {
  expect(roundTrip(SINGLE_REGION_TEXT, "d.yaml")).toEqual([]);
});
