// Preloaded into a measured process: at its end it writes its peak resident memory, in KiB, where it was told to.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  writeFileSync(process.env.BENCH_PEAK_MEMORY, String(process.resourceUsage().maxRSS));
});
