import { DEPLOYMENT_TEXT, edited } from "../../support/deployment-text";
import { awsOf, failedOver, rebuilt } from "../../support/edits";

/** The lines that two texts do not share, each with its sign. */
function changes(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const BLOCK = edited(DEPLOYMENT_TEXT, [
  `        - { region: us-east-1, generation: 1 }
        - { region: us-west-2, generation: 1, origin: us-east-1/1 }
`,
  `        # the first
        - region: us-east-1 # born here
          generation: 1 # never changes

        # the replica
        - region: us-west-2
          generation: 1
          origin: "us-east-1/1" # never changes
`,
]);

describe("a failover's edit", () => {
  test("swaps the roles and retires the lost writer, and leaves every other byte", () => {
    const after = failedOver(DEPLOYMENT_TEXT);
    expect(after).toBe(
      edited(
        DEPLOYMENT_TEXT,
        ["role: primary", "role: TAKES OVER"],
        ["role: standby", "role: primary"],
        ["role: TAKES OVER", "role: standby"],
        ["{ region: us-east-1, generation: 1 }", "{ region: us-east-1, generation: 1, retired: true }"],
      ),
    );
  });

  test("is a deployment in which the partner writes", () => {
    const aws = awsOf(failedOver(DEPLOYMENT_TEXT));
    expect(aws.regions.map(({ name, role }) => `${name} ${role}`)).toEqual(["us-east-1 standby", "us-west-2 primary"]);
    expect(aws.databases[0]?.members.map(({ region, retired, writer }) => [region, retired, writer])).toEqual([
      ["us-east-1", true, false],
      ["us-west-2", false, true],
    ]);
  });

  test("adds the flag as a line of its own to a member in block style, behind a comment", () => {
    expect(changes(BLOCK, failedOver(BLOCK))).toEqual(["+          retired: true"]);
    expect(failedOver(BLOCK)).toContain("generation: 1 # never changes\n          retired: true\n\n");
  });

  test("keeps comments and quotes beside what it changes", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      ["role: primary", `role: "primary"   # today`],
      ["role: standby", "role:   'standby' # today"],
    );
    const after = failedOver(text);
    expect(after).toContain(`      role: "standby"   # today\n`);
    expect(after).toContain("      role:   'primary' # today\n");
  });

  test("finds role and name in any order", () => {
    const text = edited(DEPLOYMENT_TEXT, [
      "- name: us-east-1\n      role: primary",
      "- role: primary\n      name: us-east-1",
    ]);
    expect(failedOver(text)).toContain("- role: standby\n      name: us-east-1");
  });

  test("changes a flag that is there", () => {
    const flow = edited(DEPLOYMENT_TEXT, ["generation: 1 }", "retired: false, generation: 1 }"]);
    expect(failedOver(flow)).toContain("{ region: us-east-1, retired: true, generation: 1 }");
    const block = edited(BLOCK, ["generation: 1 # never", "retired: false # yet\n          generation: 1 # never"]);
    expect(changes(block, failedOver(block))).toContain("+          retired: true # yet");
  });

  test("edits lists in flow style", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      [
        "\n        - { region: us-east-1, generation: 1 }\n        - { region: us-west-2, generation: 1, origin: us-east-1/1 }",
        " [{region: us-east-1, generation: 1}, {region: us-west-2, generation: 1, origin: us-east-1/1}]",
      ],
      [
        "\n    - name: us-east-1\n      role: primary\n      partner: us-west-2\n    - name: us-west-2\n      role: standby\n      partner: us-east-1",
        " [{name: us-east-1, role: primary, partner: us-west-2}, {name: us-west-2, role: standby, partner: us-east-1}]",
      ],
    );
    const after = failedOver(text);
    expect(after).toContain("{name: us-east-1, role: standby, partner");
    expect(after).toContain("[{region: us-east-1, generation: 1, retired: true}, {");
    expect(rebuilt(after)).toContain(
      "origin: us-east-1/1}, { region: us-east-1, generation: 2, origin: us-west-2/1 }]",
    );
  });

  test("ends the lines of a CRLF file as the others", () => {
    const text = BLOCK.replaceAll("\n", "\r\n");
    const after = rebuilt(failedOver(text));
    expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(after).toContain("never changes\r\n          retired: true\r\n");
  });

  test("edits a file without a line break at its end", () => {
    const parts = DEPLOYMENT_TEXT.split("  databases:\n");
    const [databases = "", rest = ""] = (parts[1] ?? "").split("  tables:");
    const text = `${parts[0]}  tables:${rest}  databases:\n${databases.trimEnd()}`;
    expect(failedOver(text, "us-east-1").endsWith("origin: us-east-1/1 }")).toBe(true);
    expect(rebuilt(failedOver(text)).endsWith("origin: us-west-2/1 }")).toBe(true);
  });

  test("retires the lost member of each database, and of no other", () => {
    const second = `    - name: billing
      members:
        - { region: us-east-1, generation: 1, retired: true }
        - { region: us-west-2, generation: 1, retired: true, origin: us-east-1/1 }
        - { region: us-east-1, generation: 2, origin: us-west-2/1 }
        - { region: us-west-2, generation: 2, origin: us-east-1/2 }
`;
    const text = edited(DEPLOYMENT_TEXT, ["  tables:", `${second}  tables:`]);
    expect(changes(text, failedOver(text))).toEqual([
      "-        - { region: us-east-1, generation: 1 }",
      "-        - { region: us-east-1, generation: 2, origin: us-west-2/1 }",
      "+        - { region: us-east-1, generation: 2, origin: us-west-2/1, retired: true }",
    ]);
  });

  test("refuses a file whose aliases would change with it", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      ["role: standby", "role: &word standby"],
      ["repositories: [tabular/api]", "repositories: [*word]"],
    );
    expect(() => failedOver(text)).toThrow(
      "the deployment file must be written without anchors and aliases in regions and databases to be edited in place; write their values out",
    );
  });

  test("edits what an alias stands for where that is meant", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      ["      members:\n", "      members: &both\n"],
      ["  tables:", "    - { name: billing, members: *both }\n  tables:"],
    );
    const { databases } = awsOf(rebuilt(failedOver(text)));
    expect(databases.map(({ members }) => members.map(({ retired }) => retired))).toEqual([
      [true, false, false],
      [true, false, false],
    ]);
  });
});

describe("a rebuild's edit", () => {
  test("adds a generation that replicates the writer", () => {
    const before = failedOver(DEPLOYMENT_TEXT);
    const after = rebuilt(before);
    expect(changes(before, after)).toEqual(["+        - { region: us-east-1, generation: 2, origin: us-west-2/1 }"]);
    expect(awsOf(after).databases[0]?.members.at(-1)).toMatchObject({ region: "us-east-1", writer: false });
  });

  test("adds it behind a member in block style and its comment", () => {
    expect(rebuilt(failedOver(BLOCK))).toContain(
      '          origin: "us-east-1/1" # never changes\n        - { region: us-east-1, generation: 2, origin: us-west-2/1 }\n',
    );
  });

  test("makes the region fit for the next failover", () => {
    const back = failedOver(rebuilt(failedOver(BLOCK)), "us-west-2");
    expect(awsOf(back).databases[0]?.members.map(({ retired, writer }) => [retired, writer])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
    expect(back).toContain('          origin: "us-east-1/1" # never changes\n          retired: true\n        - {');
  });
});

test("a failover to a region that was never rebuilt retires the lost writer and adds one that is restored", () => {
  const before = failedOver(BLOCK);
  const after = failedOver(before, "us-west-2");
  expect(after).toContain(
    '          origin: "us-east-1/1" # never changes\n          retired: true\n        - { region: us-east-1, generation: 2, origin: us-west-2/1 }\n',
  );
  expect(awsOf(after).databases[0]?.members.map(({ writer }) => writer)).toEqual([false, false, true]);
});
