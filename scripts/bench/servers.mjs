import { join } from "node:path";
import { medusaProgram } from "../lib/build-steps.mjs";
import { waitUntilHealthy } from "../lib/health.mjs";
import { HOST, reservePorts } from "../lib/ports.mjs";
import { storefrontEnvironment } from "../lib/settings.mjs";

const FIRST_PORT = 47_700;

/** Starts a Medusa application as in production, without its admin; resolves to its address once it answers. */
export async function startMedusa(bench, { name, folder, database, environment, probe = "/health" }) {
  const port = await freePort();
  const child = bench.registry.start({
    name,
    command: process.execPath,
    args: [medusaProgram(bench.root), "start", "-H", HOST, "-p", String(port)],
    cwd: folder,
    env: { ...bench.environment, ...environment, DATABASE_URL: database, NODE_ENV: "production", DISABLE_MEDUSA_ADMIN: "true", LOG_LEVEL: "error" },
    logFile: bench.logFile(`bench-${name}`),
  });
  const url = `http://${HOST}:${port}`;
  await waitUntilHealthy(`${url}${probe}`, { stillWorthIt: () => child.running });
  return { url, pid: child.pid, signal: child.signal, exited: child.exited, stop: () => stop(child) };
}

/** Starts the built storefront before a backend. */
export async function startStorefront(bench, { name, backendUrl, publishableKey }) {
  const port = await freePort();
  const url = `http://${HOST}:${port}`;
  const environment = storefrontEnvironment({
    root: bench.root,
    ports: { storefront: port },
    addresses: { backendProbe: backendUrl, storefront: url },
    publishableKey,
  });
  const app = join(bench.root, "storefront");
  const child = bench.registry.start({
    name,
    command: process.execPath,
    args: [join(app, ".output", "server", "index.mjs")],
    cwd: app,
    env: { ...bench.environment, ...environment },
    logFile: bench.logFile(`bench-${name}`),
  });
  await waitUntilHealthy(`${url}/health/ready`, { stillWorthIt: () => child.running });
  return { url, pid: child.pid, signal: child.signal, exited: child.exited, stop: () => stop(child) };
}

async function freePort() {
  const { ports, releaseAll } = await reservePorts({ bench: FIRST_PORT });
  await releaseAll();
  return ports.bench;
}

async function stop(child) {
  child.signal("SIGTERM");
  await child.exited;
}
