import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createFakeProject } from "./fake-project.mjs";
import { reservePorts } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { becomesTrue, isAlive } from "./process-identity.mjs";

// The real launcher and a real PostgreSQL; Medusa, Nuxt, Vite and the mail catcher are stand-ins. One project serves all
// tests in their order, as one data folder serves many starts.
let project;
before(() => {
  project = createFakeProject({ firstPort: 46000 });
});
after(() => project.remove());

const run = () => JSON.parse(readFileSync(project.runFile, "utf8"));
const recorded = (name) => JSON.parse(readFileSync(join(project.dataDir, "processes.json"), "utf8")).find((row) => row.name === name);
const postgresPid = () => {
  const location = join(project.dataDir, "postgres", "location.json");
  const directory = existsSync(location) ? JSON.parse(readFileSync(location, "utf8")).directory : join(project.dataDir, "postgres", "cluster");
  return Number(readFileSync(join(directory, "data", "postmaster.pid"), "utf8").split("\n")[0]);
};

async function started(extra) {
  const launcher = project.start(extra);
  await launcher.says(/is ready in/);
  return launcher;
}

async function stopped(launcher, signal = "SIGTERM") {
  launcher.kill(signal);
  assert.deepEqual(await launcher.exited, { code: 0, signal: null }, launcher.output());
  assert.deepEqual(project.processes(), []);
  assert.equal(existsSync(project.runFile), false);
}

test("the first start does every step once and says where everything is", async () => {
  const launcher = await started();
  assert.deepEqual([...project.calls()].sort(), [
    "medusa build",
    "medusa db:migrate",
    "medusa exec",
    "medusa plugin:build",
    "medusa start",
    "nuxt build",
    "vite build",
  ]);
  const { backend_url: backend, storefront_url: storefront, admin, developer, customer, ...rest } = run();
  assert.equal((await fetch(`${backend}/health/ready`)).status, 200);
  assert.equal((await fetch(storefront)).status, 200);
  assert.deepEqual([admin.email, developer.email, customer.email], ["admin@mintreu.example", "dev@example.com", "cust@example.com"]);
  for (const person of [admin, developer, customer]) assert.ok(launcher.output().includes(person.password));
  assert.equal(rest.publishable_key, "pk_fake");
  assert.equal((await fetch(rest.gateway_url)).status, 200);
  assert.equal(statSync(project.runFile).mode & 0o777, 0o600);
  await stopped(launcher, "SIGINT");
});

test("the second start repeats nothing and has the same addresses and sign-ins", async () => {
  const before = project.calls().length;
  const first = await started();
  const known = run();
  await stopped(first, "SIGHUP");
  const second = await started();
  assert.deepEqual(run(), known);
  await stopped(second);
  assert.deepEqual(project.calls().slice(before), ["medusa start", "medusa start"]);
});

test("a second launcher on the same data is refused with one line", async () => {
  const first = await started();
  const second = project.start();
  assert.equal((await second.exited).code, 1);
  assert.match(second.output(), /already runs on .*\.data \(process \d+\)/);
  assert.equal(existsSync(project.runFile), true);
  await stopped(first);
});

test("two data folders run side by side", async () => {
  const first = await started();
  const second = await started({ MINTREU_DATA_DIR: join(project.dataDir, "other") });
  const other = JSON.parse(readFileSync(join(project.dataDir, "other", "run.json"), "utf8"));
  assert.notEqual(other.backend_url, run().backend_url);
  second.kill("SIGTERM");
  assert.equal((await second.exited).code, 0);
  const reset = project.start({ MINTREU_DATA_DIR: join(project.dataDir, "other") }, "demo-reset.mjs");
  assert.equal((await reset.exited).code, 0);
  assert.equal((await fetch(run().storefront_url)).status, 200);
  await stopped(first);
});

test("after kill -9 of the launcher the next start ends what was left and takes the same addresses", async () => {
  const killed = await started();
  const known = run();
  const left = [...project.processes(), postgresPid()];
  killed.kill("SIGKILL");
  await killed.exited;
  assert.ok(left.length >= 7 && left.every(isAlive));
  const next = await started();
  assert.equal(left.some(isAlive), false);
  assert.deepEqual(run(), known);
  await stopped(next);
});

test("a killed PostgreSQL and a killed backend come back while the launcher runs", async () => {
  const launcher = await started();
  const before = postgresPid();
  process.kill(before, "SIGKILL");
  await launcher.says(/The database server runs again/);
  assert.notEqual(postgresPid(), before);
  process.kill(recorded("backend").pid, "SIGKILL");
  await launcher.says(/The backend runs again/);
  assert.equal((await fetch(`${run().backend_url}/health/ready`)).status, 200);
  process.kill(recorded("gateway").pid, "SIGKILL");
  await launcher.says(/The gateway runs again/);
  assert.equal((await fetch(run().gateway_url)).status, 200);
  await stopped(launcher);
});

test("changed sources rebuild what depends on them, changed migrations migrate", async () => {
  const before = project.calls().length;
  project.write("storefront/app/page.vue", "<template />");
  await stopped(await started());
  project.write("plugins/kit/src/modules/kit/migrations/second.ts", "export const second = 2;\n");
  await stopped(await started());
  assert.deepEqual(project.calls().slice(before), ["nuxt build", "medusa start", "medusa db:migrate", "medusa start"]);
});

test("a failing step shows its log and leaves nothing running", async () => {
  project.write("medusa-backend/src/new.ts", "export {};\n");
  const launcher = project.start({ FAKE_FAILS: "build" });
  assert.equal((await launcher.exited).code, 1);
  assert.match(launcher.output(), /Building the backend failed \(exit code 3\)[^]*this is why build fails/);
  assert.deepEqual(project.processes(), []);
  await stopped(await started());
});

test("a stop in the middle of the start is clean", async () => {
  const launcher = project.start();
  await launcher.says(/✓ plugins/);
  await stopped(launcher);
});

test("a reset forgets the data but keeps sign-ins; the next start fills in anew", async () => {
  const secrets = readFileSync(join(project.dataDir, "secrets.json"), "utf8");
  const running = await started();
  const refused = project.start({}, "demo-reset.mjs");
  assert.equal((await refused.exited).code, 1);
  await stopped(running);
  const reset = project.start({}, "demo-reset.mjs");
  assert.equal((await reset.exited).code, 0, reset.output());
  const before = project.calls().length;
  await stopped(await started());
  assert.deepEqual(project.calls().slice(before), ["medusa db:migrate", "medusa exec", "medusa start"]);
  assert.equal(readFileSync(join(project.dataDir, "secrets.json"), "utf8"), secrets);
});

test("with DATABASE_URL there is no embedded server, and what was done is noted in that database", async () => {
  const holder = mkdtempSync(join(tmpdir(), "own-database-"));
  const { ports, releaseAll } = await reservePorts({ postgres: 46100 });
  await releaseAll();
  const server = await startPostgres({ dataDir: holder, port: ports.postgres, password: "given", durable: false });
  await server.createDatabase("own");
  const own = { DATABASE_URL: server.url("own"), MINTREU_DATA_DIR: join(project.dataDir, "own") };
  const before = project.calls().length;
  for (const attempt of [1, 2]) {
    const launcher = await started(own);
    assert.equal(existsSync(join(own.MINTREU_DATA_DIR, "postgres")), false, `attempt ${attempt}`);
    launcher.kill("SIGTERM");
    assert.equal((await launcher.exited).code, 0);
  }
  assert.deepEqual(project.calls().slice(before), ["medusa db:migrate", "medusa exec", "medusa start", "medusa start"]);
  const reset = project.start(own, "demo-reset.mjs");
  assert.equal((await reset.exited).code, 1, "a database of the operator is not ours to empty");

  await server.remove();
  const launcher = project.start(own);
  assert.equal((await launcher.exited).code, 1);
  assert.match(launcher.output(), /database of DATABASE_URL cannot be used \(ECONNREFUSED\)/);
  assert.equal(launcher.output().includes("given"), false, "no password is shown");
});

test("a stale run file and lock of a killed machine are no obstacle", async () => {
  writeFileSync(project.runFile, "{}");
  writeFileSync(join(project.dataDir, "launcher.lock"), JSON.stringify({ pid: process.pid, start_time: "another-boot:1" }));
  const launcher = await started();
  assert.ok(await becomesTrue(() => run().publishable_key === "pk_fake", 1000));
  await stopped(launcher);
});
