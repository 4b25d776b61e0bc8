import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { prepareAccounts } from "./metering-accounts.mjs";
import { startCallers } from "./metering-load.mjs";
import { openMeteringParts } from "./metering-parts.mjs";
import { createRandom, newSeed } from "./random.mjs";

/** What a gateway that is killed may lose unless it meters strictly, and what a busy machine may add to it. */
const WINDOW_MS = 50;
const LATE_MS = 200;
const DOWN_MS = [50, 1200];
const SHOWN = 3;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The long one: 200,000 calls, half of them with strict metering. */
export const meteringTruth = {
  name: "metering",
  async run({ bench, random, signal, database }) {
    const counts = {};
    const faults = [];
    for (const strict of [true, false]) {
      const name = strict ? "strict" : "not strict";
      const { url, cluster } = await database(`storm_metering_${strict ? "strict" : "loose"}`);
      const storm = { bench, random: random.of(name), signal, cluster, url, calls: 100_000, kills: 40, strict, withBackend: true, between: [1000, 5000] };
      const outcome = await blowOnMetering(storm);
      for (const [what, count] of Object.entries(outcome.counts)) counts[`${what} (${name})`] = count;
      faults.push(...outcome.faults.map((fault) => `${name}: ${fault}`));
    }
    return { counts, faults };
  },
};

/** The short one, part of every test run: with strict metering there is no window, so what it finds is never chance. */
export async function blowBriefly(bench, { cluster, url, signal = new AbortController().signal }) {
  const seed = newSeed();
  const { counts, faults } = await blowOnMetering({ bench, random: createRandom(seed), signal, cluster, url, calls: 3000, kills: 6, strict: true });
  const told = Object.entries({ seed, ...counts }).map(([what, count]) => `${what}: ${count}`);
  bench.terminal.line(`    ${told.join(", ")}`);
  return { passed: faults.length === 0 ? 1 : 0, failed: faults.length === 0 ? 0 : 1, text: faults.join("\n") };
}

/**
 * Calls under load while gateway, Redis, PostgreSQL and, if wanted, the backend are killed (SIGKILL) and started again
 * in turn. What the upstream counted for itself must be what is stored and what is summed. `cluster` is the
 * server of the run (`startTestDatabase`). Resolves to `{ counts, faults }`.
 */
export async function blowOnMetering({ bench, random, signal, cluster, url, calls, kills, strict, withBackend = false, between = [300, 1500] }) {
  const client = async (work) => {
    const one = new pg.Client({ connectionString: url });
    one.on("error", () => {});
    await one.connect();
    return work(one).finally(() => one.end());
  };
  const parts = await openMeteringParts({ bench, cluster, url, strict, withBackend });
  const ring = cluster.environment.LICENSE_KEY_RING;
  const accounts = await client((one) => prepareAccounts(one, { root: bench.root, ring, ...parts }));
  const { gateway, redis, backend, upstream, upstreamUrl, spool } = parts;
  await Promise.all([redis.start(), gateway.start(), backend?.start()]);

  const killed = { gateway: [], redis: [], postgres: [], backend: [] };
  const count = () => Object.values(killed).flat().length;
  const load = startCallers({ urls: accounts.urls, goOn: (answered) => !signal.aborted && (answered < calls || count() < kills) });
  let blowing = true;
  const storm = (async () => {
    for (let turn = 0; blowing && !signal.aborted && (count() < kills || load.answered.size < calls); turn += 1) {
      await sleep(random.between(...between));
      if (!blowing) return;
      const part = parts.parts[turn % parts.parts.length];
      const at = Date.now();
      await part.kill();
      killed[part.name].push({ at, until: Date.now() });
      await sleep(random.between(...DOWN_MS));
      await part.start();
    }
  })();
  await Promise.all([load.done, storm]);
  blowing = false;
  const answeredByUpstream = new Map(await (await fetch(`${upstreamUrl}/counted`)).json());
  // A clean end ships what the spool holds.
  await gateway.stop();
  const found = await client((one) => readDatabase(one, bench.root));
  upstream.signal("SIGTERM");
  await Promise.all([redis.stop(), backend?.stop(), upstream.exited]);

  const truth = { answered: load.answered, callers: load.callers, answeredByUpstream, ...found, killed, strict, ...accounts, left: segmentsIn(spool) };
  return { counts: countsOf(truth, load, count()), faults: signal.aborted ? [] : faultsOf(truth) };
}

async function readDatabase(client, root) {
  const events = (await client.query(`select id::text, status, units from usage_event`)).rows;
  const hours = (await client.query(`select coalesce(sum(requests), 0)::int as requests, coalesce(sum(units), 0)::int as units from usage_hour`)).rows[0];
  const quotas = (await client.query(`select license_id, used::int from usage_quota where metric = 'calls'`)).rows;
  const ofQuota = (await client.query(`select license_id, sum(units)::int as units from usage_event group by license_id`)).rows;
  const require = createRequire(join(root, "package.json"));
  const { recomputeUsage } = require(join(root, "plugins", "usage", ".medusa", "server", "src", "recompute", "recompute-usage.js"));
  const now = Date.now();
  const { differences } = await recomputeUsage(client, { from: new Date(now - 86_400_000), to: new Date(now + 86_400_000), fix: false });
  return { events: new Map(events.map(({ id, status, units }) => [id, { status, units }])), hours, quotas, ofQuota, differences };
}

function segmentsIn(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".events"));
}

const servedBy = (upstream) => new Set([...upstream].filter(([, status]) => status < 500).map(([id]) => id));

function countsOf({ answeredByUpstream, events, hours, killed, weight, answered }, { counts }, kills) {
  const counted = [...events.values()].filter(({ units }) => units > 0).length;
  return {
    kills,
    ...Object.fromEntries(Object.entries(killed).map(([name, times]) => [`of ${name}`, times.length])),
    "calls answered": answered.size,
    "calls refused": counts.refused,
    "calls broken off": counts.broken,
    "served, says the upstream": servedBy(answeredByUpstream).size,
    "counted events": counted,
    "counted in the sums": hours.units / weight,
  };
}

/** Everything that is not as it must be. */
function faultsOf({ answered, callers, answeredByUpstream, events, hours, quotas, ofQuota, differences, killed, strict, weight, left, quotaLicense }) {
  const faults = [];
  const check = (what, ids) => {
    if (ids.length > 0) faults.push(`${ids.length} ${what}: ${ids.slice(0, SHOWN).join(", ")}`);
  };
  const served = servedBy(answeredByUpstream);
  const lost = [...answered.keys()].filter((id) => !events.has(id));
  const inWindow = (id) => {
    const { at } = answered.get(id);
    return killed.gateway.some((kill) => at >= kill.at - WINDOW_MS - LATE_MS && at <= kill.until);
  };
  check("answered calls have no event", strict ? lost : lost.filter((id) => !inWindow(id)));
  check(
    "counted events are of calls that the upstream did not serve",
    [...events].filter(([id, { units }]) => units > 0 && !served.has(id)).map(([id]) => id),
  );
  check(
    "answered calls are counted wrongly",
    [...answered].filter(([id, { status }]) => events.has(id) && events.get(id).units !== (status < 500 ? weight : 0)).map(([id]) => id),
  );
  const uncounted = [...served].filter((id) => !events.get(id)?.units && !answered.has(id));
  const allowed = callers * killed.gateway.length;
  if (uncounted.length > allowed)
    faults.push(`${uncounted.length} served calls that nobody got an answer to are uncounted, more than ${allowed} that kills can explain`);
  const units = [...events.values()].reduce((sum, event) => sum + event.units, 0);
  if (hours.requests !== events.size || hours.units !== units)
    faults.push(`the sums say ${hours.requests} calls of ${hours.units} units, the events ${events.size} of ${units}`);
  const quota = quotas.find(({ license_id }) => license_id === quotaLicense);
  const spent = ofQuota.find(({ license_id }) => license_id === quotaLicense);
  if (quota && quota.used !== spent?.units) faults.push(`the quota says ${quota.used} units are used, the events ${spent?.units}`);
  check(
    "sums differ when computed anew",
    differences.map(({ table, key }) => `${table} ${JSON.stringify(key)}`),
  );
  check("spool files are left", left);
  if (Object.values(killed).flat().length === 0) faults.push("nothing was killed: this was no storm");
  return faults;
}
