import { join } from "node:path";
import pg from "pg";
import { cachedBuilds, createProjectRegistry, runCachedBuild, withProjectLock } from "../lib/build-steps.mjs";
import { LaunchError } from "../lib/launch-error.mjs";
import { DATABASE_USER } from "../lib/postgres.mjs";
import { cloneTemplate, makeTemplate } from "../lib/test-database.mjs";
import { addBareSearchRoute, bareSearches, makeBareTexts } from "./bare-search.mjs";
import { fillCatalog } from "./fill-catalog.mjs";
import { compare, requester, round, throughput } from "./measure.mjs";
import { readBenchOptions } from "./options.mjs";
import { runBench } from "./run-bench.mjs";
import { printReport, toReport } from "./report.mjs";
import { pageScenarios, readFacts, storeScenarios } from "./scenarios.mjs";
import { startMedusa, startStorefront } from "./servers.mjs";
import { copyEngineRows, makeUntouchedApp } from "./untouched-medusa.mjs";

const SMALL = 100;
const INDEXED_MS = 10 * 60_000;
const CALLERS = 4;
const SECONDS = 5;

/** Measures the catalogue on databases of its own. Resolves to the exit code: 1 where a goal is missed. */
export function benchCatalog(root, args) {
  const options = readBenchOptions(args);
  return runBench(root, {
    json: options.json,
    prepare: async (bench) => {
      if (options.ssr) await buildStorefront(bench);
    },
    measure: async (bench, database) => toReport(options, await measureAll(bench, database, options)),
    print: printReport,
  });
}

async function buildStorefront({ root, terminal, logFile }) {
  const builders = createProjectRegistry(root);
  await withProjectLock(root, terminal, () => runCachedBuild(root, cachedBuilds(root).storefront, { terminal, builders, logFile }));
}

async function measureAll(bench, database, options) {
  const { terminal } = bench;
  await terminal.step("database with the demo", async () => {
    await makeTemplate(bench, database);
  });
  const big = await prepareCatalog(bench, database, { name: "bench_big", ...options });
  const api = await measureStore(bench, database, big, options);
  if (!options.ssr) return { ...api, catalog: big.timing };
  const small = await prepareCatalog(bench, database, { name: "bench_small", products: SMALL, developers: 10 });
  const ssr = await terminal.step("pages of the storefront", () => measurePages(bench, { small, big }, options));
  await Promise.all([small.server.stop(), big.server.stop()]);
  return { ...api, ssr, catalog: big.timing };
}

/** A database with so many products, and our server before it once everything is found. */
async function prepareCatalog(bench, database, { name, products, developers }) {
  const url = await cloneTemplate(database, name);
  const client = await connect(url);
  const started = Date.now();
  await bench.terminal.step(`${products} products of ${developers} developers`, () => fillCatalog(client, { products, developers }));
  const filled = Date.now();
  const facts = await readFacts(client);
  const server = await bench.terminal.step("our server, until search has found them all", async () => {
    const running = await startMedusa(bench, {
      name,
      folder: join(bench.root, "medusa-backend"),
      database: url,
      environment: database.environment,
      probe: "/health/ready",
    });
    await everythingFound(running, facts, products);
    return running;
  });
  await client.query("vacuum analyze");
  return {
    name,
    url,
    client,
    facts,
    server,
    timing: { products, developers, fill_s: round((filled - started) / 1000, 1), index_s: round((Date.now() - filled) / 1000, 1) },
  };
}

async function everythingFound({ url }, { publishableKey }, products) {
  const ask = requester(url, { "x-publishable-api-key": publishableKey });
  for (const end = Date.now() + INDEXED_MS; Date.now() < end;) {
    if (JSON.parse(await ask("/store/search?limit=1")).count === products) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new LaunchError("Search did not find all products.");
}

async function measureStore(bench, database, big, { rounds }) {
  const untouched = await bench.terminal.step("an untouched Medusa with the same products", () => startUntouched(bench, database, big.name));
  const headers = { "x-publishable-api-key": big.facts.publishableKey };
  const ask = { ours: requester(big.server.url, headers), untouched: requester(untouched.url, headers) };
  const scenarios = storeScenarios(big.facts);
  const store = {};
  for (const [name, scenario] of Object.entries(scenarios)) {
    store[name] = await bench.terminal.step(`store API: ${name}`, () =>
      compare({ ours: (index) => scenario.ours(ask.ours, index), untouched: (index) => scenario.untouched(ask.untouched, index) }, rounds),
    );
    // A run that is cut short has shown what it knew.
    bench.terminal.line(`      ${JSON.stringify(store[name])}`);
  }
  const search = await bench.terminal.step("search beside a bare full-text query", async () => {
    const ours = (name) => (index) => scenarios[name].ours(ask.ours, index);
    const ways = { known: ours("search, asked before"), unknown: ours("search, never asked before"), ...bareSearches(ask.untouched, untouched.client) };
    return compare(ways, rounds);
  });
  await untouched.client.end();
  await untouched.stop();
  return { store, search };
}

/** The engine alone with the same products, and a connection to its database. */
async function startUntouched(bench, database, from) {
  const { server, environment, url } = database;
  await server.createDatabase("bench_untouched");
  const folder = await makeUntouchedApp(bench, url("bench_untouched"), environment);
  const client = await connect(url("bench_untouched"));
  await copyEngineRows(client, { port: server.port, user: DATABASE_USER, password: environment.DB_PASSWORD, from }, makeBareTexts);
  addBareSearchRoute(folder);
  return { client, ...(await startMedusa(bench, { name: "bench-untouched", folder, database: url("bench_untouched"), environment })) };
}

/** Each page from the small and from the large catalogue, in turn. */
async function measurePages(bench, catalogs, { rounds }) {
  const storefronts = {};
  for (const [size, { facts, server, name }] of Object.entries(catalogs)) {
    storefronts[size] = await startStorefront(bench, { name: `storefront-${name}`, backendUrl: server.url, publishableKey: facts.publishableKey });
  }
  const runs = Object.fromEntries(
    Object.entries(catalogs).map(([size, { facts }]) => [size, { pages: pageScenarios(facts), ask: requester(storefronts[size].url) }]),
  );
  const pages = {};
  for (const page of Object.keys(runs.small.pages)) {
    const run = (size) => (index) => runs[size].pages[page](runs[size].ask, index);
    const waiting = await compare({ small: run("small"), big: run("big") }, Math.min(rounds, 100));
    const rps = {};
    for (const size of ["small", "big"]) rps[size] = (await throughput(run(size), { callers: CALLERS, seconds: SECONDS })).rps;
    pages[page] = { small: { ...waiting.small, rps: rps.small }, big: { ...waiting.big, rps: rps.big } };
  }
  await Promise.all(Object.values(storefronts).map((storefront) => storefront.stop()));
  return pages;
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString });
  // The server is ended before its clients when a run is cut short.
  client.on("error", () => {});
  await client.connect();
  return client;
}
