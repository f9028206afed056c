import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { ended, reason, startTerraform, type TerraformRun } from "../terraform/terraform";

const PROMPT = "Enter a value:";

/** An apply that waits at its prompt. While it waits it holds the lock of its state. */
export class HeldApply {
  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly end: Promise<TerraformRun>,
  ) {}

  static async start(
    folder: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<HeldApply> {
    const child = startTerraform(folder, ["apply", "-no-color", ...args], env);
    const end = ended(child);
    // Who answers one that is gone hears of it by its end.
    child.stdin.on("error", () => undefined);
    const asked = new Promise<void>((resolve) => {
      let text = "";
      child.stdout.on("data", (more: string) => {
        text += more;
        if (text.includes(PROMPT)) resolve();
      });
    });
    const unasked = end.then((run): never => {
      throw new Error(`it did not ask: ${reason(run)}`);
    });
    await Promise.race([asked, unasked]);
    return new HeldApply(child, end);
  }

  answer(text: "yes" | "no"): Promise<TerraformRun> {
    this.child.stdin.end(`${text}\n`);
    return this.end;
  }

  /** Ends it with no chance to tidy up. Does nothing where it ended before. At its prompt no provider runs. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.end;
  }
}
