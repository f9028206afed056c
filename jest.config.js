/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  // The default leaves a core idle, which is half of a small machine.
  maxWorkers: "100%",
  // They run terraform, by jest.terraform.config.js.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/terraform/"],
  // A synthesis takes seconds, and on a busy machine many of them.
  testTimeout: 180_000,
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022" } }] },
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/dist"],
};
