// `npm test`: every check and every test of the project; `npm test -- --only unit,checks` runs some of the suites.
import { enter } from "./lib/enter.mjs";

// `npm test --silent` is about this command: a failed install must still say why in its log.
delete process.env.npm_config_loglevel;
// Before `.env` is read: a Redis that this shell names may be filled by tests, one of an installation may not.
process.env.TEST_REDIS_URL ??= process.env.REDIS_URL ?? "";

await enter(import.meta.url, async ({ root }) => {
  const { runTests } = await import("./lib/test-run.mjs");
  return runTests(root, process.argv.slice(2));
});
