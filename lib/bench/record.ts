import { writeFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { App, TerraformElement, TerraformOutput, TerraformStack, Token } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import type { IConstruct } from "constructs";
import type { Deployment } from "../config/deployment";

/** One element that a synthesis creates: the class that it is made with, and what the class is given. */
interface Recorded {
  readonly module: string;
  readonly className: string;
  readonly element: TerraformElement;
  readonly config: unknown;
}

type Constructor = new (scope: TerraformElement, id: string, config: unknown) => TerraformElement;
type Load = (request: string, ...rest: unknown[]) => unknown;

const PROVIDER_CLASSES = /^@cdktf\/provider-[a-z]+\/lib\/[a-z0-9-]+$/;

/**
 * Writes a program that creates the very resources of a deployment directly with cdktf and the providers' classes, and
 * does nothing else: what any program that makes them with cdktf must at least take.
 * @param compose creates the stacks of the deployment
 * @returns how many elements it creates
 */
export function writeFloor(
  folder: string,
  deployment: Deployment,
  load: () => { compose(app: App, deployment: Deployment): readonly TerraformStack[] },
): number {
  const recorded: Recorded[] = [];
  const app = new App({ outdir: join(folder, "recording"), stackTraces: false });
  const stacks = recording(recorded, () => load().compose(app, deployment));
  const text = program(stacks, recorded);
  writeFileSync(join(folder, FLOOR), text);
  return recorded.length;
}

/** Name of the program's file. */
export const FLOOR = "floor.cjs";

/** Runs `work` with the providers' classes replaced by ones that note what they are made with. */
function recording<T>(recorded: Recorded[], work: () => T): T {
  const modules = Module as unknown as { _load: Load };
  const load = modules._load;
  const wrapped = new Map<string, object>();
  modules._load = function (this: unknown, request: string, ...rest: unknown[]) {
    const loaded = load.call(this, request, ...rest) as object;
    if (!PROVIDER_CLASSES.test(request)) return loaded;
    const known = wrapped.get(request) ?? noting(request, loaded, recorded);
    wrapped.set(request, known);
    return known;
  };
  try {
    return work();
  } finally {
    modules._load = load;
  }
}

function noting(module: string, loaded: object, recorded: Recorded[]): object {
  return new Proxy(loaded, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== "function" || !(value.prototype instanceof TerraformElement)) return value;
      const className = String(name);
      return new Proxy(value as unknown as Constructor, {
        construct(made, args: [TerraformElement, string, unknown], newTarget) {
          const element = Reflect.construct(made, args, newTarget) as TerraformElement;
          recorded.push({ module, className, element, config: args[2] });
          return element;
        },
      });
    },
  });
}

function program(stacks: readonly TerraformStack[], recorded: readonly Recorded[]): string {
  const modules = [...new Set(recorded.map(({ module }) => module))];
  const variable = new Map(modules.map((module, index) => [module, `m${index}`]));
  const lines = [
    `const { App, S3Backend, TerraformOutput, TerraformStack } = require("cdktf");`,
    ...modules.map((module) => `const ${variable.get(module)} = require(${JSON.stringify(module)});`),
    "const app = new App({ outdir: process.env.CDKTF_OUTDIR, stackTraces: false });",
    "let stack;",
  ];
  for (const stack of stacks) {
    const backend = { bucket: "floor", key: `${stack.node.id}.tfstate`, region: "us-east-1", encrypt: true };
    lines.push(
      `stack = new TerraformStack(app, ${JSON.stringify(stack.node.id)});`,
      `new S3Backend(stack, ${JSON.stringify(backend)});`,
    );
    recorded
      .filter(({ element }) => TerraformStack.of(element) === stack)
      .forEach(({ module, className, element, config }, index) => {
        const plain: unknown = resolve(stack, written(config));
        const id = `${element.friendlyUniqueId}-${index}`;
        lines.push(`new ${variable.get(module)}.${className}(stack, ${JSON.stringify(id)}, ${JSON.stringify(plain)});`);
      });
    for (const output of stack.node.findAll().filter(isOutput)) {
      const value: unknown = resolve(stack, output.value);
      lines.push(`new TerraformOutput(stack, ${JSON.stringify(output.node.id)}, ${JSON.stringify({ value })});`);
    }
  }
  lines.push("app.synth();", "");
  return lines.join("\n");
}

const isOutput = (element: IConstruct): element is TerraformOutput => TerraformOutput.isTerraformOutput(element);

/** The configuration as a person would write it: references as expressions. */
function written(value: unknown): unknown {
  if (value instanceof TerraformElement) {
    return { fqn: (value as unknown as { fqn: string }).fqn };
  }
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== "object" || value === null || Token.isUnresolved(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]));
}
