import { ConfigConfigRule } from "@cdktf/provider-aws/lib/config-config-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import type { ManagedRule } from "./compliance-rules";

export interface ConfigRulesProps {
  readonly names: Names;
  readonly rules: readonly ManagedRule[];
  /** What the environment of the deployment that owns the account has. */
  readonly environment: { readonly multiAz: boolean; readonly protect: boolean };
  /** The running recorder, without which AWS refuses rules. @default - the account has one already */
  readonly recorder?: ITerraformDependable;
}

/**
 * Rules of AWS that say, for each resource, whether it complies.
 * @resource aws_config_config_rule
 */
export class ConfigRules extends Construct {
  constructor(scope: Construct, id: string, { names, rules, environment, recorder }: ConfigRulesProps) {
    super(scope, id);
    for (const { name, source, parameters, types, where } of rules) {
      if (where !== undefined && !environment[where]) continue;
      const own = where === undefined ? {} : { tagKey: "Environment", tagValue: names.props.environment };
      const scoped = types !== undefined || where !== undefined;
      new ConfigConfigRule(this, name, {
        name: names.of("configRule", name),
        source: { owner: "AWS", sourceIdentifier: source },
        ...(parameters === undefined ? {} : { inputParameters: JSON.stringify(parameters) }),
        ...(scoped
          ? { scope: { ...own, ...(types === undefined ? {} : { complianceResourceTypes: [...types] }) } }
          : {}),
        ...(recorder === undefined ? {} : { dependsOn: [recorder] }),
      });
    }
  }
}
