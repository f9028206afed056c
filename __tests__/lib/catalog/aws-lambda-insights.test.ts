import { lambdaInsightsLayer } from "../../../lib/catalog/aws-lambda-insights";
import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";

const WITHOUT_ARM = ["ap-east-2", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "mx-central-1"];

describe("the layer of Lambda Insights", () => {
  test("is there for x86_64 in every region, in the form that Lambda takes", () => {
    for (const region of Object.keys(AWS_REGIONS)) {
      expect(lambdaInsightsLayer(region, "x86_64")).toMatch(
        new RegExp(`^arn:aws:lambda:${region}:\\d{12}:layer:LambdaInsightsExtension:[1-9]\\d*$`),
      );
    }
  });

  test("is there for arm64 in all but the youngest regions", () => {
    const without = Object.keys(AWS_REGIONS).filter((region) => lambdaInsightsLayer(region, "arm64") === undefined);
    expect(without).toEqual(WITHOUT_ARM);
    for (const region of Object.keys(AWS_REGIONS).filter((name) => !WITHOUT_ARM.includes(name))) {
      expect(lambdaInsightsLayer(region, "arm64")).toMatch(
        new RegExp(`^arn:aws:lambda:${region}:\\d{12}:layer:LambdaInsightsExtension-Arm64:[1-9]\\d*$`),
      );
    }
  });

  test.each([
    ["us-east-1", "x86_64", "arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:60"],
    ["us-west-2", "arm64", "arn:aws:lambda:us-west-2:580247275435:layer:LambdaInsightsExtension-Arm64:25"],
    ["il-central-1", "x86_64", "arn:aws:lambda:il-central-1:459530977127:layer:LambdaInsightsExtension:29"],
    ["il-central-1", "arm64", "arn:aws:lambda:il-central-1:066549572091:layer:LambdaInsightsExtension-Arm64:25"],
  ] as const)("has the documented account and version in %s for %s", (region, architecture, arn) => {
    expect(lambdaInsightsLayer(region, architecture)).toBe(arn);
  });

  test("is unknown where the region is", () => {
    expect(lambdaInsightsLayer("us-moon-1", "x86_64")).toBeUndefined();
    expect(lambdaInsightsLayer("us-moon-1", "arm64")).toBeUndefined();
  });
});
