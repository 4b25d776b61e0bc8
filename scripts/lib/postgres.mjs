import { randomBytes } from "node:crypto";
import { chownSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeExit, endChild, spawnLogged } from "./child-process.mjs";
import { LaunchError } from "./launch-error.mjs";
import { postgresAccount } from "./postgres-account.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { createClusterFolder, existingCluster, removeCluster } from "./postgres-place.mjs";
import { endStrayServer, readPostmaster } from "./postgres-strays.mjs";
import { HOST } from "./ports.mjs";
import { becomesTrue } from "./process-identity.mjs";

export const DATABASE_USER = "postgres";
const READY_TIMEOUT_MS = 120_000;
const FAST_STOP_SECONDS = 30;

/**
 * Starts PostgreSQL on a data folder of its own, making the cluster when there is none and first ending a server
 * that an earlier, killed owner left running on it. Resolves when it accepts connections.
 *
 * @param {{ dataDir: string, port: number, password: string, durable?: boolean, logFile?: string, log?: (line: string) => void, owner?: Record<string, string> }} options
 *   `durable: false` switches fsync off: for throw-away clusters of tests only. `owner`: variables that mark initdb
 *   as a child of this launcher; the server itself is found by its own pid file.
 */
export async function startPostgres({ dataDir, port, password, durable = true, logFile = join(dataDir, "postgres.log"), log = () => {}, owner = {} }) {
  const known = existingCluster(dataDir);
  const account = postgresAccount(known);
  const binaries = postgresBinaries(account);
  const found = known ?? (await initialise({ dataDir, password, account, binaries, durable, logFile, log, owner }));
  const cluster = realpathSync(found);
  await endStrayServer(cluster, log);

  const child = spawnLogged({
    name: "postgres",
    command: binaries.postgres,
    args: ["-D", cluster, "-p", String(port), ...serverSettings(durable)],
    cwd: cluster,
    env: postgresEnvironment(),
    logFile,
    ...account,
  });
  await waitUntilReady(child, cluster);

  const url = (database = DATABASE_USER) => `postgres://${DATABASE_USER}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
  return {
    url,
    port,
    pid: child.pid,
    child,
    createDatabase: (name) => createDatabase(url(), name),
    stop: (options) => stopServer(child, options),
    /** Stops the server and deletes the cluster with all its data. */
    async remove() {
      await stopServer(child);
      removeCluster(dataDir);
    },
  };
}

/** Ends whatever server still runs on the cluster of this data folder. Returns true when there was one. */
export async function endStrayPostgres(dataDir, log = () => {}) {
  const cluster = existingCluster(dataDir);
  return cluster ? endStrayServer(realpathSync(cluster), log) : false;
}

/** Creates a database unless it exists. */
export async function createDatabase(serverUrl, name) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: serverUrl });
  // A server that ends in between is told by the query; unheard, the same event would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * initdb into a draft folder that is renamed when complete: a kill in between leaves nothing that looks like a
 * cluster. Sorting is by code point with Unicode case rules, the same on every machine, whatever its locales.
 */
async function initialise({ dataDir, password, account, binaries, durable, logFile, log, owner }) {
  log("creating the database cluster");
  const directory = createClusterFolder(dataDir, account, { durable });
  const draft = join(directory, "draft");
  const passwordFile = join(directory, `password-${randomBytes(6).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    const child = spawnLogged({
      name: "initdb",
      command: binaries.initdb,
      args: [
        `--pgdata=${draft}`,
        `--username=${DATABASE_USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        ...(durable ? [] : ["--no-sync"]),
      ],
      cwd: directory,
      env: { ...postgresEnvironment(), ...owner },
      logFile,
      ...account,
    });
    const exit = await child.exited;
    if (exit.code !== 0) throw new LaunchError(`The database cluster could not be created (${describeExit(exit)}).`, { logFile });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const cluster = join(directory, "data");
  renameSync(draft, cluster);
  return cluster;
}

function serverSettings(durable) {
  const settings = {
    listen_addresses: HOST,
    unix_socket_directories: "",
    max_connections: "150",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** PG* variables of the operator's shell would point the server or its tools to somewhere else. */
function postgresEnvironment() {
  const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  for (const name of Object.keys(environment)) if (name.startsWith("PG")) delete environment[name];
  return environment;
}

async function waitUntilReady(child, cluster) {
  const settled = () => !child.running || isReady(cluster, child.pid);
  await becomesTrue(settled, READY_TIMEOUT_MS);
  if (child.running && isReady(cluster, child.pid)) return;
  const reason = child.running ? "no answer in two minutes" : describeExit(await child.exited);
  await endChild(child, { signal: "SIGQUIT", seconds: 5 });
  throw new LaunchError(`PostgreSQL did not start (${reason}).`, { logFile: child.logFile });
}

function isReady(cluster, pid) {
  const postmaster = readPostmaster(cluster);
  return postmaster?.pid === pid && postmaster.state === "ready";
}

/** Fast shutdown: sessions are cut, everything is written. When `hurry` resolves: stops at once, recovers next time. */
async function stopServer(child, { hurry = new Promise(() => {}) } = {}) {
  if (!child.running) return;
  child.signal("SIGINT");
  let timer;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, FAST_STOP_SECONDS * 1000);
  });
  await Promise.race([child.exited, timeout, hurry]);
  clearTimeout(timer);
  await endChild(child, { signal: "SIGQUIT", seconds: 5 });
}
