import {
  type CheckerRegion,
  EndpointHealthCheck,
  type EndpointHealthCheckProps,
  requestIntervalFor,
} from "../../../../modules/aws/dns/endpoint-health-check";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const synth = (props: Partial<EndpointHealthCheckProps> = {}) => {
  let detectionSeconds = 0;
  const stack = synthesize((scope) => {
    const check = new EndpointHealthCheck(scope, "Endpoint-us-east-1", {
      names: testNames(),
      fqdn: "us-east-1.api.example.com",
      ...props,
    });
    detectionSeconds = check.detectionSeconds;
  });
  return { detectionSeconds, check: stack.resource("aws_route53_health_check") };
};

describe("EndpointHealthCheck", () => {
  test("minimal props", () => {
    expect(synth().check).toMatchSnapshot();
  });

  test("asks /health over HTTPS with the host's name", () => {
    expect(synth().check).toMatchObject({
      type: "HTTPS",
      fqdn: "us-east-1.api.example.com",
      port: 443,
      resource_path: "/health",
      enable_sni: true,
      measure_latency: true,
    });
  });

  test("defaults to the documented 3 failures, 30 seconds apart, from 3 regions", () => {
    const { check, detectionSeconds } = synth();
    expect(check).toMatchObject({
      failure_threshold: 3,
      request_interval: 30,
      regions: ["ap-northeast-1", "eu-west-1", "us-west-1"],
    });
    expect(detectionSeconds).toBe(90);
  });

  test("tells how long it takes to notice", () => {
    expect(synth({ requestIntervalSeconds: 10, failureThreshold: 2 }).detectionSeconds).toBe(20);
  });

  test.each([1, 10])("accepts a failureThreshold of %d", (failureThreshold) => {
    expect(synth({ failureThreshold }).check.failure_threshold).toBe(failureThreshold);
  });

  test.each([0, 11])("fails when failureThreshold is %d", (failureThreshold) => {
    expect(() => synth({ failureThreshold })).toThrow(
      /'failureThreshold' must be 1 to 10 requests, got \d+; use at (least 1|most 10)/,
    );
  });

  test("fails when requestIntervalSeconds is none that Route 53 offers", () => {
    expect(() => synth({ requestIntervalSeconds: 20 as 10 })).toThrow(
      "'requestIntervalSeconds' must be one of 10, 30, got 20; pick one of them",
    );
  });

  test("fails when a region has no checkers", () => {
    const regions: CheckerRegion[] = ["eu-west-1", "us-east-1", "eu-central-1" as CheckerRegion];
    expect(() => synth({ regions })).toThrow(/'regions' must be one of .*, got "eu-central-1"/);
  });

  test("fails when fewer than 3 different regions check", () => {
    expect(() => synth({ regions: ["eu-west-1", "us-east-1", "us-east-1"] })).toThrow(
      "Endpoint-us-east-1: 'regions' must be at least 3 different regions, got eu-west-1, us-east-1, us-east-1; " +
        "add others, so that one lost region does not decide",
    );
  });
});

describe("requestIntervalFor", () => {
  test("takes the long interval as soon as 3 failures and the longest TTL fit into the recovery time", () => {
    expect(requestIntervalFor(150)).toBe(30);
    expect(requestIntervalFor(149)).toBe(10);
  });
});
