import { type CatalogKey, catalogFinding, retiringWithin } from "../../catalog/catalog";
import type { OutputStack } from "../output";
import { resources } from "../parts";
import type { Rule, Violation } from "../rule";

/** Arguments whose values the catalog knows. */
const CATALOGUED: readonly { readonly type: string; readonly argument: string; readonly key: CatalogKey }[] = [
  { type: "aws_db_instance", argument: "engine_version", key: "rds-postgres" },
  { type: "aws_eks_cluster", argument: "version", key: "eks-kubernetes" },
  { type: "aws_eks_node_group", argument: "ami_type", key: "eks-ami-type" },
  { type: "aws_elasticache_replication_group", argument: "engine_version", key: "elasticache-version" },
];

const LAMBDA_KEYS: readonly CatalogKey[] = ["lambda-python", "lambda-node"];

/** Standard support that ends within so many days is told. */
const NOTICE_DAYS = 180;

/** Versions that a cloud does not create any more, or soon stops to support. */
export const notRetired: Rule = {
  id: "HY-03",
  title: `no version is retired, or ends within ${NOTICE_DAYS} days`,
  severity: "warning",
  blindTo: "types and versions that the catalog does not have",
  check: ({ stacks }, today) => (today === undefined ? [] : stacks.flatMap((stack) => checkStack(stack, today))),
};

function checkStack({ name, json }: OutputStack, today: string): Violation[] {
  return resources(json).flatMap(({ type, address, attributes }) => {
    const known = CATALOGUED.filter((entry) => entry.type === type && typeof attributes[entry.argument] === "string");
    const values = known.map(({ argument, key }) => ({ key, value: String(attributes[argument]) }));
    if (type === "aws_lambda_function" && typeof attributes.runtime === "string") {
      values.push(...LAMBDA_KEYS.map((key) => ({ key, value: String(attributes.runtime) })));
    }
    const blocked = values.flatMap(({ key, value }) => {
      const finding = catalogFinding(key, value, "value");
      return finding === undefined ? [] : [{ what: `${value} is not ${finding.rule}`, fix: finding.fix }];
    });
    const ending = retiringWithin(values, today, NOTICE_DAYS).map((text) => {
      const [what = text, fix = "plan the move"] = text.split("; ");
      return { what, fix };
    });
    return [...blocked, ...ending].map((violation) => ({ stack: name, address, ...violation }));
  });
}
