import { Vpc } from "../../../../modules/aws/network/vpc";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize((scope) => {
    new Vpc(scope, "Vpc", { names: testNames(), cidr: "10.0.0.0/16" });
  });

describe("Vpc", () => {
  test("gives the network its range and both DNS settings", () => {
    expect(build().resource("aws_vpc")).toMatchObject({
      address: "aws_vpc.vpc",
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "inferloop-production-use1-vpc" },
    });
  });

  test("attaches an internet gateway", () => {
    expect(build().resource("aws_internet_gateway")).toMatchObject({ vpc_id: "${aws_vpc.vpc.id}" });
  });

  test("closes the default security group both ways, rules added by hand included", () => {
    expect(build().resource("aws_default_security_group")).toMatchObject({
      vpc_id: "${aws_vpc.vpc.id}",
      ingress: [],
      egress: [],
    });
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
