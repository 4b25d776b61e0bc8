import { join } from "node:path";
import pg from "pg";
import { startMedusa } from "../bench/servers.mjs";
import { LaunchError } from "../lib/launch-error.mjs";

const SERVERS = 2;
const [KILL_FROM_MS, KILL_TO_MS] = [1500, 6000];
const [CUT_FROM_MS, CUT_TO_MS] = [100, 600];
const AGAIN_MS = 50;
const ANSWER_MS = 20_000;
const TOO_LONG_MS = 120_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Backends on one database that are killed (SIGKILL) and started again at random, while connections to their database
 * are cut off at random. `ask` repeats a request until one of them has answered it.
 */
export async function openFleet({ bench, name, database, random, signal }) {
  const options = { name, folder: join(bench.root, "medusa-backend"), database: database.url, environment: database.environment, probe: "/health/ready" };
  const counts = { kills: 0, "connections cut": 0, requests: 0, "requests repeated": 0 };
  const servers = Array.from({ length: SERVERS }, (_none, index) => ({ index, up: null }));
  const client = new pg.Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  for (const server of servers) server.up = await startMedusa(bench, { ...options, name: `${name}-${server.index}` });
  let blowing = false;
  let storm = Promise.resolve();

  async function killAtRandom(chance) {
    while (blowing && !signal.aborted) {
      await sleep(chance.between(KILL_FROM_MS, KILL_TO_MS));
      if (!blowing) return;
      const server = chance.pick(servers);
      server.up.signal("SIGKILL");
      counts.kills += 1;
      await server.up.exited;
      server.up = await startMedusa(bench, { ...options, name: `${name}-${server.index}` });
    }
  }

  async function cutAtRandom(chance) {
    while (blowing && !signal.aborted) {
      await sleep(chance.between(CUT_FROM_MS, CUT_TO_MS));
      const { rows } = await client.query(
        `select pg_terminate_backend(pid) as cut from (select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and backend_type = 'client backend' order by state = 'idle', md5(pid || $1) limit 1) victim`,
        [String(chance.below(1_000_000))],
      );
      counts["connections cut"] += rows.length;
    }
  }

  /** Resolves to `{ status, body, repeated }`; `repeated` says that an earlier try may have been carried out. */
  async function ask(chance, path, body, headers = {}) {
    const until = Date.now() + TOO_LONG_MS;
    for (let repeated = false; Date.now() < until && !signal.aborted; repeated = true) {
      counts.requests += 1;
      const answer = await post(`${chance.pick(servers).up.url}${path}`, body, headers);
      if (answer && answer.status < 500) return { ...answer, repeated };
      counts["requests repeated"] += 1;
      await sleep(AGAIN_MS);
    }
    throw new LaunchError(`${path} was not answered within ${TOO_LONG_MS / 1000} s`);
  }

  return {
    counts,
    client,
    ask,
    blow() {
      blowing = true;
      storm = Promise.all([killAtRandom(random.of("kills")), cutAtRandom(random.of("cuts"))]);
      // Told by `calm`; until then it must not end the process.
      storm.catch(() => {});
    },
    async calm() {
      blowing = false;
      await storm;
    },
    async close() {
      await client.end();
      await Promise.all(servers.map(({ up }) => up.stop()));
    },
  };
}

async function post(url, body, headers) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return null;
  }
}
