import { REST_HOURS } from "../../../lib/config/aws/governance";
import { restHours, restSchedules } from "../../../lib/config/rest";
import { testDeployment } from "../../support/deployment";

const passing = { autoShutdown: true, protect: false };
const aws = { governance: undefined };

describe("restHours", () => {
  test("are nights and weekends where the file says nothing", () => {
    expect(restHours(passing, aws)).toEqual({
      stop: "cron(0 20 ? * MON-FRI *)",
      start: "cron(0 7 ? * MON-FRI *)",
      timeZone: "UTC",
    });
  });

  test("are none in production, nor for anything that is protected", () => {
    const { profile, aws: production } = testDeployment();
    expect(production && restHours(profile, production)).toBeUndefined();
    expect(restHours({ autoShutdown: true, protect: true }, aws)).toBeUndefined();
    expect(restHours({ autoShutdown: false, protect: false }, aws)).toBeUndefined();
  });
});

describe("restSchedules", () => {
  test("bring a service to nothing, and back to its bounds", () => {
    expect(restSchedules(REST_HOURS, { min: 2, max: 10 })).toEqual([
      { name: "rest-stop", expression: REST_HOURS.stop, timeZone: "UTC", min: 0, max: 0 },
      { name: "rest-start", expression: REST_HOURS.start, timeZone: "UTC", min: 2, max: 10 },
    ]);
  });

  test("are none for what never rests", () => {
    expect(restSchedules(undefined, { min: 2, max: 10 })).toEqual([]);
  });
});
