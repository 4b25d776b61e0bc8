import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJsonIfSound, writeFileAtomically } from "./atomic-file.mjs";
import { medusaProgram } from "./build-steps.mjs";
import { hashContents } from "./content-hash.mjs";
import { LaunchError } from "./launch-error.mjs";
import { readLaunchState, writeLaunchState } from "./launch-state.mjs";

const SEED_SCRIPT = "./src/seed/run.ts";

/** Brings the schema up to date; skipped when this database has seen these very migrations, models and links. */
export async function migrateStep({ root, environment, terminal, registry, logFile }) {
  const hash = schemaHash(root, environment);
  if ((await readLaunchState(environment.DATABASE_URL, "schema")) === hash) return;
  await terminal.step("migrating the database", async () => {
    await registry.run({
      name: "migrate",
      title: "Migrating the database",
      command: process.execPath,
      // No terminal to ask on: links that would lose data are left for the operator.
      args: [medusaProgram(root), "db:migrate", "--execute-safe-links", "--execute-safe-search"],
      cwd: join(root, "medusa-backend"),
      env: environment,
      logFile: logFile("migrate"),
    });
    await writeLaunchState(environment.DATABASE_URL, "schema", hash);
  });
}

function schemaHash(root, environment) {
  const plugins = readdirSync(join(root, "plugins"));
  const inputs = [
    ...plugins.flatMap((name) => ["modules", "links", "search", "migration-scripts"].map((part) => `plugins/${name}/src/${part}`)),
    ...["modules", "links", "search", "migration-scripts", "settings"].map((part) => `medusa-backend/src/${part}`),
    "medusa-backend/medusa-config.ts",
  ];
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", "@medusajs", "medusa", "package.json"), "utf8"));
  const keep = (path) => !path.includes("/modules/") || /\/(models|migrations)\/|\/index\.ts$/.test(path);
  // With Redis other modules are loaded, and some bring tables.
  return hashContents(root, inputs, { keep, salt: [version, Boolean(environment.REDIS_URL)] });
}

/**
 * Fills a database once, and again when the demo's upstream has another address. What the seed reports (publishable key, region, demo products) is noted in the database
 * beside the data it speaks of, and handed out in `<data>/seed.json`.
 */
export async function seedStep({ root, environment, seedFile, terminal, registry, logFile }) {
  let result = await readLaunchState(environment.DATABASE_URL, "seed");
  if (result === undefined || result.upstream_url !== environment.MINTREU_DEMO_UPSTREAM_URL) {
    await terminal.step("filling in the demo data", async () => {
      rmSync(seedFile, { force: true });
      await registry.run({
        name: "seed",
        title: "Filling in the demo data",
        command: process.execPath,
        args: [medusaProgram(root), "exec", SEED_SCRIPT],
        cwd: join(root, "medusa-backend"),
        env: environment,
        logFile: logFile("seed"),
      });
      result = readSeedFile(seedFile, logFile("seed"));
      await writeLaunchState(environment.DATABASE_URL, "seed", result);
    });
  }
  if (!existsSync(seedFile) || readJsonIfSound(seedFile)?.publishable_key !== result.publishable_key) {
    writeFileAtomically(seedFile, `${JSON.stringify(result, null, 2)}\n`, { mode: 0o600 });
  }
  return result;
}

function readSeedFile(file, log) {
  const result = readJsonIfSound(file);
  if (!result?.publishable_key) throw new LaunchError("The seed did not report its publishable key.", { logFile: log });
  return result;
}
