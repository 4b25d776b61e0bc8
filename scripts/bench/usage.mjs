import { createRequire } from "node:module";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import pg from "pg";
import { buildPluginsStep, withProjectLock } from "../lib/build-steps.mjs";
import { cloneTemplate, makeTemplate } from "../lib/test-database.mjs";
import { copyIn } from "./copy-in.mjs";
import { fillUsage, LICENSES } from "./fill-usage.mjs";
import { round, summarize } from "./measure.mjs";
import { runBench } from "./run-bench.mjs";
import { readWholeNumber } from "../lib/whole-number.mjs";

const RATE_GOAL = 40_000;
const COPY_GOAL = 0.4;
const DASHBOARD_GOAL_MS = 100;
const ROUNDS = 5;
/** What a spool file of four megabytes holds. */
const BATCH = 10_000;
const WRITERS = 2;
const QUESTIONS = 40;

/** Measures on a database of its own. Resolves to the exit code: 1 where a goal is missed or a row is not found in the database. */
export function benchUsage(root, args) {
  const options = readOptions(args);
  const prepare = (bench) => withProjectLock(root, bench.terminal, () => buildPluginsStep(root, { terminal: bench.terminal }));
  return runBench(root, { json: options.json, prepare, measure: (bench, database) => measure(bench, database, options), print });
}

function readOptions(args) {
  const whole = { type: "string" };
  const { values } = parseArgs({ args, options: { json: { type: "boolean", default: false }, events: whole, stored: whole } });
  const number = (name, fallback, min, max) => readWholeNumber(name, values[name] ?? fallback, { min, max });
  return { json: values.json, events: number("events", 100_000, 10_000, 10_000_000), stored: number("stored", 10_000_000, 1000, 100_000_000) };
}

async function measure(bench, database, { events, stored }) {
  await bench.terminal.step("database with the demo", () => makeTemplate(bench, database));
  const url = await cloneTemplate(database, "bench_usage");
  const require = createRequire(join(bench.root, "package.json"));
  const load = (plugin, file) => require(join(bench.root, "plugins", plugin, ".medusa", "server", "src", `${file}.js`));
  const pool = new pg.Pool({ connectionString: url, max: WRITERS + 1 });
  pool.on("error", () => undefined);
  // As a server that loses nothing: a commit is answered once it is written.
  await pool.query(`alter database bench_usage set synchronous_commit = on`);
  const ingestion = await bench.terminal.step(`${events} events, ${ROUNDS} times, beside COPY`, () => measureIngestion(pool, load, events));
  const dashboards = await bench.terminal.step(`dashboards over ${stored} events`, () => measureDashboards(pool, load, stored, url, require));
  await pool.end();
  return toReport(ingestion, { stored, ...dashboards });
}

/** In turns, so that whatever else the machine does slows both alike. Events are made, and COPY's text is written, before the clock runs. */
async function measureIngestion(pool, load, events) {
  const { BatchShipper } = load("gateway", "events/ship-batch");
  const { EVENT_COLUMNS } = load("usage", "domain/ingest-columns");
  const names = EVENT_COLUMNS.map(({ name }) => name).join(", ");
  await pool.query(`create table raw_copy as select ${names} from usage_event`);
  const shipper = new BatchShipper(pool, () => new Date());
  const turns = [];
  let sent = 0;
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const batches = makeBatches(events);
    const texts = batches.map((batch) => toCopyText(batch.events, EVENT_COLUMNS));
    const copy = await timed(() =>
      inParallel(texts, async (text) => {
        const client = await pool.connect();
        await copyIn(client, `copy raw_copy (${names}) from stdin`, text).finally(() => client.release());
      }),
    );
    const ours = await timed(() =>
      inParallel(batches, async (batch) => {
        const result = await shipper.ship(batch);
        if (result.kind !== "stored") throw result.error;
        sent += result.outcome.inserted;
      }),
    );
    if (turn > 0) turns.push({ copy: events / copy, ours: events / ours, share: copy / ours });
    await pool.query(`truncate raw_copy`);
  }
  const { rows } = await pool.query(`select (select count(*)::int from usage_event) as events, (select sum(requests)::int from usage_hour) as summed`);
  await pool.query(`truncate usage_event, usage_hour, usage_batch`);
  const [middle] = turns.toSorted((one, other) => one.share - other.share).slice(Math.floor(turns.length / 2));
  return { ...Object.fromEntries(Object.entries(middle).map(([name, value]) => [name, round(value)])), sent, ...rows[0] };
}

function makeBatches(events) {
  const start = Date.now();
  const one = (index) => {
    const license = Math.floor(Math.random() * LICENSES);
    const at = start + Math.floor(index / 40);
    return {
      ...{ id: uuidAt(at), at, license_id: `lic_bench_${license}`, product_id: `prod_bench_${license % 100}`, developer_id: `dev_bench_${license % 30}` },
      ...{ endpoint: ["/rates/{base}", "/convert", "/currencies"][index % 3], method: "GET", status: index % 40 ? 200 : 404 },
      ...{ request_bytes: 0, response_bytes: 500, upstream_ms: 12.5, total_ms: 13.25, country: "DE", ip_hash: "0123456789abcdef", agent: "curl" },
      ...{ units: 1, calls_lease_id: null, bytes_lease_id: null },
    };
  };
  const all = Array.from({ length: events }, (_none, index) => one(index));
  return Array.from({ length: Math.ceil(events / BATCH) }, (_none, index) => ({ id: randomUUID(), events: all.slice(index * BATCH, (index + 1) * BATCH) }));
}

function uuidAt(at) {
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

function toCopyText(events, columns) {
  return Buffer.from(events.map((event) => `${columns.map(({ of }) => of(event) ?? "\\N").join("\t")}\n`).join(""));
}

async function inParallel(items, work) {
  const left = [...items];
  const writer = async () => {
    for (let item = left.shift(); item; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The questions of customers, developers and admins, each of another owner every time. */
async function measureDashboards(pool, load, stored, url, require) {
  const now = new Date();
  const client = await pool.connect();
  const fill_s = await timed(() => fillUsage(client, { events: stored, now }));
  const close_s = await timed(async () => {
    await load("usage", "summaries/close-hours").closeHours(client, now);
    while ((await load("usage", "summaries/make-sketches").makeSketches(client)) > 0);
  });
  for (const table of ["usage_sketch", "usage_product_hour", "usage_product_day", "usage_license_day"]) await client.query(`vacuum analyze ${table}`);
  client.release();
  const knex = require("knex")({ client: "pg", connection: url, pool: { min: 1, max: 6 } });
  try {
    const questions = questionsOf(load, knex, load("usage", "domain/usage-range").rangeOf({}, now));
    const found = {};
    for (const [name, ask] of Object.entries(questions)) {
      const times = [];
      for (let turn = -3; turn < QUESTIONS; turn += 1) {
        const seconds = await timed(() => ask(Math.abs(turn)));
        if (turn >= 0) times.push(seconds * 1000);
      }
      found[name] = summarize(times);
    }
    return { fill_s: round(fill_s, 0), close_s: round(close_s, 0), questions: found };
  } finally {
    await knex.destroy();
  }
}

function questionsOf(load, knex, range) {
  const sums = load("usage", "queries/usage-sums");
  const { readSketches } = load("usage", "queries/usage-sketches");
  const { readTrendPoints } = load("usage", "queries/usage-trend");
  const { listRequests } = load("usage", "queries/usage-requests");
  const license = (turn) => ({ license_id: `lic_bench_${(turn * 7919) % LICENSES}` });
  const developer = (turn) => ({ developer_id: `dev_bench_${turn % 30}` });
  const product = (turn) => ({ ...developer(turn), product_id: `prod_bench_${turn % 30}` });
  const totals = (scope) => Promise.all([sums.readTotals(knex, scope, range), readSketches(knex, scope, range)]);
  const trend = (scope) => readTrendPoints(knex, scope, range, readSketches(knex, scope, range));
  return {
    "customer: totals": (turn) => totals(license(turn)),
    "customer: trend": (turn) => trend(license(turn)),
    "customer: request log": (turn) => listRequests(knex, license(turn), { limit: 20, offset: 0 }),
    "developer: totals": (turn) => totals(developer(turn)),
    "developer: trend": (turn) => trend(developer(turn)),
    "developer: endpoints": (turn) => sums.readEndpoints(knex, product(turn), range, { limit: 20, offset: 0 }),
    "developer: outcomes": (turn) => sums.readStatusClasses(knex, developer(turn), range),
    "developer: latency": (turn) => readSketches(knex, product(turn), range),
    "admin: totals": () => totals({}),
    "admin: products": () => sums.readProducts(knex, {}, range, 100),
  };
}

function toReport({ copy, ours, share, sent, events, summed }, dashboards) {
  const atLeast = (name, value, limit) => ({ name, value, limit, met: value >= limit });
  const goals = [
    atLeast("events a second", ours, RATE_GOAL),
    atLeast("share of raw COPY", share, COPY_GOAL),
    { name: "events found, and found in the sums", value: Math.min(events, summed), limit: sent, met: events === sent && summed === sent },
    ...Object.entries(dashboards.questions).map(([name, { p95_ms }]) => ({
      name: `${name}, p95 ms`,
      value: p95_ms,
      limit: DASHBOARD_GOAL_MS,
      met: p95_ms <= DASHBOARD_GOAL_MS,
    })),
  ];
  return { ingestion: { copy_per_s: copy, events_per_s: ours, share, sent, events, summed }, dashboards, goals };
}

function print(terminal, { ingestion, dashboards, goals }) {
  terminal.line(`  ${ingestion.events_per_s} events/s with guard, dedupe, sums and quotas; raw COPY ${ingestion.copy_per_s} rows/s; ${ingestion.share} of it`);
  terminal.line(`  ${dashboards.stored} events filled in ${dashboards.fill_s} s, closed and sketched in ${dashboards.close_s} s`);
  for (const [name, { p50_ms, p95_ms, p99_ms }] of Object.entries(dashboards.questions)) {
    terminal.line(`  ${name.padEnd(24)} p50 ${p50_ms} ms   p95 ${p95_ms} ms   p99 ${p99_ms} ms`);
  }
  for (const { name, value, limit, met } of goals) terminal.line(`  ${met ? "✓" : "✗"} ${name}: ${value} (${limit})`);
}
