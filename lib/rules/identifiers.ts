import { type OutputStack, type SynthesizedOutput, standsIn } from "./output";
import { type Leaf, resources, texts } from "./parts";

/** ARNs of what the deployment creates, with the attribute by which the resource is known. */
const KINDS: readonly { readonly arn: RegExp; readonly type: string; readonly attribute: string }[] = [
  { arn: /^arn:aws:iam::\d{12}:role\/(?<name>[^/]+)$/, type: "aws_iam_role", attribute: "name" },
  { arn: /^arn:aws:s3:::(?<name>[^/]+)(\/.*)?$/, type: "aws_s3_bucket", attribute: "bucket" },
  { arn: /^arn:aws:kms:(?<region>[^:]+):\d{12}:(?<name>alias\/.+)$/, type: "aws_kms_alias", attribute: "name" },
  { arn: /^arn:aws:rds:(?<region>[^:]+):\d{12}:db:(?<name>.+)$/, type: "aws_db_instance", attribute: "identifier" },
  {
    arn: /^arn:aws:dynamodb:(?<region>[^:]+):\d{12}:table\/(?<name>[^/]+)(\/.*)?$/,
    type: "aws_dynamodb_table",
    attribute: "name",
  },
  {
    arn: /^arn:aws:backup:(?<region>[^:]+):\d{12}:backup-vault:(?<name>.+)$/,
    type: "aws_backup_vault",
    attribute: "name",
  },
];

/** An ARN that a stack writes out, without reading the state of what it names. */
export interface KnownIdentifier {
  readonly stack: OutputStack;
  readonly address: string;
  readonly path: string;
  readonly arn: string;
  /** The stack that creates what it names. @default - none does */
  readonly creator: OutputStack | undefined;
  /** Whether AWS refuses it before the thing exists: permissions may name what is still to come. */
  readonly mustExist: boolean;
}

/** All ARNs of the deployment's own things that its stacks write out. */
export function knownIdentifiers({ stacks }: SynthesizedOutput): KnownIdentifier[] {
  const creators = new Map<string, OutputStack>();
  for (const stack of stacks) {
    for (const { type, attributes } of resources(stack.json)) {
      const kind = KINDS.find((candidate) => candidate.type === type);
      if (kind !== undefined) {
        creators.set(`${type} ${attributes[kind.attribute]}`, stack);
        creators.set(`${type} ${attributes[kind.attribute]} in ${standsIn(stack)}`, stack);
      }
      // A replica has its table's name, which it knows by the table's ARN.
      if (type === "aws_dynamodb_table_replica") {
        const [, table] = String(attributes.global_table_arn).split("/");
        creators.set(`aws_dynamodb_table ${table} in ${standsIn(stack)}`, stack);
      }
    }
  }
  return stacks.flatMap((stack) =>
    resources(stack.json).flatMap(({ address, attributes }) =>
      texts(attributes).flatMap((leaf) => {
        const named = identifier(leaf.value);
        if (named === undefined) return [];
        const { path, value } = leaf;
        return [{ stack, address, path, arn: value, creator: creators.get(named), mustExist: mustExist(leaf) }];
      }),
    ),
  );
}

/** What an ARN names. Patterns, and names that are known after apply only, name nothing. */
function identifier(text: string): string | undefined {
  for (const { arn, type } of KINDS) {
    const { name, region } = arn.exec(text)?.groups ?? {};
    if (name === undefined || /[*?$]/.test(name)) continue;
    return region === undefined ? `${type} ${name}` : `${type} ${name} in ${region}`;
  }
  return undefined;
}

const mustExist = ({ path }: Leaf): boolean => !/(^|_)policy\./.test(path) || path.includes(".Principal.");
