const KEYS = 1_000_000;

/** A million keys: none comes twice, and every letter is equally likely at every place. */
export const licenseKeys = {
  name: "licence-keys",
  async run({ bench }) {
    const { passed, failed, logFile } = await bench.runJson("storm-license-keys", {
      program: bench.program("", "jest/bin/jest.js"),
      args: (report) => ["--ci", "--json", `--outputFile=${report}`, "plugins/licensing/src/domain/license-key.test.ts"],
      env: { STORM: "1" },
    });
    return { counts: { keys: KEYS, "tests passed": passed }, faults: failed > 0 ? [`${failed} tests failed: ${logFile}`] : [] };
  },
};
