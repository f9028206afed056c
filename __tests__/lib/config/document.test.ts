import { parseDeployment } from "../../../lib/config/load";
import { deploymentSchema } from "../../../lib/config/schema";
import { DEPLOYMENT_TEXT, edited, refusal } from "../../support/deployment-text";

describe("YAML", () => {
  test.each([
    [
      "an empty file",
      "",
      "d.yaml: 'file' must be a mapping with the deployment, got an empty file; start from deployments/example.yaml",
    ],
    [
      "a file of comments",
      "# later\n",
      "d.yaml: 'file' must be a mapping with the deployment, got an empty file; start from deployments/example.yaml",
    ],
    [
      "a text",
      "production",
      `d.yaml:1:1 file: 'file' must be a mapping with the deployment, got "production"; start from deployments/example.yaml`,
    ],
    [
      "a list",
      "- a\n",
      "d.yaml:1:1 file: 'file' must be a mapping with the deployment, got a list; start from deployments/example.yaml",
    ],
    [
      "two mappings on a line",
      "a: 1\nb: c: d\n",
      `d.yaml:2:4 file: 'file' must be YAML 1.2, got "b: c: d"; correct the line: nested mappings are not allowed in compact mappings`,
    ],
    [
      "a tab as indentation",
      "aws:\n\thome: us-east-1\n",
      `d.yaml:2:1 file: 'file' must be YAML 1.2, got "home: us-east-1"; correct the line: tabs are not allowed as indentation`,
    ],
    [
      "a quote without its end",
      'owner: "platform\n',
      `d.yaml:2:1 file: 'file' must be YAML 1.2, got ""; correct the line: missing closing "quote`,
    ],
    [
      "a key that is a list",
      "? [a, b]\n: 1\n",
      `d.yaml:1:3 file: 'file' must be YAML 1.2, got "? [a, b]"; correct the line: keys are plain text`,
    ],
    [
      "two documents",
      "a: 1\n---\nb: 2\n",
      "d.yaml:3:1 file: 'file' must be one document, got 2 documents; keep one, and give each deployment a file of its own",
    ],
    [
      "a key twice",
      "owner: a\nowner: b\n",
      "d.yaml:2:1 owner: 'owner' must be written once, got it again; remove one of the two",
    ],
    [
      "a merge key",
      "a: &a { b: 1 }\nc:\n  <<: *a\n",
      `d.yaml:3:3 c["<<"]: '<<' must be the name of a setting, got a merge key; write the keys out, YAML 1.2 has no merge keys`,
    ],
    [
      "a tag for code",
      "owner: !!js/function 'return 1'\n",
      `d.yaml:1:22 owner: 'owner' must be a plain value, got the tag "tag:yaml.org,2002:js/function"; remove the tag`,
    ],
    [
      "a tag of its own",
      "aws:\n  regions: !env [us-east-1]\n",
      `d.yaml:2:17 aws.regions: 'regions' must be a plain value, got the tag "!env"; remove the tag`,
    ],
    [
      "a tag for bytes",
      "owner: !!binary aGk=\n",
      `d.yaml:1:17 owner: 'owner' must be a plain value, got the tag "tag:yaml.org,2002:binary"; remove the tag`,
    ],
    [
      "an alias of nothing",
      "owner: *team\n",
      "d.yaml:1:8 owner: 'owner' must be an alias of an anchor above it, got *team; write the value out",
    ],
    [
      "an alias of what holds it",
      "owner: &a\n  - *a\n",
      "d.yaml:2:5 owner[0]: 'owner[0]' must be an alias of a value that does not hold it, got *a; write the value out",
    ],
    [
      "more than 100 aliases",
      `a: &a 1\nb: [${"*a , ".repeat(101)}]\n`,
      "d.yaml:2:505 file: 'file' must be a file with at most 100 aliases, expanded, got 101 aliases; write the values out",
    ],
    [
      "lists in lists in lists",
      "[".repeat(1_000_000),
      "d.yaml:1:65 file: 'file' must be nested at most 64 levels deep, got one level more here; start from deployments/example.yaml",
    ],
    [
      "endless lists",
      "- a\n".repeat(300_000),
      "d.yaml:4001:1 file: 'file' must be at most 20000 words and signs, got more; start from deployments/example.yaml",
    ],
  ])("fails for %s", (_what, text, line) => {
    expect(refusal(text)).toEqual([line]);
  });

  test("fails for aliases that multiply each other", () => {
    const lists = [..."bcdefgh"].map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]} , `.repeat(9)}]`);
    expect(refusal(`a: &a [x, x, x, x, x, x, x, x, x]\n${lists.join("\n")}\n`)).toEqual([
      "d.yaml:8:48 file: 'file' must be a file with at most 100 aliases, expanded, got aliases of aliases; write the values out",
    ]);
  });

  test("tells every line that is no YAML", () => {
    expect(refusal("a: b: c\nd: 1\ne: [1\nf: 2\n")).toEqual([
      `d.yaml:1:4 file: 'file' must be YAML 1.2, got "a: b: c"; correct the line: nested mappings are not allowed in compact mappings`,
      `d.yaml:4:1 file: 'file' must be YAML 1.2, got "f: 2"; correct the line: flow sequence in block collection must be sufficiently indented and end with a ]`,
    ]);
  });

  test("does not fall for keys of JavaScript", () => {
    const known = Object.keys(deploymentSchema.shape).join(", ");
    expect(refusal(`__proto__: { project: a }\nconstructor: 1\n${DEPLOYMENT_TEXT}`)).toEqual([
      `d.yaml:1:1 __proto__: '__proto__' must be a known setting, got an unknown one; remove it; known are ${known}`,
      `d.yaml:2:1 constructor: 'constructor' must be a known setting, got an unknown one; remove it; known are ${known}`,
    ]);
  });

  test("reads an anchor and its aliases", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      ["owner: platform", "owner: &team platform"],
      ["costCenter: synthetic-data", "costCenter: *team"],
    );
    expect(parseDeployment(text, "d.yaml").costCenter).toBe("platform");
  });

  test("points at the alias where a shared value is wrong", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      ["owner: platform", "owner: &team [platform]"],
      ["costCenter: synthetic-data", "costCenter: *team"],
    );
    expect(refusal(text)).toEqual([
      "d.yaml:3:14 owner: 'owner' must be a text, got a list; write the team that owns it",
      "d.yaml:4:13 costCenter: 'costCenter' must be a text, got a list; write who pays for it",
    ]);
  });

  test("reads no and yes as texts, as YAML 1.2 does", () => {
    const text = edited(DEPLOYMENT_TEXT, ["owner: platform", "owner: no"], ["synthetic-data", "yes"]);
    expect(parseDeployment(text, "d.yaml")).toMatchObject({ owner: "no", costCenter: "yes" });
  });

  test("reads octal numbers as YAML 1.2 does", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      ["rtoMinutes: 240", "rtoMinutes: 0o360"],
      ["rpoMinutes: 60", "rpoMinutes: 060"],
    );
    expect(parseDeployment(text, "d.yaml").tiers[0]).toMatchObject({ rtoMinutes: 240, rpoMinutes: 60 });
  });

  test("reads a file of Windows", () => {
    const text = `\uFEFF${DEPLOYMENT_TEXT.replaceAll("\n", "\r\n")}`;
    expect(parseDeployment(text, "d.yaml").project).toBe("inferloop");
  });

  test("counts lines of a file of Windows", () => {
    const text = edited(DEPLOYMENT_TEXT, ["owner: platform", "owner: 7"]).replaceAll("\n", "\r\n");
    expect(refusal(text)).toEqual(["d.yaml:3:8 owner: 'owner' must be a text, got 7; write the team that owns it"]);
  });
});
