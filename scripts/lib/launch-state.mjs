import { LaunchError } from "./launch-error.mjs";

// What has been done to a database is written into that database: a restored or exchanged one is never mistaken
// for the one that was migrated.
const SCHEMA = `
  create schema if not exists mintreu_launcher;
  create table if not exists mintreu_launcher.state (
    name text primary key,
    value jsonb not null,
    written_at timestamptz not null default now()
  )`;

/** The noted value of a step (`undefined` when it was never done on this database). */
export async function readLaunchState(databaseUrl, name) {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("select to_regclass('mintreu_launcher.state') as known");
    if (rows[0].known === null) return undefined;
    const found = await client.query("select value from mintreu_launcher.state where name = $1", [name]);
    return found.rows[0]?.value;
  });
}

/** Notes a step as done on this database. */
export async function writeLaunchState(databaseUrl, name, value) {
  await withClient(databaseUrl, async (client) => {
    await client.query(SCHEMA);
    await client.query(
      `insert into mintreu_launcher.state (name, value) values ($1, $2)
       on conflict (name) do update set value = excluded.value, written_at = now()`,
      [name, JSON.stringify(value)],
    );
  });
}

async function withClient(databaseUrl, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 15_000 });
  // A server that ends in between is told by the query; unheard, the same event would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    // The address holds a password: only the reason is shown.
    throw new LaunchError(`The database of DATABASE_URL cannot be used (${error.code ?? error.message}).`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
