import { parseDeployment } from "../../../lib/config/load";
import {
  DEPLOYMENT_TEXT,
  type Edit,
  edited,
  type RefusedCase,
  refusal,
  SINGLE_REGION_TEXT,
  testRefusals,
} from "../../support/deployment-text";

const BORN = "region: us-east-1, generation: 1";
const REPLICA = "region: us-west-2, generation: 1, origin: us-east-1/1";
const RETIRED = "retired: true";

/** The members of the database; the third region reads. */
const members = (...lines: readonly string[]): Edit => [
  `        - { ${BORN} }\n        - { ${REPLICA} }\n`,
  lines.map((line) => `        - { ${line} }\n`).join(""),
];
/** What a failover does to the regions. */
const SWAPPED: readonly Edit[] = [
  ["role: primary", "role: X"],
  ["role: standby", "role: primary"],
  ["role: X", "role: standby"],
];
const READ_REGION: Edit = ["  databases:", "    - name: eu-west-1\n      role: read\n  databases:"];

/** The members in service after the edits, the writer marked. */
function inService(...edits: readonly Edit[]): string[] {
  const deployment = parseDeployment(edited(DEPLOYMENT_TEXT, ...edits), "d.yaml");
  return (deployment.aws?.databases ?? []).flatMap((database) =>
    database.members
      .filter(({ retired }) => !retired)
      .map(({ region, generation, writer }) => `${region}/${generation}${writer ? " writes" : ""}`),
  );
}

describe("life of a database", () => {
  test("is born in the primary region with a replica in the standby", () => {
    expect(inService()).toEqual(["us-east-1/1 writes", "us-west-2/1"]);
  });

  test("a failover retires the lost writer, and its replica writes", () => {
    expect(inService(...SWAPPED, members(`${BORN}, ${RETIRED}`, REPLICA))).toEqual(["us-west-2/1 writes"]);
  });

  test("a new generation in the lost region follows the new writer", () => {
    const next = "region: us-east-1, generation: 2, origin: us-west-2/1";
    expect(inService(...SWAPPED, members(`${BORN}, ${RETIRED}`, REPLICA, next))).toEqual([
      "us-west-2/1 writes",
      "us-east-1/2",
    ]);
  });

  test("a retired member that was torn down is dropped, and its number is not used again", () => {
    const next = "region: us-east-1, generation: 2, origin: us-west-2/1";
    expect(inService(...SWAPPED, members(REPLICA, next))).toEqual(["us-west-2/1 writes", "us-east-1/2"]);
  });

  test("a failback is a failover in the other direction", () => {
    const second = "region: us-east-1, generation: 2, origin: us-west-2/1";
    const third = "region: us-west-2, generation: 2, origin: us-east-1/2";
    const all = members(`${BORN}, ${RETIRED}`, `${REPLICA}, ${RETIRED}`, second, third);
    expect(inService(all)).toEqual(["us-east-1/2 writes", "us-west-2/2"]);
  });

  test("a read region follows the writer too", () => {
    const reader = "region: eu-west-1, generation: 1, origin: us-east-1/1";
    expect(inService(READ_REGION, members(BORN, REPLICA, reader))).toContain("eu-west-1/1");
  });

  test("keeps what each member was created from", () => {
    const deployment = parseDeployment(DEPLOYMENT_TEXT, "d.yaml");
    expect(deployment.aws?.databases[0]?.members).toEqual([
      { region: "us-east-1", generation: 1, origin: undefined, retired: false, writer: true },
      {
        region: "us-west-2",
        generation: 1,
        origin: { region: "us-east-1", generation: 1 },
        retired: false,
        writer: false,
      },
    ]);
  });
});

describe("members", () => {
  const REFUSED: readonly RefusedCase[] = [
    [
      "roles that were swapped without retiring the old writer",
      SWAPPED,
      "d.yaml:25:11 aws.databases[0].members[0].retired: 'retired' must be true in us-east-1 (standby), us-east-1/1 took writes and cannot become a replica, got nothing; write retired: true, and add {region: us-east-1, generation: 2, origin: us-west-2/1} once us-west-2/1 takes writes",
    ],
    [
      "a failback that leaves the promoted replica in service",
      [members(`${BORN}, ${RETIRED}`, REPLICA, "region: us-east-1, generation: 2, origin: us-west-2/1")],
      "d.yaml:26:11 aws.databases[0].members[1].retired: 'retired' must be true in us-west-2 (standby), us-west-2/1 took writes and cannot become a replica, got nothing; write retired: true, and add {region: us-west-2, generation: 2, origin: us-east-1/2} once us-east-1/2 takes writes",
    ],
    [
      "a failover that is undone as if nothing had been written",
      [members(BORN, REPLICA, `region: us-east-1, generation: 2, origin: us-west-2/1, ${RETIRED}`)],
      "d.yaml:26:11 aws.databases[0].members[1].retired: 'retired' must be true in us-west-2 (standby), us-west-2/1 took writes and cannot become a replica, got nothing; write retired: true, and add {region: us-west-2, generation: 2, origin: us-east-1/1} once us-east-1/1 takes writes",
    ],
    [
      "a replica whose source is gone",
      [
        READ_REGION,
        ...SWAPPED,
        members(`${BORN}, ${RETIRED}`, REPLICA, "region: eu-west-1, generation: 1, origin: us-east-1/1"),
      ],
      `d.yaml:29:55 aws.databases[0].members[2].origin: 'origin' must be us-west-2/1, the writer, for a member in service in eu-west-1 (read), got "us-east-1/1"; a replica keeps its origin: write retired: true, and add {region: eu-west-1, generation: 2, origin: us-west-2/1} once us-west-2/1 takes writes`,
    ],
    [
      "a member outside the primary region that was created from nothing",
      [members(BORN, "region: us-west-2, generation: 1")],
      "d.yaml:26:11 aws.databases[0].members[1].origin: 'origin' must be given for a member in service in us-west-2 (standby), got nothing; write origin: us-east-1/1; if it took writes, write retired: true, and add {region: us-west-2, generation: 2, origin: us-east-1/1} once us-east-1/1 takes writes",
    ],
    [
      "no member in service in the primary region",
      [members(`${BORN}, ${RETIRED}`, REPLICA)],
      "d.yaml:24:7 aws.databases[0].members: 'members' must be a list with a member in service in us-east-1, the primary region, got us-west-2/1; write role: primary for us-west-2, or add a member in us-east-1",
    ],
    [
      "no member in service at all",
      [members(`${BORN}, ${RETIRED}`)],
      "d.yaml:24:7 aws.databases[0].members: 'members' must be a list with a member in service in us-east-1, the primary region, got none; add {region: us-east-1, generation: 2}",
    ],
    [
      "two members in service in one region",
      [members(BORN, "region: us-east-1, generation: 2")],
      "d.yaml:25:11 aws.databases[0].members[0].retired: 'retired' must be true, us-east-1/2 is in service in us-east-1 after it, got nothing; write retired: true",
    ],
    [
      "a member in a region that the deployment has not",
      [members(BORN, "region: eu-west-1, generation: 1, origin: us-east-1/1")],
      `d.yaml:26:21 aws.databases[0].members[1].region: 'region' must be one of the deployment's regions (us-east-1, us-west-2), got "eu-west-1"; write one of them, or add the region`,
    ],
    [
      "a generation twice",
      [members(BORN, BORN)],
      "d.yaml:26:44 aws.databases[0].members[1].generation: 'generation' must be at least 2, after the generations of us-east-1 before it, got 1; write generation: 2",
    ],
    [
      "generations that count down",
      [members("region: us-east-1, generation: 3, retired: true", "region: us-east-1, generation: 2")],
      "d.yaml:26:44 aws.databases[0].members[1].generation: 'generation' must be at least 4, after the generations of us-east-1 before it, got 2; write generation: 4",
    ],
    [
      "a generation below 1",
      [members("region: us-east-1, generation: 0")],
      "d.yaml:25:44 aws.databases[0].members[0].generation: 'generation' must be at least 1, got 0; write 1 for the first instance in the region",
    ],
    [
      "an origin of another form",
      [members(BORN, "region: us-west-2, generation: 1, origin: us-east-1")],
      `d.yaml:26:55 aws.databases[0].members[1].origin: 'origin' must be region/generation of the member it was created from, got "us-east-1"; write it like us-east-1/1`,
    ],
    [
      "an origin that is no member",
      [members(BORN, "region: us-west-2, generation: 1, origin: us-east-1/2")],
      `d.yaml:26:55 aws.databases[0].members[1].origin: 'origin' must be us-east-1/1, the writer, for a member in service in us-west-2 (standby), got "us-east-1/2"; write origin: us-east-1/1`,
    ],
    [
      "an origin in the same region",
      [members(`${BORN}, ${RETIRED}`, "region: us-east-1, generation: 2, origin: us-east-1/1")],
      `d.yaml:26:55 aws.databases[0].members[1].origin: 'origin' must be a member in another region than us-east-1, got "us-east-1/1"; write the member it was created from, or remove it if it was created empty`,
    ],
    [
      "origins that lead back",
      [members(`${BORN}, origin: us-west-2/1`, REPLICA)],
      `d.yaml:25:55 aws.databases[0].members[0].origin: 'origin' must be older than the member itself, but us-east-1/1, us-west-2/1 come from each other, got "us-west-2/1"; remove the origin of the one that was created empty`,
    ],
  ];
  testRefusals(DEPLOYMENT_TEXT, REFUSED);

  test("fails for two members in service in a single region", () => {
    const two = edited(SINGLE_REGION_TEXT, [
      `- { ${BORN} }`,
      `- { ${BORN} }\n        - { region: us-east-1, generation: 2 }`,
    ]);
    expect(refusal(two)).toEqual([
      "d.yaml:21:11 aws.databases[0].members[0].retired: 'retired' must be true, us-east-1/2 is in service in us-east-1 after it, got nothing; write retired: true",
    ]);
  });
});
