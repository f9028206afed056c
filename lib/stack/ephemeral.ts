import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/**
 * An `ephemeral` block: a value that exists during a run only and reaches neither plan nor state.
 * cdktf has no construct for it.
 */
export class EphemeralResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
    private readonly attributes: Readonly<Record<string, string | number | boolean>>,
  ) {
    super(scope, id);
  }

  /** Expression that reads an attribute. Legal in write-only arguments, provider blocks and other ephemeral blocks. */
  attribute(name: string): string {
    return `\${ephemeral.${this.type}.${this.friendlyUniqueId}.${name}}`;
  }

  override toTerraform(): object {
    return { ephemeral: { [this.type]: { [this.friendlyUniqueId]: { ...this.attributes } } } };
  }
}
