// Loads TypeScript through tsx, without two things that took half of a synthesis and change nothing in it.
const { _extensions: extensions } = require("node:module");

const loadJavaScript = extensions[".js"];
require("tsx/cjs");
// tsx looks through every JavaScript file for ES modules. The packages that are used have none.
extensions[".js"] = loadJavaScript;
// cdktf carries megabytes of source maps, which Node would parse while it loads. A defect's exact lines need them.
const asked = [...process.execArgv, process.env.NODE_OPTIONS ?? ""].some((option) =>
  option.includes("--enable-source-maps"),
);
if (!asked) process.setSourceMapsEnabled(false);
