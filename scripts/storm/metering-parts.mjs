import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startMedusa } from "../bench/servers.mjs";
import { gatewayProgram } from "../lib/build-steps.mjs";
import { waitUntilHealthy } from "../lib/health.mjs";
import { HOST, reservePorts } from "../lib/ports.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { provideTool } from "../lib/test-tools.mjs";

const FIRST_PORT = 47_800;
const WORKERS = 2;

/**
 * What is killed in a storm over metering. A part is `{ name, kill(), start() }`: `kill` resolves when its processes are
 * gone (SIGKILL, whole groups), `start` when it answers again.
 */
export async function openMeteringParts({ bench, cluster, url, strict, withBackend }) {
  const { ports, releaseAll } = await reservePorts({ redis: FIRST_PORT, upstream: FIRST_PORT + 1, gateway: FIRST_PORT + 2 });
  await releaseAll();
  const spool = join(bench.folder, "storm-spool");
  rmSync(spool, { recursive: true, force: true });
  const launch = (name, command, args, env = {}) =>
    bench.registry.start({ name, command, args, cwd: bench.root, env: { ...bench.environment, ...env }, logFile: bench.logFile(`storm-${name}`) });

  const upstream = launch("upstream", process.execPath, [join(bench.root, "scripts", "storm", "counting-upstream.mjs")], { PORT: String(ports.upstream) });
  const upstreamUrl = `http://${HOST}:${ports.upstream}`;
  await waitUntilHealthy(`${upstreamUrl}/counted`, { stillWorthIt: () => upstream.running });

  const redisFolder = join(bench.folder, "storm-redis");
  mkdirSync(redisFolder, { recursive: true });
  const redis = part("redis", async () => {
    const args = ["--port", String(ports.redis), "--bind", HOST, "--save", "", "--appendonly", "no", "--dir", redisFolder];
    return launch("redis", await provideTool("redis", bench), args);
  });
  const postgres = postgresPart(cluster, join(bench.folder, "postgres"));
  const gateway = part("gateway", async () => {
    const child = launch("gateway", process.execPath, [gatewayProgram(bench.root)], {
      LICENSE_KEY_RING: cluster.environment.LICENSE_KEY_RING,
      DATABASE_URL: url,
      REDIS_URL: `redis://${HOST}:${ports.redis}`,
      GATEWAY_URL: `http://${HOST}:${ports.gateway}`,
      STOREFRONT_URL: cluster.environment.STOREFRONT_URL,
      GATEWAY_PORT: String(ports.gateway),
      GATEWAY_WORKERS: String(WORKERS),
      GATEWAY_SPOOL_DIR: spool,
      GATEWAY_STRICT_METERING: strict ? "1" : "0",
      ALLOW_LOOPBACK_UPSTREAMS: "1",
      MINTREU_DEMO: "1",
    });
    await waitUntilHealthy(`http://${HOST}:${ports.gateway}/health/live`, { stillWorthIt: () => child.running });
    return child;
  });
  const folder = join(bench.root, "medusa-backend");
  const backend = part("backend", () =>
    startMedusa(bench, { name: "storm-backend", folder, database: url, environment: cluster.environment, probe: "/health/ready" }),
  );
  const parts = [gateway, redis, postgres, ...(withBackend ? [backend] : [])];
  return {
    parts,
    gateway,
    redis,
    postgres,
    backend: withBackend ? backend : null,
    upstream,
    upstreamUrl,
    spool,
    gatewayUrl: `http://${HOST}:${ports.gateway}`,
  };
}

function part(name, launch) {
  let child = null;
  return {
    name,
    start: async () => {
      child = await launch();
    },
    async kill() {
      (child.signalGroup ?? child.signal)("SIGKILL");
      await child.exited;
    },
    /** Asks for a clean end. */
    async stop() {
      child.signal("SIGTERM");
      await child.exited;
    },
  };
}

/** The server of the run itself: after a kill another process runs on its data and stands in its place. */
function postgresPart(cluster, dataDir) {
  const { port, child } = cluster.server;
  return {
    name: "postgres",
    async start() {
      cluster.server = await startPostgres({ dataDir, port, password: cluster.environment.DB_PASSWORD, durable: false, logFile: child.logFile });
    },
    async kill() {
      process.kill(cluster.server.pid, "SIGKILL");
      await cluster.server.child.exited;
    },
  };
}
