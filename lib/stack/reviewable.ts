type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept: { [key: string]: Json } = {};
  for (const [key, member] of Object.entries(value)) {
    // Resources carry their construct's path twice; the address already tells the unique id.
    if (key === "uniqueId" && "path" in value) continue;
    if (member !== null && member !== undefined) kept[key] = withoutNulls(member);
  }
  return kept;
}

/**
 * What people and scanners read. An explicit null is not the same to a scanner as an attribute left out (an open
 * security group passes), and a null means nothing to Terraform, so nulls go.
 */
export function reviewable(terraform: object): object {
  return withoutNulls(terraform as Json) as object;
}
