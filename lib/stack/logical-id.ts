import type { Node } from "constructs";

/** Id of the primary resource of a construct; left out of addresses. */
export const PRIMARY = "Resource";

function snakeCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

/**
 * The name under which a reader finds the element in a plan: the path below its stack in snake case, without
 * {@link PRIMARY}. `Network/Vpc/Resource` becomes `network_vpc`.
 */
export function logicalId(element: Node, stack: Node): string {
  return element.scopes
    .slice(stack.scopes.length)
    .map((scope) => scope.node.id)
    .filter((id) => id !== PRIMARY)
    .map(snakeCase)
    .join("_");
}
