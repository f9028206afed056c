import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { TerraformStack } from "cdktf";
// cdktf's own archives carry file times and are zipped by a child process; this is the hook that they use.
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Construct } from "constructs";
import { zipSync } from "fflate";

/** The first day that the format knows, so that an archive does not depend on when it was made. */
const NO_TIME = new Date(1980, 0, 1);
/** Entries made on UNIX carry a file mode: everyone may read, its owner may write. */
const UNIX = 3;
const FILE_MODE = 0o644 << 16;

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
    const entry = { level: 0, mtime: NO_TIME, os: UNIX, attrs: FILE_MODE } as const;
    const archive = zipSync({ [name]: [readFileSync(file), entry] });
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
