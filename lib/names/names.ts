import { createHash } from "node:crypto";
import { ConfigurationError } from "../errors/configuration-error";
import { AWS_NAME_LIMITS, type AwsNameKind } from "./limits";
import type { NameLimit } from "./name-limit";

/** Length of the hash that keeps a cut name unique. Unit: characters. */
export const HASH_LENGTH = 5;

/** Least part of a word that a cut name still shows. Unit: characters. */
export const READABLE = { project: 4, purpose: 8 } as const;

/** Short forms of environments, for names that have no room for the word. */
const SHORT_ENVIRONMENTS: Readonly<Record<string, string>> = { development: "dev", production: "prod" };

/** A short, stable hash of lower-case letters and digits. */
export function shortHash(text: string, length: number = HASH_LENGTH): string {
  const digest = createHash("sha256").update(text).digest();
  return BigInt(`0x${digest.toString("hex")}`)
    .toString(36)
    .slice(-length);
}

export interface NamesProps {
  readonly project: string;
  readonly environment: string;
  /** Account or subscription, hashed into globally unique names. */
  readonly account: string;
  /** Short name of the region, for example `use1`. @default - a name outside regions */
  readonly regionShort?: string;
}

/**
 * Physical names of one region (or of what stands outside regions) of a deployment:
 * `<project>-<environment>-<region short>-<purpose>`, never the role. A name that is too long gains a hash of the whole
 * and loses, until it fits: the end of the project's name, the long form of the environment, the end of the purpose.
 * The region always stays readable.
 */
export class Names {
  constructor(readonly props: NamesProps) {}

  /** The same deployment's names in another region. */
  in(regionShort: string): Names {
    return new Names({ ...this.props, regionShort });
  }

  /** Name of the `kind` for `purpose`, within the service's length and character limits. */
  of(kind: AwsNameKind, purpose: string): string {
    const limit: NameLimit = AWS_NAME_LIMITS[kind];
    const { project, environment } = this.props;
    const whole = this.joined(limit, [project], environment, purpose);
    const name = whole.length <= limit.max ? whole : this.cut(kind, whole, limit, purpose);
    if (name.length < limit.min || !limit.pattern.test(name)) {
      throw new ConfigurationError(`name of ${kind}`, {
        prop: "purpose",
        rule: `usable in a name that matches ${limit.pattern.source}`,
        got: name,
        fix: "use letters, digits and single hyphens, and start with no word that the service keeps for itself",
      });
    }
    return name;
  }

  private joined(limit: NameLimit, head: readonly string[], environment: string, purpose: string): string {
    const { regionShort, account } = this.props;
    const parts = [
      ...head,
      environment,
      ...(regionShort === undefined ? [] : [regionShort]),
      purpose,
      ...(limit.global === true ? [shortHash(account)] : []),
    ];
    return `${limit.prefix ?? ""}${parts.join(limit.separator ?? "-")}`;
  }

  private cut(kind: string, whole: string, limit: NameLimit, purpose: string): string {
    const { project, environment } = this.props;
    const hash = shortHash(whole);
    const short = SHORT_ENVIRONMENTS[environment] ?? environment;
    const least = project.slice(0, READABLE.project);
    // What is left for a part when the others stand as given.
    const room = (head: string, env: string, what: string) =>
      limit.max - this.joined(limit, [head, hash], env, what).length;
    for (const env of [environment, short]) {
      const projectRoom = room("", env, purpose);
      if (projectRoom >= least.length) {
        return this.joined(limit, [trimmed(project, projectRoom), hash], env, purpose);
      }
    }
    const purposeRoom = room(least, short, "");
    if (purposeRoom >= READABLE.purpose) {
      return this.joined(limit, [trimmed(project, READABLE.project), hash], short, trimmed(purpose, purposeRoom));
    }
    throw new ConfigurationError(`name of ${kind}`, {
      prop: "purpose",
      rule: `part of a name of at most ${limit.max} characters that still shows ${READABLE.purpose} of its own`,
      got: whole,
      fix: "shorten the environment or the region's short name",
    });
  }
}

/** The start of a word, without what must not stand before a separator. */
function trimmed(word: string, length: number): string {
  return word.slice(0, length).replace(/[^a-zA-Z0-9]+$/, "");
}
