import { parseDeployment } from "../../../lib/config/load";
import { profileOf } from "../../../lib/config/profiles";
import { DEPLOYMENT_TEXT, edited } from "../../support/deployment-text";

const PRODUCTION = {
  natGateways: "per-zone",
  interfaceEndpoints: true,
  multiAz: true,
  protect: true,
  architecture: "x86_64",
  spotFirst: false,
  autoShutdown: false,
  monitoringIntervalSeconds: 60,
  secretRecoveryDays: 30,
  retentionDays: { application: 30, audit: 90 },
  databaseInstanceClass: "db.m7g.large",
  databaseStorageGiB: 100,
  backupRetentionDays: 7,
};
const DEVELOPMENT = {
  natGateways: "single",
  interfaceEndpoints: false,
  multiAz: false,
  protect: false,
  architecture: "x86_64",
  spotFirst: true,
  autoShutdown: true,
  monitoringIntervalSeconds: 0,
  secretRecoveryDays: 0,
  retentionDays: { application: 7, audit: 90 },
  databaseInstanceClass: "db.t4g.medium",
  databaseStorageGiB: 20,
  backupRetentionDays: 7,
};

describe("profiles", () => {
  test.each([
    ["production", PRODUCTION],
    ["uat", PRODUCTION],
    ["test", { ...DEVELOPMENT, monitoringIntervalSeconds: 60, retentionDays: { application: 30, audit: 90 } }],
    ["development", DEVELOPMENT],
  ] as const)("%s", (environment, profile) => {
    expect(profileOf(environment, "current")).toEqual(profile);
  });

  test("settings of the file take the place of single values", () => {
    const text = edited(DEPLOYMENT_TEXT, [
      "tiers:",
      "settings: { natGateways: single, protect: false }\nretentionDays: { audit: 365 }\ntiers:",
    ]);
    expect(parseDeployment(text, "d.yaml").profile).toEqual({
      ...PRODUCTION,
      natGateways: "single",
      protect: false,
      retentionDays: { application: 30, audit: 365 },
    });
  });
});
