import { createInterface } from "node:readline/promises";
import { bootstrap } from "../../lib/bootstrap/bootstrap";
import { Refusal } from "../../lib/errors/refusal";

interface BootstrapOptions {
  readonly region: string;
  readonly outdir: string;
  readonly backendConfig?: readonly string[];
  readonly autoApprove?: boolean;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

/** Shows each plan and asks before it is applied. */
export async function bootstrapCommand({ autoApprove, print, ...props }: BootstrapOptions): Promise<void> {
  if (autoApprove !== true && !process.stdin.isTTY) {
    throw new Refusal("'--auto-approve' must be given where there is no terminal to ask, got nothing; give it");
  }
  const approve = async (plan: string): Promise<boolean> => {
    print(plan);
    return autoApprove === true || (await answer("Apply this plan? Only 'yes' does: ")) === "yes";
  };
  await bootstrap({ ...props, approve });
}

async function answer(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
