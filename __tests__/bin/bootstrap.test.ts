import { bootstrapCommand } from "../../bin/commands/bootstrap";

test("bootstrap applies nothing where nobody can be asked", async () => {
  const isTTY = process.stdin.isTTY;
  process.stdin.isTTY = false;
  try {
    const nothing = () => undefined;
    const refused = bootstrapCommand({ region: "us-east-1", outdir: "nowhere", progress: nothing, print: nothing });
    await expect(refused).rejects.toThrow(
      "'--auto-approve' must be given where there is no terminal to ask, got nothing; give it",
    );
  } finally {
    process.stdin.isTTY = isTTY;
  }
});
