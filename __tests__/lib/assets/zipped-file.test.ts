import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { unzipSync } from "fflate";
import { ZippedFile } from "../../../lib/assets/zipped-file";

const CONTENT = Buffer.from("exports.handler = async () => {};\n");

describe("ZippedFile", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "zipped-file-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function synthesized(source: string, outdir: string): { asset: ZippedFile; bytes: Buffer } {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    const asset = new ZippedFile(stack, "Source", source);
    app.synth();
    return {
      asset,
      bytes: readFileSync(join(outdir, "stacks", "stack", asset.path)),
    };
  }

  test("writes the archive where Terraform finds it, with the hash that it names", () => {
    const source = join(directory, "handler.cjs");
    writeFileSync(source, CONTENT);
    const { asset, bytes } = synthesized(source, join(directory, "out"));
    expect(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content)])).toEqual([
      ["handler.cjs", CONTENT],
    ]);
    expect(asset.base64Sha256).toBe(createHash("sha256").update(bytes).digest("base64"));
  });

  test("gives bytes that neither the machine nor its time zone changes", () => {
    const source = join(directory, "handler.cjs");
    writeFileSync(source, CONTENT);
    expect(synthesized(source, join(directory, "out")).asset.base64Sha256).toMatchInlineSnapshot(
      `"NHUyjev8Py5rYBBhqXq+PAdPvVhtp6OWZsQ9AOrDiqs="`,
    );
  });

  test("gives the same bytes whenever the source was written", () => {
    const source = join(directory, "handler.cjs");
    writeFileSync(source, CONTENT);
    const first = synthesized(source, join(directory, "first"));
    utimesSync(source, new Date("2001-02-03T04:05:06Z"), new Date("2001-02-03T04:05:06Z"));
    const second = synthesized(source, join(directory, "second"));
    expect(second.bytes).toEqual(first.bytes);
  });
});
