import { InterfaceEndpoints } from "../../../../modules/aws/network/interface-endpoints";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new InterfaceEndpoints(scope, "Endpoints", {
    names: testNames("usw2"),
    region: "us-west-2",
    vpcId: "vpc-1",
    subnetIds: ["subnet-a", "subnet-b"],
    securityGroupId: "sg-1",
  });
});

describe("InterfaceEndpoints", () => {
  test("stand for images, keys, logs, secrets, sessions and tokens of the region", () => {
    const services = stack.resources("aws_vpc_endpoint").map((endpoint) => endpoint.service_name);
    expect(services).toEqual([
      "com.amazonaws.us-west-2.ecr.api",
      "com.amazonaws.us-west-2.ecr.dkr",
      "com.amazonaws.us-west-2.kms",
      "com.amazonaws.us-west-2.logs",
      "com.amazonaws.us-west-2.secretsmanager",
      "com.amazonaws.us-west-2.ssm",
      "com.amazonaws.us-west-2.ssmmessages",
      "com.amazonaws.us-west-2.sts",
    ]);
  });

  test("answer to the services' usual names, in every zone, behind their security group", () => {
    for (const endpoint of stack.resources("aws_vpc_endpoint")) {
      expect(endpoint).toMatchObject({
        vpc_endpoint_type: "Interface",
        private_dns_enabled: true,
        subnet_ids: ["subnet-a", "subnet-b"],
        security_group_ids: ["sg-1"],
      });
    }
  });

  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });
});
