"use strict";
// Rotates a secret in the four steps of Secrets Manager, each of which may be called again after a failure.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
//
// A secret is a JSON object. With `dbInstanceIdentifier` it is the administrator's of an RDS instance and `password`
// changes; otherwise `value` changes. Nothing of a secret is ever logged.

/** Letters and digits, as in the secrets' first values. */
const GENERATED = { PasswordLength: 40, ExcludePunctuation: true };

/** How long the new password of a database may take: 60 looks, 10 seconds apart. */
const LOOKS = 60;
const SECONDS_BETWEEN_LOOKS = 10;

const STEPS = new Map(Object.entries({ createSecret, setSecret, testSecret, finishSecret }));

async function rotate(event, clients) {
  const { SecretId, ClientRequestToken: token, Step } = event;
  const step = STEPS.get(Step);
  if (step === undefined) throw new Error(`unknown step ${Step}`);
  const { VersionIdsToStages: versions = {} } = await clients.secrets.describeSecret({ SecretId });
  const stages = versions[token] ?? [];
  // Done by an earlier call.
  if (stages.includes("AWSCURRENT")) return;
  if (!stages.includes("AWSPENDING")) throw new Error(`version ${token} of ${SecretId} is not pending`);
  await step({ SecretId, token, versions, ...clients });
}

/** Prepares the new value. */
async function createSecret({ SecretId, token, secrets }) {
  const current = await read(secrets, { SecretId, VersionStage: "AWSCURRENT" });
  if ((await read(secrets, pending(SecretId, token))) !== undefined) return;
  const { RandomPassword } = await secrets.getRandomPassword(GENERATED);
  const field = current.dbInstanceIdentifier === undefined ? "value" : "password";
  await secrets.putSecretValue({
    SecretId,
    ClientRequestToken: token,
    SecretString: JSON.stringify({ ...current, [field]: RandomPassword }),
    VersionStages: ["AWSPENDING"],
  });
}

/** Gives the new value to what it opens. */
async function setSecret({ SecretId, token, secrets, databases }) {
  const { dbInstanceIdentifier, password } = await read(secrets, pending(SecretId, token));
  if (dbInstanceIdentifier === undefined) return;
  await databases.modifyDBInstance({
    DBInstanceIdentifier: dbInstanceIdentifier,
    MasterUserPassword: password,
    ApplyImmediately: true,
  });
}

/**
 * Waits until the database has taken the password, which RDS does some time after the call. Secrets Manager also makes
 * this step alone, with a pending version that is empty, when a rotation is set up; so the current value is read.
 */
async function testSecret({ SecretId, secrets, databases, sleep }) {
  const { dbInstanceIdentifier } = await read(secrets, { SecretId, VersionStage: "AWSCURRENT" });
  if (dbInstanceIdentifier === undefined) return;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await sleep(SECONDS_BETWEEN_LOOKS);
    const { DBInstances } = await databases.describeDBInstances({ DBInstanceIdentifier: dbInstanceIdentifier });
    const { DBInstanceStatus, PendingModifiedValues = {} } = DBInstances[0];
    const waits = PendingModifiedValues.MasterUserPassword !== undefined;
    if (!waits && DBInstanceStatus !== "resetting-master-credentials") return;
  }
  throw new Error(`${dbInstanceIdentifier} has not taken its new password yet`);
}

/** Makes the new value the current one. The old one becomes AWSPREVIOUS. */
async function finishSecret({ SecretId, token, versions, secrets }) {
  const [current] = Object.entries(versions).find(([, stages]) => stages.includes("AWSCURRENT"));
  await secrets.updateSecretVersionStage({
    SecretId,
    VersionStage: "AWSCURRENT",
    MoveToVersionId: token,
    RemoveFromVersionId: current,
  });
}

const pending = (SecretId, token) => ({ SecretId, VersionId: token, VersionStage: "AWSPENDING" });

/** The value of a version; nothing if the version has none yet. */
async function read(secrets, version) {
  try {
    return JSON.parse((await secrets.getSecretValue(version)).SecretString);
  } catch (error) {
    if (error.name === "ResourceNotFoundException" && version.VersionStage === "AWSPENDING") return undefined;
    throw error;
  }
}

let awsClients;

/** Clients of the SDK that the runtime carries. */
function connect() {
  const { SecretsManager } = require("@aws-sdk/client-secrets-manager");
  const { RDS } = require("@aws-sdk/client-rds");
  return {
    secrets: new SecretsManager({}),
    databases: new RDS({}),
    sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  };
}

module.exports = {
  GENERATED,
  rotate,
  handler: async (event) => {
    awsClients ??= connect();
    await rotate(event, awsClients);
  },
};
