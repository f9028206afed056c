import { parseDeployment } from "../../lib/config/load";
import { DeploymentFileError } from "../../lib/errors/deployment-file-error";

/** A small deployment file in two regions. Every line is as short as it can be, so that tests can change one. */
export const DEPLOYMENT_TEXT = `project: inferloop
environment: production
owner: platform
costCenter: synthetic-data
domain: inferloop.io
pattern: multi-region
alertEmail: alerts@inferloop.io
tiers:
  standard: { rtoMinutes: 240, rpoMinutes: 60 }
aws:
  accountId: "123456789012"
  home: us-east-1
  controlRegion: us-east-2
  ci: { repository: inferloop/infra }
  regions:
    - name: us-east-1
      role: primary
      partner: us-west-2
    - name: us-west-2
      role: standby
      partner: us-east-1
  databases:
    - name: synthdata
      members:
        - { region: us-east-1, generation: 1 }
        - { region: us-west-2, generation: 1, origin: us-east-1/1 }
  tables: [{ name: metadata }]
  buckets: [{ name: data }]
  repositories: [tabular/api]
`;

/** The same in one region. */
export const SINGLE_REGION_TEXT = edited(
  DEPLOYMENT_TEXT,
  ["multi-region", "single-region"],
  ["      partner: us-west-2\n    - name: us-west-2\n      role: standby\n      partner: us-east-1\n", ""],
  ["        - { region: us-west-2, generation: 1, origin: us-east-1/1 }\n", ""],
);

/** The text with the first occurrence of each `from` replaced. Refuses a `from` that is not there. */
export function edited(text: string, ...edits: readonly Edit[]): string {
  return edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the text has no ${JSON.stringify(from)}`);
    return before.replace(from, () => to);
  }, text);
}

/** What a text is refused with, without the first line that only counts. */
export function refusal(text: string): string[] {
  try {
    parseDeployment(text, "d.yaml");
  } catch (error) {
    if (error instanceof DeploymentFileError) return error.message.split("\n").slice(1);
    throw error;
  }
  throw new Error("the text is not refused");
}

/** A change of one place in a text. */
export type Edit = readonly [from: string, to: string];

/** What is wrong, how the text gets it, and every line of the answer. */
export type RefusedCase = readonly [what: string, edits: readonly Edit[], ...lines: string[]];

/** One test for each case: the text with its edits is refused with exactly its lines. */
export function testRefusals(text: string, cases: readonly RefusedCase[]): void {
  const named = cases.map(([what, edits, ...lines]) => ({ what, edits, lines }));
  test.each(named)("fails for $what", ({ edits, lines }) => {
    expect(refusal(edited(text, ...edits))).toEqual(lines);
  });
}
