#!/usr/bin/env node
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// The repository runs its sources as they are; the package ships them compiled.
const source = join(__dirname, "inferloop.ts");
if (existsSync(source)) {
  require("./typescript.cjs");
  require(source);
} else {
  require("../dist/bin/inferloop.js");
}
