import { DEPLOYMENT_TEXT, type Edit, edited, refusal } from "../../support/deployment-text";

const refused = (...edits: readonly Edit[]) => refusal(edited(DEPLOYMENT_TEXT, ...edits));
const paths = (lines: readonly string[]) => lines.map((line) => line.split(" ")[1]?.replace(/:$/, ""));

const WEST: Edit = ["    - name: us-west-2\n", "    - name: us-west2\n      cidr: 10.9.0.0/24\n"];

describe("a wrong value hides no finding beside it", () => {
  test("a misspelt region is read as the one that it resembles", () => {
    expect(paths(refused(WEST, ["role: standby", "role: primary"]))).toEqual([
      "aws.regions[1].name",
      "aws.regions[1].cidr",
      "aws.regions[1].role",
    ]);
  });

  test("and so is a misspelt home", () => {
    expect(refused(["home: us-east-1", "home: us-est-1"])).toEqual([
      `d.yaml:12:9 aws.home: 'home' must be the name of an AWS region, got "us-est-1"; did you mean us-east-1?`,
    ]);
  });

  test("an unknown setting and a value of another type", () => {
    const text = refused(["      role: primary\n", "      role: primary\n      cidr: 5\n      colour: blue\n"], WEST);
    expect(paths(text)).toEqual([
      "aws.regions[0].cidr",
      "aws.regions[0].colour",
      "aws.regions[1].name",
      "aws.regions[1].cidr",
    ]);
  });

  test("a refused member of a list takes its own list away, not the lists around it", () => {
    const edit: Edit = ["      role: primary\n", "      role: primary\n      zones: [us-east-1a, 7]\n"];
    expect(paths(refused(edit, ["role: standby", "role: primary"]))).toEqual([
      "aws.regions[0].zones[1]",
      "aws.regions[1].role",
    ]);
  });
});
