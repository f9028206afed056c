import { wholeStack } from "../../../lib/drill/whole-stack";
import type { StackJson } from "../../../lib/terraform/stack-files";

const backend = (region: string) => ({ bucket: `state-${region}`, key: "k", region, use_lockfile: true });

const STACK: StackJson = {
  terraform: { backend: { s3: backend("us-east-1") }, required_providers: { aws: { source: "aws" } } },
  provider: { aws: [{ region: "us-east-1" }] },
  data: {
    aws_route53_zone: { zone: { name: "inferloop.io" } },
    terraform_remote_state: { network: { backend: "s3", config: backend("us-west-2") } },
  },
  resource: { aws_vpc: { vpc: { cidr_block: "10.0.0.0/16" } } },
  output: { vpc_id: { value: "${aws_vpc.vpc.id}" } },
};
const settings = { use_path_style: true };
const laid = (stack: StackJson) => wholeStack(stack, ({ region }) => ({ ...settings, endpoint: `http://${region}` }));

describe("a whole stack", () => {
  test("is what was synthesized, with its states on this machine and a change at will", () => {
    expect(laid(STACK)).toEqual({
      ...STACK,
      terraform: {
        ...STACK.terraform,
        backend: { s3: { ...backend("us-east-1"), ...settings, endpoint: "http://us-east-1" } },
      },
      data: {
        ...STACK.data,
        terraform_remote_state: {
          network: { backend: "s3", config: { ...backend("us-west-2"), ...settings, endpoint: "http://us-west-2" } },
        },
      },
      variable: { drill_round: { default: "0" } },
      resource: { ...STACK.resource, terraform_data: { drill_round: { input: "${var.drill_round}" } } },
    });
  });

  test("leaves what it is made from as it was, and keeps variables and built-in resources", () => {
    const stack: StackJson = {
      terraform: { backend: { s3: backend("us-east-1") } },
      variable: { own: {} },
      resource: { terraform_data: { own: { input: "a" } } },
    };
    const before = structuredClone(stack);
    const { variable, resource } = laid(stack);
    expect(stack).toEqual(before);
    expect(variable).toEqual({ own: {}, drill_round: { default: "0" } });
    expect(resource).toEqual({
      terraform_data: { own: { input: "a" }, drill_round: { input: "${var.drill_round}" } },
    });
  });
});
