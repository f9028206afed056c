import { FailoverRefusedError, planFailover, planRebuild } from "../../../lib/failover/plan";
import { DEPLOYMENT_TEXT, edited, SINGLE_REGION_TEXT } from "../../support/deployment-text";
import { awsOf } from "../../support/edits";

/** With a region that only reads, and its replica. */
const WITH_READER = edited(
  DEPLOYMENT_TEXT,
  ["  databases:", "    - name: eu-west-1\n      role: read\n  databases:"],
  ["  tables:", "        - { region: eu-west-1, generation: 1, origin: us-east-1/1 }\n  tables:"],
);
const LOST = edited(
  DEPLOYMENT_TEXT,
  ["role: primary", "role: other"],
  ["role: standby", "role: primary"],
  ["role: other", "role: standby"],
  ["generation: 1 }", "generation: 1, retired: true }"],
);

describe("planFailover", () => {
  test("hands over to the partner and retires the lost writer", () => {
    expect(planFailover(awsOf(DEPLOYMENT_TEXT), "us-east-1")).toEqual({
      lost: "us-east-1",
      successor: "us-west-2",
      retired: [{ database: "synthdata", region: "us-east-1", generation: 1 }],
      added: [],
    });
  });

  test("retires replicas in other regions, which cannot follow another writer", () => {
    expect(planFailover(awsOf(WITH_READER), "us-east-1").retired).toEqual([
      { database: "synthdata", region: "us-east-1", generation: 1 },
      { database: "synthdata", region: "eu-west-1", generation: 1 },
    ]);
  });

  test("restores a database that has no replica in the partner", () => {
    expect(planFailover(awsOf(LOST), "us-west-2")).toEqual({
      lost: "us-west-2",
      successor: "us-east-1",
      retired: [{ database: "synthdata", region: "us-west-2", generation: 1 }],
      added: [
        { database: "synthdata", region: "us-east-1", generation: 2, origin: { region: "us-west-2", generation: 1 } },
      ],
    });
  });

  test.each([
    [
      DEPLOYMENT_TEXT,
      "us-east-9",
      `'--lost' must be a region of the deployment (us-east-1, us-west-2), got "us-east-9"; name one of them`,
    ],
    [
      DEPLOYMENT_TEXT,
      "us-west-2",
      `'--lost' must be the primary region, got "us-west-2", a standby region; nothing has to fail over, its replicas catch up after its return`,
    ],
    [
      SINGLE_REGION_TEXT,
      "us-east-1",
      `'--lost' must be a region with a partner, got "us-east-1"; there is no standby, restore from backups`,
    ],
  ])("refuses a region that cannot fail over (%#)", (text, lost, message) => {
    const refused = () => planFailover(awsOf(text), lost);
    expect(refused).toThrow(FailoverRefusedError);
    expect(refused).toThrow(new FailoverRefusedError(message));
  });
});

describe("planRebuild", () => {
  test("adds the next generation, which replicates the writer", () => {
    expect(planRebuild(awsOf(LOST), "us-east-1")).toEqual({
      retired: [],
      added: [
        { database: "synthdata", region: "us-east-1", generation: 2, origin: { region: "us-west-2", generation: 1 } },
      ],
    });
  });

  test.each([
    [
      "eu-west-1",
      `'--region' must be a region of the deployment (us-east-1, us-west-2), got "eu-west-1"; name one of them`,
    ],
    ["us-west-2", `'--region' must be a standby or read region, got "us-west-2", the primary; name the other one`],
  ])("refuses %s", (region, message) => {
    expect(() => planRebuild(awsOf(LOST), region)).toThrow(new FailoverRefusedError(message));
  });

  test("refuses a region whose databases are in service", () => {
    expect(() => planRebuild(awsOf(DEPLOYMENT_TEXT), "us-west-2")).toThrow(
      new FailoverRefusedError(
        `'--region' must be a region whose databases are retired, got "us-west-2"; nothing has to be rebuilt there`,
      ),
    );
  });
});
