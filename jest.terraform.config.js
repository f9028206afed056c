const base = require("./jest.config.js");

/**
 * The tests that run terraform: slow, one at a time, and not part of `npm test`.
 * @type {import("jest").Config}
 */
module.exports = {
  ...base,
  roots: ["<rootDir>/__tests__/terraform"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 600_000,
  maxWorkers: 1,
};
