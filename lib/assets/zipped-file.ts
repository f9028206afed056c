import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { TerraformStack } from "cdktf";
// cdktf's own archives carry file times and are zipped by a child process; this is the hook that they use.
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Construct } from "constructs";
import { storedZip } from "./stored-zip";

/** A source file, zipped beside its stack at synthesis. The same source gives the same bytes. */
export class ZippedFile extends Construct {
  /** Path of the archive as Terraform finds it. */
  readonly path: string;
  /** SHA-256 of the archive, base64, as AWS tells it of deployed code. */
  readonly base64Sha256: string;

  /** @param file absolute path of the source */
  constructor(scope: Construct, id: string, file: string) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    const name = basename(file);
    const archive = storedZip(name, readFileSync(file));
    this.path = posix.join("assets", `${stack.getLogicalId(this.node)}.zip`);
    this.base64Sha256 = createHash("sha256").update(archive).digest("base64");
    addCustomSynthesis(this, {
      onSynthesize: ({ manifest }) => {
        const target = join(manifest.outdir, manifest.forStack(stack).workingDirectory, this.path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, archive);
      },
    });
  }
}
