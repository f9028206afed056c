import { members } from "../parts";
import type { Rule, Violation } from "../rule";

/** Two versions of a provider plan one thing in two ways. */
export const sameVersions: Rule = {
  id: "ST-13",
  title: "every stack pins the same exact version of a provider",
  blindTo: "the lock file, which is written where Terraform runs",
  check: ({ stacks }) => {
    const first = new Map<string, { readonly stack: string; readonly version: string }>();
    return stacks.flatMap(({ name, json }): Violation[] =>
      Object.entries(members(json.terraform?.required_providers)[0] ?? {}).flatMap(([provider, requirement]) => {
        const version = String(members(requirement)[0]?.version);
        const at = { stack: name, address: `provider.${provider}` };
        if (!/^\d+\.\d+\.\d+$/.test(version)) {
          return [{ ...at, what: `its version is ${version}`, fix: "pin one exact version" }];
        }
        const known = first.get(provider) ?? { stack: name, version };
        first.set(provider, known);
        if (known.version === version) return [];
        return [
          { ...at, what: `it is ${version}, in ${known.stack} ${known.version}`, fix: "use one version everywhere" },
        ];
      }),
    );
  },
};
