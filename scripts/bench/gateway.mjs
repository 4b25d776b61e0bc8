import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { LaunchError } from "../lib/launch-error.mjs";
import { cloneTemplate, makeTemplate } from "../lib/test-database.mjs";
import { startRedis } from "../lib/test-tools.mjs";
import { fillApiLicenses } from "./fill-api-licenses.mjs";
import { printGatewayReport, toGatewayReport } from "./gateway-report.mjs";
import { startSubjects } from "./gateway-subjects.mjs";
import { round } from "./measure.mjs";
import { runBench } from "./run-bench.mjs";
import { readWholeNumber } from "../lib/whole-number.mjs";

const CONNECTIONS = 32;
/** Calls of one turn: some seconds for each. */
const AMOUNTS = { node: 50_000, nginx: 40_000, fastify: 8000, gateway: 20_000 };
const HALF_LOAD_SECONDS = 5;
const EVENTS_MS = 60_000;

/** Measures all subjects on a database of its own. Resolves to the exit code: 1 where a goal is missed. */
export function benchGateway(root, args) {
  const options = readOptions(args);
  return runBench(root, { json: options.json, measure: (bench, database) => measureGateway(bench, database, options), print: printGatewayReport });
}

function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: { json: { type: "boolean", default: false }, licenses: { type: "string" }, turns: { type: "string" } },
  });
  const number = (name, fallback, max) => readWholeNumber(name, values[name] ?? fallback, { max });
  return { json: values.json, licenses: number("licenses", 100_000, 1_000_000), turns: number("turns", 5, 50) };
}

async function measureGateway(bench, database, { licenses, turns }) {
  const { terminal } = bench;
  await terminal.step("database with the demo", () => makeTemplate(bench, database));
  const databaseUrl = await cloneTemplate(database, "bench_gateway");
  const client = new pg.Client({ connectionString: databaseUrl });
  // The server says goodbye to whoever is still connected when it ends: no fault of the measurement.
  client.on("error", () => undefined);
  await client.connect();
  const redis = await startRedis(bench);
  const subjects = await startSubjects(bench, { databaseUrl, redisUrl: redis.url, environment: database.environment });
  const ring = database.environment.LICENSE_KEY_RING;
  const filled = await terminal.step(`${licenses} licences`, () =>
    fillApiLicenses(client, { root: bench.root, ring, licenses, upstreamUrl: subjects.upstreamUrl }),
  );
  await subjects.startGateway();
  const keysFile = join(bench.folder, "bench-keys");
  mkdirSync(bench.folder, { recursive: true });
  writeFileSync(keysFile, filled.keys.join("\n"), { mode: 0o600 });
  const load = new Load(bench, { subjects, keysFile, path: filled.path });
  const counts = [...new Set([1, Math.min(100, licenses), licenses])];
  const rows = await terminal.step("one key, all subjects in turn", () => takeTurns(load, subjects.names, { keys: 1, turns }));
  const byLicenses = { 1: rows.gateway };
  for (const keys of counts.slice(1)) {
    byLicenses[keys] = await terminal.step(`${keys} keys`, async () => {
      // Whatever is looked up and leased for the first time is so now; what a busy database keeps waiting is refused, and no event.
      await load.run("gateway", { keys, amount: Math.max(keys, CONNECTIONS) + CONNECTIONS, warmsUp: true });
      return (await takeTurns(load, ["gateway"], { keys, turns: Math.min(3, turns) })).gateway;
    });
  }
  const few = Math.min(3, turns);
  const concurrent = await terminal.step("with a limit of concurrency", () => takeTurns(load, ["gateway"], { keys: 1, turns: few, concurrent: true }));
  const half = await terminal.step("half the load", () => atHalfLoad(load, rows.gateway.rps / 2));
  await subjects.stopGateway();
  const stored = await terminal.step("events in the database", () => countEvents(client, load.answered));
  await client.end();
  await subjects.stop();
  await redis.stop();
  return toGatewayReport({ rows, byLicenses, concurrent: concurrent.gateway, half, answered: load.answered, stored, missing: subjects.missing });
}

/** Sends load, and counts what the gateway answered. */
class Load {
  answered = 0;
  #offset = 0;

  constructor(bench, { subjects, keysFile, path }) {
    Object.assign(this, { bench, subjects, keysFile, path });
  }

  async run(name, { keys = 1, amount, rate, concurrent = false, warmsUp = false }) {
    const subject = this.subjects.of(name);
    const task = {
      url: `${subject.url}${this.path}`,
      keysFile: this.keysFile,
      skip: concurrent ? 0 : 1,
      keys,
      offset: this.#offset,
      amount,
      connections: CONNECTIONS,
      rate,
    };
    this.#offset += amount;
    const before = subject.cpuSeconds();
    const { code, logFile } = await this.bench.run("bench-load", { program: join(import.meta.dirname, "gateway-load.mjs"), args: [JSON.stringify(task)] });
    if (code !== 0) throw new LaunchError(`The load for ${name} could not be made.`, { logFile });
    const result = JSON.parse(readFileSync(logFile, "utf8").trim().split("\n").at(-1));
    if ((result.others > 0 && !warmsUp) || result.answered === 0)
      throw new LaunchError(`${name}: ${result.others} of ${amount} calls were not answered with 200.`);
    if (name === "gateway") this.answered += result.answered;
    return {
      rps: round(result.answered / result.seconds, 0),
      cpu_us: round(((subject.cpuSeconds() - before) * 1e6) / result.answered, 1),
      p50_ms: round(result.p50_ms),
      p99_ms: round(result.p99_ms),
      rss_mb: subject.rssMegabytes(),
    };
  }
}

/** In turns, so that whatever else the machine does slows all alike; the first turn only warms up. */
async function takeTurns(load, names, { keys, turns, concurrent }) {
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const result = await load.run(name, { keys, concurrent, amount: AMOUNTS[name] });
      if (turn > 0) taken[name].push(result);
    }
  }
  return Object.fromEntries(names.map((name) => [name, middle(taken[name])]));
}

/** The turn with the median rate; of processor time the median itself. */
function middle(results) {
  const at = Math.floor(results.length / 2);
  const cpu = results.map(({ cpu_us }) => cpu_us).toSorted((one, other) => one - other);
  return { ...results.toSorted((one, other) => one.rps - other.rps)[at], cpu_us: cpu[at] };
}

/** What a call takes longer through the gateway than straight, at a rate that leaves it half idle. */
async function atHalfLoad(load, rate) {
  const task = { rate: Math.max(CONNECTIONS, Math.round(rate)), amount: Math.round(rate * HALF_LOAD_SECONDS) };
  const straight = await load.run("node", task);
  const through = await load.run("gateway", task);
  return { rate: task.rate, straight, through, added_p50_ms: round(through.p50_ms - straight.p50_ms), added_p99_ms: round(through.p99_ms - straight.p99_ms) };
}

/** The gateway stored what it had before it ended; a count that never comes to be right is told as it is. */
async function countEvents(client, expected) {
  const until = Date.now() + EVENTS_MS;
  for (;;) {
    const { rows } = await client.query(
      "select count(*)::int as count, count(distinct id)::int as calls, coalesce(sum(units), 0)::int as units from usage_event",
    );
    if (rows[0].count >= expected || Date.now() > until) return rows[0];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
