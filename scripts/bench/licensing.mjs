import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { cloneTemplate, makeTemplate } from "../lib/test-database.mjs";
import { fillLicenses } from "./fill-licenses.mjs";
import { requester, round, throughput } from "./measure.mjs";
import { runBench } from "./run-bench.mjs";
import { startMedusa } from "./servers.mjs";
import { readWholeNumber } from "../lib/whole-number.mjs";

const CALLERS = 16;
const ROUNDS = 8;
const BARE_GOAL = 0.7;
/** Below this share of the small database's rate, validation has grown with the number of licences. */
const FLAT_GOAL = 0.8;

/** Measures validation on databases of its own. Resolves to the exit code: 1 where a goal is missed. */
export function benchLicensing(root, args) {
  const options = readOptions(args);
  return runBench(root, { json: options.json, measure: (bench, database) => measureBoth(bench, database, options), print: printReport });
}

async function measureBoth(bench, database, options) {
  await bench.terminal.step("database with the demo", async () => {
    await makeTemplate(bench, database);
  });
  const small = await measureAt(bench, database, { name: "bench_small", ...options, licenses: options.small, logs: options.small * 10 });
  const big = await measureAt(bench, database, { name: "bench_big", ...options });
  return toReport({ small, big });
}

function readOptions(args) {
  const whole = { type: "string" };
  const { values } = parseArgs({
    args,
    options: { json: { type: "boolean", default: false }, licenses: whole, logs: whole, small: whole, seconds: whole },
  });
  const number = (name, fallback, max) => readWholeNumber(name, values[name] ?? fallback, { max });
  return {
    json: values.json,
    licenses: number("licenses", 1_000_000, 10_000_000),
    logs: number("logs", 10_000_000, 100_000_000),
    small: number("small", 10_000, 1_000_000),
    seconds: number("seconds", 2, 60),
  };
}

/** Rates with so many licences, and whether every validation stands in the log after a clean stop. */
async function measureAt(bench, database, { name, licenses, logs, seconds }) {
  const url = await cloneTemplate(database, name);
  const pool = new pg.Pool({ connectionString: url, max: CALLERS });
  // The server says goodbye to whoever is still connected when it ends: no fault of the measurement.
  pool.on("error", () => undefined);
  const client = await pool.connect();
  const ring = database.environment.LICENSE_KEY_RING;
  const filled = await bench.terminal.step(`${licenses} licences, ${logs} log rows`, () => fillLicenses(client, { root: bench.root, ring, licenses, logs }));
  client.release();
  const folder = join(bench.root, "medusa-backend");
  const server = await startMedusa(bench, { name, folder, database: url, environment: database.environment, probe: "/health/ready" });
  let validations = 0;
  const key = (index) => filled[(index * 7919) % filled.length];
  const bare = requester(server.url);
  const runs = {
    bare_route: () => bare("/health/live"),
    validate: async (index) => {
      validations += 1;
      await validate(server.url, key(index).key);
    },
    bare_sql: (index) => pool.query({ name: "look-up", text: LOOK_UP, values: [key(index).digest] }),
  };
  const rounds = await bench.terminal.step(`validations of ${licenses} licences`, () => takeTurns(runs, { seconds, pid: server.pid }));
  await server.stop();
  const { rows } = await pool.query(`select count(*)::int as count from license_log where action = 'validated' and created_at > now() - interval '1 hour'`);
  await pool.end();
  return { licenses, logs, ...rounds, validations, logged: rows[0].count };
}

const LOOK_UP = `select l.* from license_key k join license l on l.id = k.license_id where k.digest = $1`;

/**
 * In turns, so that whatever else the machine does slows all alike; the first turn only warms up. The share of the
 * bare route is that of the middle turn, each beside its neighbour in time.
 */
async function takeTurns(runs, { seconds, pid }) {
  const taken = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let turn = 0; turn <= ROUNDS; turn++) {
    for (const [name, run] of Object.entries(runs)) {
      const before = cpuSeconds(pid);
      const result = await throughput(run, { callers: CALLERS, seconds });
      if (turn > 0) taken[name].push({ ...result, cpu_us: round(((cpuSeconds(pid) - before) * 1e6) / result.requests, 0) });
    }
  }
  const shares = taken.validate.map(({ rps }, turn) => ({ rps: rps / taken.bare_route[turn].rps }));
  const middles = Object.fromEntries(Object.entries(taken).map(([name, results]) => [name, middle(results)]));
  return { ...middles, of_bare_route: round(middle(shares).rps) };
}

/** The turn with the median rate. */
const middle = (results) => results.toSorted((one, other) => one.rps - other.rps)[Math.floor(results.length / 2)];

/** Processor time of a process so far, which no other load on the machine changes; unknown outside Linux. */
function cpuSeconds(pid) {
  try {
    const [, rest] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = rest.split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

async function validate(url, license_key) {
  const answer = await fetch(`${url}/v1/license/validate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ license_key }),
  });
  const { code } = await answer.json();
  if (code !== "VALID") throw new Error(`a good key answered ${answer.status} ${code}`);
}

function toReport({ small, big }) {
  const flat = round(big.of_bare_route / small.of_bare_route);
  const goals = [
    { name: `share of the bare route with ${big.licenses} licences`, value: big.of_bare_route, met: big.of_bare_route >= BARE_GOAL },
    { name: `rate with ${big.licenses} beside ${small.licenses} licences`, value: flat, met: flat >= FLAT_GOAL },
    ...[small, big].map(({ licenses, validations, logged }) => ({
      name: `validations in the log after a clean stop, ${licenses} licences`,
      value: round(logged / validations, 4),
      met: logged === validations,
    })),
  ];
  return { validation: { small, big }, goals };
}

function printReport(terminal, { validation, goals }) {
  for (const row of Object.values(validation)) {
    terminal.line(`  ${row.licenses} licences, ${row.logs} log rows: ${row.of_bare_route} of the bare route`);
    for (const name of ["bare_route", "validate", "bare_sql"]) {
      const { rps, p50_ms, p95_ms, p99_ms, cpu_us } = row[name];
      terminal.line(`    ${name.padEnd(12)} ${String(rps).padStart(8)}/s   p50 ${p50_ms} ms   p95 ${p95_ms} ms   p99 ${p99_ms} ms   backend ${cpu_us} µs`);
    }
  }
  for (const { name, value, met } of goals) terminal.line(`  ${met ? "✓" : "✗"} ${name}: ${value}`);
}
