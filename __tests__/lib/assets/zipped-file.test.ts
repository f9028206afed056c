import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { storedZip } from "../../../lib/assets/stored-zip";
import { ZippedFile } from "../../../lib/assets/zipped-file";

const CONTENT = Buffer.from("exports.handler = async () => {};\n");

describe("storedZip", () => {
  // The archive was checked with `unzip -t` and Python's zipfile.
  test("writes the bytes that other tools accept as an archive of the file", () => {
    const zip = storedZip("handler.cjs", CONTENT);
    expect(createHash("sha256").update(zip).digest("hex")).toMatchInlineSnapshot(
      `"7652b64a15ac4993bab938759efaeeee87857867f4f08bd699e6ace090def673"`,
    );
  });

  test("holds the content where its directory says", () => {
    const zip = storedZip("handler.cjs", CONTENT);
    const directory = zip.readUInt32LE(zip.length - 22 + 16);
    expect(zip.readUInt32LE(directory)).toBe(0x02014b50);
    const start = zip.readUInt32LE(directory + 42) + 30 + "handler.cjs".length;
    expect(zip.subarray(start, start + CONTENT.length)).toEqual(CONTENT);
    expect(zip.readUInt32LE(directory + 16)).toBe(zip.readUInt32LE(14));
  });
});

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
    expect(bytes).toEqual(storedZip("handler.cjs", CONTENT));
    expect(asset.base64Sha256).toBe(createHash("sha256").update(bytes).digest("base64"));
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
