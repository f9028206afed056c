import type { TerraformElement } from "cdktf";
import { TerraformStack, Testing } from "cdktf";
import { Node } from "constructs";
import { logicalId } from "../../lib/stack/logical-id";
import { reviewable } from "../../lib/stack/reviewable";

type Block = { [attribute: string]: unknown };
interface Json {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: Block } };
  readonly data?: { readonly [type: string]: { readonly [id: string]: Block } };
  readonly [section: string]: unknown;
}

/** A stack with the project's addresses and without a backend of its own. */
class TestStack extends TerraformStack {
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element instanceof Node ? element : element.node, this.node);
  }

  /** Without the stack's own, which asks for a provider: modules leave that to their stack. */
  override runAllValidations(): void {
    const errors = this.node.children.flatMap((child) => child.node.findAll()).flatMap(({ node }) => node.validate());
    if (errors.length > 0) throw new Error(errors.join("; "));
  }
}

/** What a stack renders, for assertions. */
export class SynthesizedStack {
  constructor(readonly json: Json) {}

  /** All resources of a type, with their addresses. */
  resources(type: string): (Block & { readonly address: string })[] {
    return Object.entries(this.json.resource?.[type] ?? {}).map(([id, block]) => ({
      ...block,
      address: `${type}.${id}`,
    }));
  }

  /** The only resource of a type. */
  resource(type: string): Block & { readonly address: string } {
    const [only, ...more] = this.resources(type);
    if (only === undefined || more.length > 0)
      throw new Error(`expected one ${type}, found ${more.length + (only ? 1 : 0)}`);
    return only;
  }

  /** Sorted addresses of all resources and data sources. */
  addresses(): string[] {
    const of = (blocks: Json["resource"], prefix: string) =>
      Object.entries(blocks ?? {}).flatMap(([type, ids]) => Object.keys(ids).map((id) => `${prefix}${type}.${id}`));
    return [...of(this.json.resource, ""), ...of(this.json.data, "data.")].sort();
  }
}

/** Renders a stack as `cdktf synth` does, without its metadata. */
export function rendered(stack: TerraformStack): SynthesizedStack {
  stack.prepareStack();
  stack.runAllValidations();
  const { "//": _metadata, ...json } = reviewable(stack.toTerraform()) as Json;
  const plain = JSON.parse(JSON.stringify(json), (key, value) => (key === "//" ? undefined : value)) as Json;
  return new SynthesizedStack(plain);
}

/** Renders what `build` puts into an empty stack, without its backend, which is a path of this machine. */
export function synthesize(build: (scope: TerraformStack) => void): SynthesizedStack {
  const stack = new TestStack(Testing.app({ stackTraces: false }), "test");
  build(stack);
  const { terraform: _terraform, ...json } = rendered(stack).json;
  return new SynthesizedStack(json);
}
