import { join } from "node:path";
import { openProject } from "../checks/project-files.mjs";
import { runChecks } from "../checks/run-checks.mjs";
import { blowBriefly } from "../storm/metering.mjs";
import { buildPluginsStep, nuxtProgram, withProjectLock } from "./build-steps.mjs";
import { cloneTemplate, makeTemplate, startTestDatabase } from "./test-database.mjs";
import { startMarketplace } from "./test-marketplace.mjs";
import { provideTool, startRedis } from "./test-tools.mjs";

/**
 * The suites in their order. A suite is `{ name, needs?, run(part, bench) }`: it reports each of its parts by
 * `part(title, work)`, where `work` resolves to `{ passed, failed, remarks?, logFile? }`, or to nothing when it is one test
 * that passed; what it throws is one failed test.
 */
export const SUITES = [
  {
    name: "lint",
    run: (part, bench) => part("oxlint", () => bench.runTool("lint", { program: bench.program("", "oxlint/bin/oxlint"), args: ["--deny-warnings", "."] })),
  },
  {
    name: "format",
    run: (part, bench) => part("oxfmt", () => bench.runTool("format", { program: bench.program("", "oxfmt/bin/oxfmt"), args: ["--check", "."] })),
  },
  { name: "types", run: runTypes },
  { name: "checks", run: runHouseChecks },
  {
    name: "unused",
    run: (part, bench) =>
      part("knip", () => bench.runTool("unused", { program: bench.program("", "knip/bin/knip.js"), args: ["--no-progress", "--no-config-hints"] })),
  },
  { name: "unit", run: runUnitTests },
  {
    name: "scripts",
    run: (part, bench) => part("node:test", () => bench.runNodeTests("scripts", filesOf(bench, /^scripts\/.*\.test\.mjs$/), { concurrency: 2 })),
  },
  { name: "storefront", run: runStorefront },
  { name: "panel", run: runPanel },
  { name: "integration", needs: ["redis"], run: runIntegration },
  { name: "e2e", needs: ["chromium"], run: runJourneys },
];

function filesOf({ root }, pattern) {
  return openProject(root).files.filter((path) => pattern.test(path));
}

async function runTypes(part, bench) {
  const tsc = bench.program("", "typescript/bin/tsc");
  await part("tsc: backend and plugins", () => bench.runTool("types", { program: tsc, args: ["-p", "tsconfig.json"] }));
  await part("tsc: the SDK", () => bench.runTool("types-sdk", { program: tsc, args: ["-p", "plugins/sdk/tsconfig.json"] }));
  await part("tsc: admin extensions", () => bench.runTool("types-admin", { program: tsc, args: ["-p", "admin-extensions/tsconfig.json"] }));
  await part("vue-tsc: storefront", () =>
    bench.runTool("types-storefront", { program: nuxtProgram(bench.root), args: ["typecheck"], cwd: join(bench.root, "storefront") }),
  );
}

/** One of the checks asks whether every plugin is built; unit tests of a plugin load the outputs of others. */
function buildPlugins({ root, terminal }) {
  return withProjectLock(root, terminal, () => buildPluginsStep(root, { terminal }));
}

async function runUnitTests(part, bench) {
  await buildPlugins(bench);
  await part("jest", () => runJest(bench, "unit", ["--maxWorkers=2"]));
}

async function runHouseChecks(part, bench) {
  await buildPlugins(bench);
  for (const { name, findings } of await runChecks(bench.root)) {
    await part(name, async () => {
      if (findings.length > 0) return { passed: 0, failed: 1, text: findings.join("\n") };
      return { passed: 1, failed: 0 };
    });
  }
}

function runJest(bench, name, args, env = {}) {
  return bench.runJson(name, {
    program: bench.program("", "jest/bin/jest.js"),
    args: (report) => ["--ci", "--json", `--outputFile=${report}`, ...args],
    env,
  });
}

function runStorefront(part, bench) {
  return part("vitest", () => runVitest(bench, "storefront", { cwd: "storefront" }));
}

function runPanel(part, bench) {
  return part("vitest", () => runVitest(bench, "panel", { cwd: "admin-extensions", args: ["--config", "panel/vitest.config.mjs"] }));
}

/** Both use the runner that the storefront brings. */
function runVitest(bench, name, { cwd, args = [] }) {
  return bench.runJson(name, {
    program: bench.program("storefront", "vitest/vitest.mjs"),
    args: (report) => ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    cwd: join(bench.root, cwd),
    env: { CI: "1" },
  });
}

/** The application is booted once by its one test file; the plugins' own tests need no application. */
async function runIntegration(part, bench) {
  const redis = await startRedis(bench);
  try {
    const database = await startTestDatabase(bench);
    try {
      let template;
      await part("migrate and seed", async () => {
        template = await makeTemplate(bench, database);
      });
      if (!template) return;
      const env = {
        ...database.environment,
        NODE_OPTIONS: "--experimental-vm-modules",
        TEST_REDIS_URL: redis.url,
        TEMPLATE_DATABASE_URL: template,
        DATABASE_URL: await cloneTemplate(database, "mintreu_integration"),
      };
      const config = (file) => ["--config", file, "--runInBand", "--forceExit"];
      await part("jest: plugins", () => runJest(bench, "integration-plugins", config("scripts/lib/test-plugins-jest.cjs"), env));
      await part("jest: the application", () => runJest(bench, "integration", config("medusa-backend/integration-tests/jest.config.cjs"), env));
      // Last: it kills the server that the others work on.
      await part("metering while its parts are killed", async () =>
        blowBriefly(bench, { cluster: database, url: await cloneTemplate(database, "mintreu_storm") }),
      );
    } finally {
      await database.remove();
    }
  } finally {
    await redis.stop();
  }
}

async function runJourneys(part, bench) {
  const chromium = process.env.CHROMIUM_PATH || (await provideTool("chromium", bench));
  let marketplace;
  await part("npm start", async () => {
    marketplace = await startMarketplace(bench);
  });
  if (!marketplace) return;
  try {
    const env = { MINTREU_RUN_JSON: marketplace.runFile, CHROMIUM_PATH: chromium };
    const files = filesOf(bench, /^(storefront\/test\/e2e|admin-extensions\/test\/e2e|plugins\/sdk\/test\/e2e|scripts\/e2e)\/.*\.e2e\.mjs$/);
    await part("journeys in Chromium", () => bench.runNodeTests("e2e", files, { concurrency: 1, env }));
    await part("Ctrl-C", () => marketplace.stop());
  } finally {
    await marketplace.remove();
  }
}
