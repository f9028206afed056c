import { GENERATED } from "../../../../../modules/aws/keys/secret";

interface Handler {
  readonly GENERATED: object;
  rotate(event: object, clients: object): Promise<void>;
}

// Plain CommonJS, as Lambda runs it.
const handler = require("../../../../../modules/aws/keys/rotation/handler.cjs") as Handler;

const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:app/jwt-AbCdEf";
const DATABASE = { engine: "postgres", dbInstanceIdentifier: "orders-g1", username: "platform_admin" };

/** Secrets Manager with one secret, and RDS with one instance that takes a password after some looks. */
class Aws {
  readonly values = new Map<string, string>();
  readonly stages: Record<string, string[]> = {};
  readonly passwords: string[] = [];
  readonly calls: string[] = [];
  slept = 0;
  looksUntilTaken = 0;
  status = "available";
  private generated = 0;

  constructor(current: object) {
    this.values.set("old", JSON.stringify(current));
    this.stages.old = ["AWSCURRENT"];
    this.stages.new = ["AWSPENDING"];
  }

  value(version: string): unknown {
    return JSON.parse(this.values.get(version) ?? "null");
  }

  readonly secrets = {
    describeSecret: async () => ({ VersionIdsToStages: structuredClone(this.stages) }),
    getSecretValue: async ({ VersionId, VersionStage }: { VersionId?: string; VersionStage: string }) => {
      const version = VersionId ?? Object.keys(this.stages).find((id) => this.stages[id]?.includes(VersionStage));
      const value = this.values.get(version ?? "");
      if (value === undefined) throw Object.assign(new Error("no value"), { name: "ResourceNotFoundException" });
      return { SecretString: value };
    },
    getRandomPassword: async () => {
      this.generated += 1;
      return { RandomPassword: `generated${this.generated}` };
    },
    putSecretValue: async (put: { ClientRequestToken: string; SecretString: string; VersionStages: string[] }) => {
      this.calls.push("put");
      this.values.set(put.ClientRequestToken, put.SecretString);
      this.stages[put.ClientRequestToken] = put.VersionStages;
    },
    updateSecretVersionStage: async (move: { MoveToVersionId: string; RemoveFromVersionId: string }) => {
      this.calls.push("move");
      this.stages[move.RemoveFromVersionId] = ["AWSPREVIOUS"];
      this.stages[move.MoveToVersionId] = ["AWSCURRENT"];
    },
  };

  readonly databases = {
    modifyDBInstance: async (modify: { DBInstanceIdentifier: string; MasterUserPassword: string }) => {
      this.calls.push(`modify ${modify.DBInstanceIdentifier}`);
      this.passwords.push(modify.MasterUserPassword);
    },
    describeDBInstances: async () => {
      const waits = this.looksUntilTaken > 0;
      this.looksUntilTaken -= 1;
      const PendingModifiedValues = waits ? { MasterUserPassword: "****" } : {};
      return { DBInstances: [{ DBInstanceStatus: this.status, PendingModifiedValues }] };
    },
  };

  readonly sleep = async (seconds: number) => {
    this.slept += seconds;
  };

  step(Step: string, ClientRequestToken = "new"): Promise<void> {
    return handler.rotate({ SecretId: SECRET, ClientRequestToken, Step }, this);
  }

  async rotate(): Promise<void> {
    for (const step of ["createSecret", "setSecret", "testSecret", "finishSecret"]) await this.step(step);
  }
}

describe("a generated secret", () => {
  test("gets a new value, keeps its other fields, and the old version becomes the previous one", async () => {
    const aws = new Aws({ value: "first", issuer: "inferloop" });
    await aws.rotate();
    expect(aws.value("new")).toEqual({ value: "generated1", issuer: "inferloop" });
    expect(aws.stages).toEqual({ old: ["AWSPREVIOUS"], new: ["AWSCURRENT"] });
  });

  test("calls no database", async () => {
    const aws = new Aws({ value: "first" });
    await aws.rotate();
    expect(aws.calls).toEqual(["put", "move"]);
    expect(aws.slept).toBe(0);
  });
});

describe("the secret of a database", () => {
  test("gives the database the password that it holds in the end", async () => {
    const aws = new Aws({ ...DATABASE, password: "first" });
    await aws.rotate();
    expect(aws.passwords).toEqual(["generated1"]);
    expect(aws.value("new")).toEqual({ ...DATABASE, password: "generated1" });
    expect(aws.calls).toEqual(["put", "modify orders-g1", "move"]);
  });

  test("waits until the database has taken the password", async () => {
    const aws = new Aws({ ...DATABASE, password: "first" });
    aws.looksUntilTaken = 3;
    await aws.step("testSecret");
    expect(aws.slept).toBe(30);
  });

  test("waits while the database resets its credentials", async () => {
    const aws = new Aws({ ...DATABASE, password: "first" });
    aws.status = "resetting-master-credentials";
    await expect(aws.step("testSecret")).rejects.toThrow("orders-g1 has not taken its new password yet");
    expect(aws.slept).toBe(590);
  });

  test("is tested without a pending value when a rotation is set up", async () => {
    const aws = new Aws({ ...DATABASE, password: "first" });
    await expect(aws.step("testSecret")).resolves.toBeUndefined();
    expect(aws.calls).toEqual([]);
  });
});

describe("a repeated step", () => {
  test("keeps the pending value that an earlier call has prepared", async () => {
    const aws = new Aws({ ...DATABASE, password: "first" });
    await aws.step("createSecret");
    await aws.step("createSecret");
    await aws.step("setSecret");
    await aws.step("setSecret");
    expect(aws.passwords).toEqual(["generated1", "generated1"]);
  });

  test("does nothing once the version is the current one", async () => {
    const aws = new Aws({ value: "first" });
    await aws.rotate();
    await aws.rotate();
    expect(aws.calls).toEqual(["put", "move"]);
  });
});

describe("a wrong call", () => {
  test("fails when the version is unknown", async () => {
    await expect(new Aws({ value: "first" }).step("createSecret", "other")).rejects.toThrow(
      `version other of ${SECRET} is not pending`,
    );
  });

  test("fails when the version is an older one", async () => {
    const aws = new Aws({ value: "first" });
    aws.stages.older = ["AWSPREVIOUS"];
    await expect(aws.step("setSecret", "older")).rejects.toThrow("version older of");
  });

  test("fails when the step is unknown", async () => {
    await expect(new Aws({ value: "first" }).step("constructor")).rejects.toThrow("unknown step constructor");
  });

  test("fails when the current value is missing", async () => {
    const aws = new Aws({ value: "first" });
    aws.values.clear();
    await expect(aws.step("createSecret")).rejects.toThrow("no value");
  });
});

test("rotated values look like first values", () => {
  expect(handler.GENERATED).toEqual({
    PasswordLength: GENERATED.password_length,
    ExcludePunctuation: GENERATED.exclude_punctuation,
  });
});
