import { existsSync } from "node:fs";
import { z } from "zod";
import { pattern } from "../acceptance/acceptance";
import { readDocument } from "../config/document";
import { oneOf } from "../config/fields";
import { readDeploymentFile } from "../config/file";
import { located, schemaFindings } from "../config/findings";
import { DeploymentFileError, type Position } from "../errors/deployment-file-error";
import { LOSSES, type LossAction } from "./highlights/stateful";

/** Where losses are acknowledged. */
export const ACKNOWLEDGEMENTS = "review.acknowledgements.yaml";

/** Shortest text that says why. Unit: characters. */
const LEAST_REASON = 20;

/** A loss that somebody wants, until a day. */
export interface Acknowledgement {
  readonly stack: string;
  /** Addresses that it is about; `*` stands for any text. */
  readonly address: string;
  readonly action: LossAction;
  readonly reason: string;
  /** ISO date of the day on which it ends. */
  readonly expires: string;
  readonly position: Position;
}

const text = (what: string) => z.string(`a text; write ${what}`).min(1, `not empty; write ${what}`);

const acknowledgement = z.strictObject({
  stack: text("a stack, like aws-us-east-1-data"),
  address: text("an address, like aws_db_instance.database_synthdata_g1; * stands for any text"),
  action: oneOf(LOSSES),
  reason: text("why it may be lost").min(LEAST_REASON, `at least ${LEAST_REASON} characters; say why it may be lost`),
  expires: z.iso.date("a date; write it like 2027-06-30"),
});

const file = z.strictObject({
  acknowledgements: z.array(acknowledgement, "a list; write one entry for each loss, or remove the file"),
});

/**
 * What was acknowledged. A file that is not there acknowledges nothing.
 * @throws DeploymentFileError with everything that is wrong with the file
 */
export function readAcknowledgements(path: string): Acknowledgement[] {
  return existsSync(path) ? parseAcknowledgements(readDeploymentFile(path), path) : [];
}

/** The same from a text. @param path the file's name in messages */
export function parseAcknowledgements(content: string, path: string): Acknowledgement[] {
  const document = readDocument(content, {
    holds: "acknowledgements",
    start: "write one entry for each loss, or remove the file",
  });
  if (!("positions" in document)) throw new DeploymentFileError(path, document);
  const { value, positions } = document;
  const result = file.safeParse(value, { jitless: true });
  if (!result.success) {
    const findings = schemaFindings(result.error.issues, positions, file);
    throw new DeploymentFileError(
      path,
      findings.map((finding) => located(finding, positions)),
    );
  }
  return result.data.acknowledgements.map((entry, index) => ({
    ...entry,
    position: positions.of(["acknowledgements", index]),
  }));
}

/** Something that an acknowledgement can be about. */
interface Loss {
  readonly stack: string;
  readonly address: string;
  readonly loss: LossAction;
}

/** Whether an entry is about a loss, whenever it ends. */
const covers = ({ stack, address, action }: Acknowledgement, loss: Loss): boolean =>
  stack === loss.stack && action === loss.loss && pattern(address).test(loss.address);

/** Losses held against acknowledgements. */
export interface Judged<L extends Loss> {
  /** With an entry that is about it and whose day has come. */
  readonly open: readonly { readonly loss: L; readonly expired: Acknowledgement | undefined }[];
  readonly acknowledged: readonly { readonly loss: L; readonly by: Acknowledgement }[];
  /** Entries whose day has come, in the order of the file. */
  readonly expired: readonly Acknowledgement[];
  /** Entries that are about nothing. */
  readonly unused: readonly Acknowledgement[];
}

/** @param today ISO date */
export function judged<L extends Loss>(
  losses: readonly L[],
  entries: readonly Acknowledgement[],
  today: string,
): Judged<L> {
  const live = entries.filter(({ expires }) => expires > today);
  const pairs = losses.map((loss) => ({ loss, by: live.find((entry) => covers(entry, loss)) }));
  return {
    open: pairs
      .filter(({ by }) => by === undefined)
      .map(({ loss }) => ({ loss, expired: entries.find((entry) => covers(entry, loss)) })),
    acknowledged: pairs.flatMap(({ loss, by }) => (by === undefined ? [] : [{ loss, by }])),
    expired: entries.filter((entry) => !live.includes(entry)),
    unused: live.filter((entry) => !losses.some((loss) => covers(entry, loss))),
  };
}
