import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { medusaProgram } from "../lib/build-steps.mjs";
import { LaunchError } from "../lib/launch-error.mjs";

/** The engine alone, with the settings of ours that concern a request. Its packages are the project's own. */
const CONFIG = `const { defineConfig } = require("@medusajs/framework/utils");
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    cookieOptions: { secure: false, sameSite: "lax", httpOnly: true },
    http: {
      storeCors: process.env.STORE_CORS,
      adminCors: process.env.ADMIN_CORS,
      authCors: process.env.AUTH_CORS,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  admin: { disable: true },
});
`;

/** A Medusa application without anything of ours, in a folder below the project so that it finds its packages. */
export async function makeUntouchedApp(bench, database, environment) {
  const folder = join(bench.folder, "untouched");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "medusa-config.js"), CONFIG);
  // The engine's command looks for itself among the dependencies.
  const { dependencies } = JSON.parse(readFileSync(join(bench.root, "medusa-backend", "package.json"), "utf8"));
  const engine = Object.fromEntries(Object.entries(dependencies).filter(([name]) => name.startsWith("@medusajs/")));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name: "untouched", private: true, dependencies: engine })}\n`);
  const exit = await bench.run("bench-untouched-migrate", {
    program: medusaProgram(bench.root),
    args: ["db:migrate", "--execute-safe-links", "--execute-safe-search"],
    cwd: folder,
    env: { ...environment, DATABASE_URL: database },
  });
  if (exit.code !== 0) throw new LaunchError("The untouched Medusa could not be migrated.", { logFile: exit.logFile });
  return folder;
}

/**
 * Fills every table of the engine with the rows that ours has. `client` is connected to the untouched database;
 * `more(client, schema)` may read our own tables too, while they can be read in that schema.
 */
export async function copyEngineRows(client, { port, user, password, from }, more = async () => {}) {
  await client.query("create extension if not exists postgres_fdw");
  await client.query(`create server ours foreign data wrapper postgres_fdw options (host '127.0.0.1', port '${port}', dbname '${from}', fetch_size '5000')`);
  await client.query(`create user mapping for current_user server ours options (user '${user}', password ${client.escapeLiteral(password)})`);
  await client.query("create schema ours");
  const { rows: tables } = await client.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ 'migrations$'`,
  );
  await client.query(
    `import foreign schema public limit to (${tables.map(({ name }) => client.escapeIdentifier(name)).join(", ")}) from server ours into ours`,
  );
  // Foreign keys need no order then; what is copied was checked where it comes from.
  await client.query("set session_replication_role = replica");
  for (const { name } of tables) await copyTable(client, name);
  await client.query("import foreign schema public limit to (listing) from server ours into ours");
  await more(client, "ours");
  await client.query("drop server ours cascade; drop schema ours cascade; reset session_replication_role");
  await client.query("vacuum analyze");
}

async function copyTable(client, name) {
  const { rows } = await client.query(
    `select string_agg(quote_ident(o.column_name), ', ') as columns from information_schema.columns o
       join information_schema.columns p on p.table_schema = 'public' and p.table_name = o.table_name and p.column_name = o.column_name and p.is_generated = 'NEVER'
      where o.table_schema = 'ours' and o.table_name = $1`,
    [name],
  );
  if (!rows[0].columns) return;
  const table = client.escapeIdentifier(name);
  await client.query(`delete from public.${table}`);
  await client.query(`insert into public.${table} (${rows[0].columns}) select ${rows[0].columns} from ours.${table}`);
}
