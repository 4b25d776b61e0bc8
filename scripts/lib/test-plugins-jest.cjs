const { resolve } = require("node:path");
const unit = require("../../jest.config.cjs");

/** Integration tests of single plugins: real servers, no application. */
module.exports = {
  rootDir: resolve(__dirname, "..", "..", "plugins"),
  testMatch: ["<rootDir>/*/integration-tests/**/*.test.ts"],
  testEnvironment: "node",
  testTimeout: 60_000,
  modulePathIgnorePatterns: unit.modulePathIgnorePatterns,
  transform: unit.transform,
};
