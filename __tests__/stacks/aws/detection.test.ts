import type { AwsDeployment } from "../../../lib/config/deployment";
import { regionalDetection } from "../../../stacks/aws/detection";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { TEST_GOVERNANCE } from "../../support/governance";

function detection(region: string, aws: Partial<AwsDeployment> = {}) {
  const around = testSurroundings(testDeployment({ aws: { governance: TEST_GOVERNANCE, ...aws } }));
  return regionalDetection(around, testPlace(around, region), "arn:aws:sns:us-east-1:123456789012:alerts");
}

describe("regionalDetection", () => {
  test("is the deployment's that owns the account, and only if it has governance", () => {
    expect(detection("us-east-1")).toBeDefined();
    expect(detection("us-east-1", { ownsAccount: false })).toBeUndefined();
    expect(detection("us-east-1", { governance: undefined })).toBeUndefined();
  });

  test("differs between regions in nothing but the region: both can be lost", () => {
    const east = detection("us-east-1");
    const west = detection("us-west-2");
    expect({ ...west, region: east?.region, names: east?.names }).toEqual(east);
    expect(west?.names.props.regionShort).toBe("usw2");
    expect(west?.collectingRegion).toBe("us-east-2");
  });

  test("knows what each region has already", () => {
    const existing = { ...TEST_GOVERNANCE.existing, guardDuty: ["us-west-2"] };
    const governance = { ...TEST_GOVERNANCE, existing };
    expect(detection("us-west-2", { governance })?.existing).toEqual({
      guardDuty: true,
      securityHub: false,
      config: false,
      accessAnalyzer: false,
    });
    expect(detection("us-east-1", { governance })?.existing.guardDuty).toBe(false);
  });
});
