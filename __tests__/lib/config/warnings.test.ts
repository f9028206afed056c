import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, SINGLE_REGION_TEXT } from "../../support/deployment-text";

const warnings = (text: string, ...edits: readonly Edit[]) =>
  parseDeployment(edited(text, ...edits), "d.yaml").warnings;
const REPLICA: Edit = ["        - { region: us-west-2, generation: 1, origin: us-east-1/1 }\n", ""];

describe("warnings", () => {
  test("none for a sound deployment", () => {
    expect(warnings(DEPLOYMENT_TEXT)).toEqual([]);
    expect(warnings(SINGLE_REGION_TEXT)).toEqual([]);
  });

  test("control in one of several regions", () => {
    expect(warnings(DEPLOYMENT_TEXT, ["controlRegion: us-east-2", "controlRegion: us-west-2"])).toEqual([
      `d.yaml:13:18 aws.controlRegion: 'controlRegion' should be a region of its own, to deploy traffic while any of the regions is lost, got "us-west-2"; write another region`,
    ]);
  });

  test("control in the only region", () => {
    expect(warnings(SINGLE_REGION_TEXT, ["controlRegion: us-east-2", "controlRegion: us-east-1"])).toEqual([
      `d.yaml:13:18 aws.controlRegion: 'controlRegion' should be another region, where the states have a replica that survives this one, got "us-east-1"; write another region`,
    ]);
  });

  test("a database without a standby", () => {
    expect(warnings(DEPLOYMENT_TEXT, REPLICA)).toEqual([
      "d.yaml:24:7 aws.databases[0].members: 'members' should be a list with a member in service in a standby region, got none; add one, or synthdata is lost with its region",
    ]);
  });

  test("recovery points that the stores cannot keep", () => {
    expect(warnings(DEPLOYMENT_TEXT, ["rpoMinutes: 60", "rpoMinutes: 4"])).toEqual([
      "d.yaml:23:7 aws.databases[0].tier: 'tier' should be a tier with an rpoMinutes of at least 5, which is what databases can keep, got 4 of standard; choose another tier for synthdata, or another store",
      "d.yaml:28:13 aws.buckets[0].tier: 'tier' should be a tier with an rpoMinutes of at least 15, which is what buckets can keep, got 4 of standard; choose another tier for data, or another store",
    ]);
    expect(warnings(DEPLOYMENT_TEXT, ["rpoMinutes: 60", "rpoMinutes: 15"])).toEqual([]);
  });

  test("no recovery point of buckets in a single region", () => {
    expect(warnings(SINGLE_REGION_TEXT, ["rpoMinutes: 60", "rpoMinutes: 5"])).toEqual([]);
  });
});
