/** Boots the marketplace once, on a database of its own that is migrated and seeded (see scripts/test.mjs). */
module.exports = {
  rootDir: __dirname,
  testMatch: ["<rootDir>/*.test.ts"],
  testEnvironment: "node",
  testTimeout: 60_000,
  verbose: true,
  transform: require("../../jest.config.cjs").transform,
};
