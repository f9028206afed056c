/** The longest way to each name, counted from 1. A loop is an error that names it. */
export function waves(edges: readonly (readonly [name: string, after: readonly string[]])[]): Map<string, number> {
  const after = new Map(edges);
  const found = new Map<string, number>();
  const open: string[] = [];
  const visit = (name: string): number => {
    const known = found.get(name);
    if (known !== undefined) return known;
    if (open.includes(name))
      throw new Error(`stacks wait for each other: ${[...open.slice(open.indexOf(name)), name].join(" -> ")}`);
    open.push(name);
    const wave = 1 + Math.max(0, ...(after.get(name) ?? []).filter((other) => after.has(other)).map(visit));
    open.pop();
    found.set(name, wave);
    return wave;
  };
  for (const name of after.keys()) visit(name);
  return found;
}
