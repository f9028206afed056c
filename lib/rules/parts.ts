import type { Json, JsonObject, StackJson } from "../terraform/stack-files";

/** A resource or a data source of a stack. */
export interface Block {
  readonly type: string;
  readonly address: string;
  readonly attributes: JsonObject;
}

/** All resources of a stack. */
export const resources = ({ resource }: StackJson): Block[] => blocks(resource, "");

/** All data sources of a stack. */
export const dataSources = ({ data }: StackJson): Block[] => blocks(data, "data.");

function blocks(section: StackJson["resource"], prefix: string): Block[] {
  return Object.entries(section ?? {}).flatMap(([type, ids]) =>
    Object.entries(ids).map(([id, attributes]) => ({ type, address: `${prefix}${type}.${id}`, attributes })),
  );
}

/** A value in a stack, and where it stands. */
export interface Leaf {
  /** Names of the attributes on the way, joined by dots; members of lists are `*`. */
  readonly path: string;
  /** The last name on the way. */
  readonly name: string;
  readonly value: string | number | boolean;
}

/** Every single value below `value`. A text that is a JSON document is opened: policies are part of the tree. */
export function leaves(value: Json | undefined, path: readonly string[] = []): Leaf[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((member) => leaves(member, [...path, "*"]));
  if (typeof value === "object") {
    return Object.entries(value)
      .filter(([name]) => name !== "//")
      .flatMap(([name, member]) => leaves(member, [...path, name]));
  }
  const document = typeof value === "string" ? jsonDocument(value) : undefined;
  if (document !== undefined) return leaves(document, path);
  return [{ path: path.join("."), name: path.findLast((name) => name !== "*") ?? "", value }];
}

/** The texts among the single values. */
export function texts(value: Json | undefined): (Leaf & { readonly value: string })[] {
  return leaves(value).filter((leaf): leaf is Leaf & { value: string } => typeof leaf.value === "string");
}

function jsonDocument(text: string): Json | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Members of a block that may stand alone or in a list. */
export function members(value: Json | undefined): JsonObject[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(
    (member): member is JsonObject => typeof member === "object" && member !== null && !Array.isArray(member),
  );
}
