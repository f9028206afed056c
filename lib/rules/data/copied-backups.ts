import { type OutputStack, type SynthesizedOutput, standsIn } from "../output";
import { type Block, members, resources, texts } from "../parts";
import type { Rule, Violation } from "../rule";

/** A backup that is lost with what it backs up is none. */
export const copiedBackups: Rule = {
  id: "DA-12",
  title: "backups are copied to a vault of another region, and vaults are locked",
  check: (output) => output.stacks.flatMap((stack) => [...checkPlans(stack, output), ...checkVaults(stack)]),
};

function checkPlans(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  // Where the deployment has one region, there is nowhere to copy to.
  const regions = output.stacks.filter(({ report }) => report.layer === "data").length;
  const plans = resources(stack.json).filter(({ type }) => type === "aws_backup_plan");
  if (regions < 2 || stack.report.role === "read") return [];
  return plans.flatMap((plan) =>
    members(plan.attributes.rule).flatMap((rule) => checkRule(stack, plan, rule.copy_action, output)),
  );
}

function checkRule(stack: OutputStack, { address }: Block, copies: unknown, output: SynthesizedOutput): Violation[] {
  const vaults = texts(copies as never).filter(({ name }) => name === "destination_vault_arn");
  const at = { stack: stack.name, address };
  if (vaults.length === 0)
    return [{ ...at, what: "its backups stay in their region", fix: "copy them to the partner" }];
  return vaults.flatMap(({ value }) => {
    const [, region, name] = /^arn:aws:backup:([^:]+):\d+:backup-vault:(.+)$/.exec(value) ?? [];
    if (region === standsIn(stack)) return [{ ...at, what: "it copies within its region", fix: "copy to the partner" }];
    const exists = output.stacks.some(
      (other) =>
        standsIn(other) === region &&
        resources(other.json).some(({ type, attributes }) => type === "aws_backup_vault" && attributes.name === name),
    );
    return exists
      ? []
      : [{ ...at, what: `there is no vault ${name} in ${region}`, fix: "create it in that region's foundation" }];
  });
}

function checkVaults({ name, json }: OutputStack): Violation[] {
  const blocks = resources(json);
  const locked = new Set(
    blocks
      .filter(({ type }) => type === "aws_backup_vault_lock_configuration")
      .map(({ attributes }) => attributes.backup_vault_name),
  );
  return blocks
    .filter(
      ({ type, address, attributes }) =>
        type === "aws_backup_vault" && attributes.force_destroy !== true && !locked.has(`\${${address}.name}`),
    )
    .map(({ address }) => ({
      stack: name,
      address,
      what: "whoever may delete backups may delete these",
      fix: "lock the vault",
    }));
}
