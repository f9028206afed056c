import { Refusal } from "./refusal";

const LINES = "For the lines in the sources, run it again with NODE_OPTIONS=--enable-source-maps.";

/** Runs a program. A refusal is told in its message alone; anything else is our defect and shows its trace. */
export async function exitOnRefusal(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    process.exitCode = 1;
    const text = error instanceof Refusal ? error.message : `${error instanceof Error ? error.stack : error}\n${LINES}`;
    process.stderr.write(`${text}\n`);
  }
}
