import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildPluginsStep, cachedBuilds, createProjectRegistry, medusaProgram, runCachedBuild, withProjectLock } from "./build-steps.mjs";
import { LaunchError } from "./launch-error.mjs";
import { reservePorts } from "./ports.mjs";
import { DATABASE_USER, endStrayPostgres, startPostgres } from "./postgres.mjs";
import { removeCluster } from "./postgres-place.mjs";
import { throwAwaySecrets } from "./secrets.mjs";

const FIRST_PORT = 47_400;
const TEMPLATE = "mintreu_template";
/** The client library takes other hosts for remote ones and insists on an encrypted connection. */
const HOST_NAME = "localhost";

/** A PostgreSQL that lives for one run: `{ server, database, environment, remove }`. */
export async function startTestDatabase(bench) {
  const holder = join(bench.folder, "postgres");
  await endStrayPostgres(holder);
  removeCluster(holder);
  mkdirSync(holder, { recursive: true });
  const files = join(bench.folder, "files");
  for (const folder of [files, `${files}-private`]) rmSync(folder, { recursive: true, force: true });
  const { ports, releaseAll } = await reservePorts({ postgres: FIRST_PORT });
  await releaseAll();
  const { MINTREU_DATABASE_PASSWORD: password, ...secrets } = throwAwaySecrets();
  const server = await startPostgres({ dataDir: holder, port: ports.postgres, password, durable: false, logFile: bench.logFile("postgres") });
  const url = (database) => server.url(database).replace("127.0.0.1", HOST_NAME);
  const environment = {
    ...secrets,
    BACKEND_URL: "http://localhost:9000",
    STOREFRONT_URL: "http://localhost:3000",
    STORE_CORS: "http://localhost:3000",
    ADMIN_CORS: "http://localhost:9000",
    AUTH_CORS: "http://localhost:3000,http://localhost:9000",
    FILES_DIR: files,
    MINTREU_DEMO: "1",
    // Medusa's own runner for single modules makes its databases by these.
    DB_HOST: HOST_NAME,
    DB_PORT: String(server.port),
    DB_USERNAME: DATABASE_USER,
    DB_PASSWORD: password,
  };
  // Whoever kills the server and starts another one on its data puts it in its place here.
  const database = { server, url, environment, remove: () => database.server.remove() };
  return database;
}

/** Migrates and seeds a database once; `cloneTemplate` copies it in well under a second. */
export async function makeTemplate(bench, { server, url, environment }) {
  await server.createDatabase(TEMPLATE);
  const env = { ...environment, DATABASE_URL: url(TEMPLATE) };
  await buildForMedusa(bench);
  await medusa(bench, "test-migrate", ["db:migrate", "--execute-safe-links", "--execute-safe-search"], env);
  await medusa(bench, "test-seed", ["exec", "./src/seed/run.ts"], env);
  return url(TEMPLATE);
}

/** A fresh database with the contents of the template; resolves to its address. */
export async function cloneTemplate({ server, url }, name) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(TEMPLATE)}`);
  } finally {
    await client.end();
  }
  return url(name);
}

/** Medusa passes over a plugin that is not built. */
async function buildForMedusa({ root, terminal, logFile }) {
  const builders = createProjectRegistry(root);
  await withProjectLock(root, terminal, async () => {
    await buildPluginsStep(root, { terminal });
    await runCachedBuild(root, cachedBuilds(root).admin, { terminal, builders, logFile });
  });
}

async function medusa(bench, name, args, env) {
  const exit = await bench.run(name, { program: medusaProgram(bench.root), args, cwd: join(bench.root, "medusa-backend"), env });
  if (exit.code !== 0) throw new LaunchError(`medusa ${args[0]} failed.`, { logFile: exit.logFile });
}
