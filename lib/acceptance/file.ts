import { existsSync } from "node:fs";
import { z } from "zod";
import { readDocument } from "../config/document";
import { oneOf } from "../config/fields";
import { readDeploymentFile } from "../config/file";
import { located, schemaFindings } from "../config/findings";
import { DeploymentFileError } from "../errors/deployment-file-error";
import { type Acceptance, TOOLS } from "./acceptance";

/** Where findings are accepted. */
export const ACCEPTANCE_FILE = "accepted-findings.yaml";

/** Shortest text that says why. Unit: characters. */
const LEAST_REASON = 20;

const text = (what: string) => z.string(`a text; write ${what}`).min(1, `not empty; write ${what}`);

const acceptance = z.strictObject({
  tool: oneOf(TOOLS),
  rule: text("the rule's name, like CKV_AWS_18"),
  stack: text("a stack, like aws-us-east-1-data; * stands for any text"),
  address: z.string("an address; write one like aws_s3_bucket.logs, or remove it").default("*"),
  reason: text("why it stays").min(LEAST_REASON, `at least ${LEAST_REASON} characters; say why it stays`),
  expires: z.iso.date("a date in quotes; write it like '2027-06-30'"),
});

const file = z.strictObject({
  findings: z.array(acceptance, "a list; write one entry for each rule and place, or remove the file"),
});

/**
 * What was accepted. A file that is not there accepts nothing.
 * @throws DeploymentFileError with everything that is wrong with the file
 */
export function readAcceptances(path: string): Acceptance[] {
  if (!existsSync(path)) return [];
  const document = readDocument(readDeploymentFile(path));
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
  return result.data.findings.map((entry, index) => {
    const position = positions.of(["findings", index]);
    return { ...entry, ...(position === undefined ? {} : { position }) };
  });
}
