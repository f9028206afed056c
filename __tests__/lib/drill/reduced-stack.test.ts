import { mustBeTheSame } from "../../../lib/drill/drill-stack";
import { reducedStack } from "../../../lib/drill/reduced-stack";
import type { StackJson } from "../../../lib/terraform/stack-files";

const backend = (key: string, region: string) => ({ bucket: `state-${region}`, key, region, encrypt: true });

const STACK: StackJson = {
  terraform: {
    backend: { s3: backend("data.tfstate", "us-east-1") },
    required_providers: { aws: { source: "aws" } },
  },
  provider: { aws: [{ region: "us-east-1" }] },
  data: {
    aws_route53_zone: { zone: { name: "inferloop.io" } },
    terraform_remote_state: { network: { backend: "s3", config: backend("network.tfstate", "us-west-2") } },
  },
  resource: {
    aws_vpc: { vpc: { tags: { Name: "${data.terraform_remote_state.network.outputs.vpc_id}" } } },
    aws_subnet: { subnet: { vpc_id: "x-${data.terraform_remote_state.network.outputs.vpc_id}" } },
  },
  output: { vpc_id: { value: "${aws_vpc.vpc.id}" } },
};

const reduced = (stack: StackJson) =>
  reducedStack(stack, ({ region }) => ({ endpoints: { s3: `http://${region}` }, use_path_style: true }));

describe("a reduced stack", () => {
  test("keeps the backend's own settings and goes to the region's server", () => {
    expect(reduced(STACK).terraform).toMatchObject({
      backend: {
        s3: { ...backend("data.tfstate", "us-east-1"), endpoints: { s3: "http://us-east-1" }, use_path_style: true },
      },
    });
  });

  test("reads the other states where they are", () => {
    expect(reduced(STACK).data).toEqual({
      terraform_remote_state: {
        network: {
          backend: "s3",
          config: expect.objectContaining({ region: "us-west-2", endpoints: { s3: "http://us-west-2" } }),
        },
      },
    });
  });

  test("uses each output of another state that the stack uses", () => {
    const { resource } = reduced(STACK);
    expect(resource?.terraform_data?.reads?.input).toEqual(["${data.terraform_remote_state.network.outputs.vpc_id}"]);
  });

  test("gives the same outputs, and needs no provider", () => {
    const json = reduced(STACK);
    expect(json.output).toEqual({ vpc_id: { value: "${terraform_data.outputs.output.vpc_id}" } });
    expect(Object.keys(json.resource as object)).toEqual(["terraform_data"]);
    expect(json).not.toHaveProperty("provider");
    expect(json.terraform).not.toHaveProperty("required_providers");
  });

  test("leaves out sections that would be empty, which terraform refuses", () => {
    const { data: _data, output: _output, ...rest } = STACK;
    const json = reduced(rest as StackJson);
    expect(json).not.toHaveProperty("data");
    expect(json).not.toHaveProperty("output");
  });
});

describe("mustBeTheSame", () => {
  const known = { lineage: "one", serial: 3, addresses: ["terraform_data.a", "terraform_data.b"] };

  test("takes the same state, and a later one", () => {
    expect(() => mustBeTheSame(known, known)).not.toThrow();
    expect(() => mustBeTheSame({ ...known, serial: 4 }, known)).not.toThrow();
  });

  test.each([
    [{ ...known, lineage: "other" }, "lineage other instead of one"],
    [{ ...known, serial: 2 }, "serial 2 is older than 3"],
    [{ ...known, addresses: ["terraform_data.a"] }, "terraform_data.b is gone"],
  ])("fails for another, an older or a poorer one (%#)", (found, message) => {
    expect(() => mustBeTheSame(found, known)).toThrow(message);
  });
});
