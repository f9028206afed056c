import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AwsDeployment } from "../config/deployment";
import { parseDeployment } from "../config/load";
import type { Tree } from "../failover/compare";
import { readTree } from "../terraform/stack-files";

export type Synthesize = (deployment: string, outdir: string) => Promise<void>;

/** A deployment file as a drill edits it, one edit on top of the other, and what is synthesized from it. */
export class EditedDeployment {
  private edits = 0;

  private constructor(
    private readonly folder: string,
    private readonly file: string,
    private readonly synthesize: Synthesize,
    private current: { readonly text: string; readonly outdir: string },
  ) {}

  /** Synthesizes the file as it is. */
  static async open(file: string, folder: string, synthesize: Synthesize): Promise<EditedDeployment> {
    const outdir = join(folder, "synthesized-0");
    await synthesize(file, outdir);
    return new EditedDeployment(folder, file, synthesize, { text: readFileSync(file, "utf8"), outdir });
  }

  get text(): string {
    return this.current.text;
  }

  get outdir(): string {
    return this.current.outdir;
  }

  /** @default - the deployment does not use AWS */
  get aws(): AwsDeployment | undefined {
    return parseDeployment(this.text, this.file).aws;
  }

  get tree(): Tree {
    return readTree(this.outdir);
  }

  /** Synthesizes an edit. It is in force from now on. */
  async edit(text: string): Promise<void> {
    this.edits += 1;
    const folder = join(this.folder, `edit-${this.edits}`);
    mkdirSync(folder);
    const file = join(folder, basename(this.file));
    writeFileSync(file, text);
    const outdir = join(this.folder, `synthesized-${this.edits}`);
    await this.synthesize(file, outdir);
    this.current = { text, outdir };
  }
}
