import assert from "node:assert/strict";
import { once } from "node:events";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { reservePorts } from "./ports.mjs";
import { endStrayPostgres, startPostgres } from "./postgres.mjs";
import { existingCluster, removeCluster } from "./postgres-place.mjs";
import { becomesTrue, isAlive } from "./process-identity.mjs";

let dataDir;
let port;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "cluster-holder-"));
  const { ports, releaseAll } = await reservePorts({ postgres: 45000 });
  await releaseAll();
  port = ports.postgres;
});
afterEach(async () => {
  await endStrayPostgres(dataDir);
  removeCluster(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (more = {}) => startPostgres({ dataDir, port, password: "p w/@:", durable: false, ...more });

async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test("makes a database once and keeps its rows over a stop", async () => {
  let server = await start();
  await server.createDatabase("shop");
  await server.createDatabase("shop");
  await query(server.url("shop"), "create table t as select 1 as n");
  await server.stop();
  assert.equal(isAlive(server.pid), false);
  server = await start();
  assert.deepEqual(await query(server.url("shop"), "select n from t"), [{ n: 1 }]);
  await server.stop();
});

test("asks for the password, listens on the loopback only, and writes to disk when durable", async () => {
  const server = await start({ durable: true });
  await assert.rejects(query(server.url().replace("p%20w", "wrong"), "select 1"), { code: "28P01" });
  const [settings] = await query(
    server.url(),
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
    current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as socket, current_setting('data_checksums') as checksums`,
  );
  assert.deepEqual(settings, { fsync: "on", commit: "on", listen: "127.0.0.1", socket: "", checksums: "on" });
  await server.stop();
});

test("after kill -9 of the server the next start recovers what was committed", async () => {
  const killed = await start({ durable: true });
  await query(killed.url(), "create table t as select generate_series(1, 1000) as n");
  process.kill(killed.pid, "SIGKILL");
  await killed.child.exited;
  const server = await start({ durable: true });
  assert.deepEqual(await query(server.url(), "select count(*)::int as n from t"), [{ n: 1000 }]);
  await server.stop();
});

test("a server that its killed owner left running is ended first", async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL("./postgres.mjs", import.meta.url).href)});
    const server = await startPostgres(${JSON.stringify({ dataDir, port, password: "p w/@:", durable: true })});
    console.log(server.pid);
    setInterval(() => {}, 1000);
  `;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const orphan = Number(String((await once(owner.stdout, "data"))[0]));
  owner.kill("SIGKILL");
  await once(owner, "exit");
  assert.equal(isAlive(orphan), true);

  const server = await start({ durable: true });
  assert.equal(isAlive(orphan), false);
  assert.deepEqual(await query(server.url(), "select 1 as one"), [{ one: 1 }]);
  await server.stop();
});

test("a pid file whose id belongs to another process by now is no obstacle, and that process is left alone", async () => {
  const killed = await start();
  process.kill(killed.pid, "SIGKILL");
  await killed.child.exited;
  const bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const pidFile = join(existingCluster(dataDir), "postmaster.pid");
  writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(bystander.pid)));
  const server = await start();
  assert.equal(isAlive(bystander.pid), true);
  bystander.kill("SIGKILL");
  await server.stop();
});

test("a port in use is one line with the log", async () => {
  const { ports, releaseAll } = await reservePorts({ taken: port });
  await assert.rejects(start({ port: ports.taken }), { name: "LaunchError", message: /did not start/ });
  await releaseAll();
});

test("remove takes the data away, wherever it was", async () => {
  const server = await start();
  const cluster = existingCluster(dataDir);
  await server.remove();
  assert.equal(existingCluster(dataDir), null);
  assert.ok(await becomesTrue(() => !isAlive(server.pid), 1000));
  assert.throws(() => readFileSync(join(cluster, "PG_VERSION")), { code: "ENOENT" });
});
