import { Names } from "../../lib/names/names";

/** Names of a production deployment in one region. */
export function testNames(regionShort = "use1"): Names {
  return new Names({ project: "inferloop", environment: "production", account: "123456789012", regionShort });
}
