/** Unit tests: pure, beside the code. Integration tests have their own runner (medusa-backend/integration-tests). */
module.exports = {
  testMatch: ["<rootDir>/plugins/*/src/**/*.test.ts", "<rootDir>/medusa-backend/src/**/*.test.ts"],
  testEnvironment: "node",
  modulePathIgnorePatterns: ["/\\.medusa/", "/\\.cache/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, target: "es2022" } },
    ],
  },
};
