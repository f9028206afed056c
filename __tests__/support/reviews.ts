import { deploymentReport } from "../../lib/reports/deployment-json";
import type { Action, Change } from "../../lib/review/change";
import { differences } from "../../lib/review/differences";
import { plain, type Text } from "../../lib/review/text";
import type { ObjectValue } from "../../lib/review/values";
import type { SynthesizedOutput } from "../../lib/rules/output";
import type { Layer } from "../../lib/stack/layers";
import type { JsonObject } from "../../lib/terraform/stack-files";
import { testDeployment } from "./deployment";
import { testNode } from "./nodes";

/** A stack of a tree made by hand. */
export interface ReviewedStack {
  readonly name: string;
  readonly region?: string;
  readonly layer?: Layer;
  readonly dependsOn?: readonly string[];
  /** Sections of its JSON. */
  readonly json?: JsonObject;
}

/** A tree with these stacks, in this order. */
export function reviewedOutput(...stacks: readonly ReviewedStack[]): SynthesizedOutput {
  const nodes = stacks.map(({ name, region = "us-east-1", layer = "network", dependsOn = [] }) =>
    testNode({ name, region, layer, dependsOn }),
  );
  const report = deploymentReport(testDeployment(), nodes);
  return {
    report,
    stacks: report.stacks.map((stack, index) => ({
      name: stack.name,
      report: stack,
      json: { terraform: { backend: { s3: { key: stack.state.key } } }, ...stacks[index]?.json },
      standbyFile: undefined,
      manifestDependencies: stack.dependsOn,
    })),
  };
}

/** The read of another stack's state, and an output of it. */
export const reading = (id: string, stack: string, output: string): JsonObject => {
  const { state } = testNode({ name: stack });
  return {
    data: { terraform_remote_state: { [id]: { config: { bucket: state.bucket, key: state.key } } } },
    locals: { read: `\${data.terraform_remote_state.${id}.outputs.${output}}` },
  };
};

/** A change of one resource. */
export function change(
  address: string,
  action: Action,
  before: ObjectValue | undefined,
  after: ObjectValue | undefined,
): Change {
  return {
    source: "plan",
    address,
    type: address.split(".")[0] ?? "",
    action,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    differences: action === "destroy" || action === "forget" ? [] : differences(before, after),
  };
}

/** An update of a resource of some type. */
export const update = (type: string, before: ObjectValue, after: ObjectValue): Change =>
  change(`${type}.it`, "update", before, after);

/** What was found, as `alert: what` or `what`. */
export const told = (found: readonly { readonly alert?: string; readonly what: Text }[]): string[] =>
  found.map(({ alert, what }) => (alert === undefined ? plain(what) : `${alert}: ${plain(what)}`));

/** An entry of a plan's `resource_changes`. */
export function planned(address: string, actions: readonly string[], rest: object = {}): object {
  const { change: values = {}, ...others } = rest as { change?: object };
  return {
    address,
    mode: "managed",
    type: address.split(".")[0],
    name: address.split(".")[1],
    ...others,
    change: { actions, before: null, after: null, after_unknown: {}, ...values },
  };
}

/** A plan as `terraform show -json` writes it. */
export const planText = (changes: readonly object[], rest: object = {}): string =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: changes,
    complete: true,
    errored: false,
    ...rest,
  });
