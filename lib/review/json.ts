import type { Acknowledgement } from "./acknowledgements";
import type { Loss, Review } from "./review";
import { plain } from "./text";

/** Raised when a reader of the JSON would misunderstand the new one. */
const SCHEMA_VERSION = 1;

/** The review for programs: everything that the page says before its folded details, and nothing is cut. */
export function reviewJson({ losses, stacks, highlights, ...review }: Review): object {
  return {
    schemaVersion: SCHEMA_VERSION,
    project: review.project,
    environment: review.environment,
    fails: review.fails,
    losses: losses.open.map(({ loss }) => lossJson(loss)),
    acknowledged: losses.acknowledged.map(({ loss, by }) => ({ ...lossJson(loss), by: entryJson(by) })),
    expiredAcknowledgements: losses.expired.map(entryJson),
    unusedAcknowledgements: losses.unused.map(entryJson),
    removedOutputs: review.removedOutputs,
    roles: review.roles,
    stacks: stacks.map(({ stack, region, role, code, state, plan, counts }) => ({
      stack,
      region,
      role: role ?? null,
      code: code?.kind ?? null,
      plan: state ?? null,
      complete: plan?.complete ?? null,
      counts,
      drift: plan?.drift.map(({ address }) => address) ?? [],
      deferred: plan?.deferred.map(({ address }) => address) ?? [],
      failedChecks: plan?.failedChecks ?? [],
    })),
    findings: [...highlights].flatMap(([topic, found]) =>
      found.map(({ stack, region, address, alert, what }) => ({
        topic,
        stack,
        region,
        address,
        alert: alert ?? null,
        what: plain(what),
      })),
    ),
  };
}

const lossJson = ({ stack, region, address, loss, change: { reason, source } }: Loss): object => ({
  stack,
  region,
  address,
  loss,
  reason: reason === undefined ? null : plain(reason),
  source,
});

const entryJson = ({ position, ...entry }: Acknowledgement): object => ({ ...entry, line: position.line });
