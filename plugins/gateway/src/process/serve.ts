import type { Server } from "node:http";
import { hostname } from "node:os";
import { clock } from "@mintreu/kit/domain/clock";
import { deriveKey, type KeyRing, parseKeyRing } from "@mintreu/kit/domain/key-ring";
import { Pool } from "pg";
import type { Registry as MetricsRegistry } from "prom-client";
import { createRecorder, type SpoolRecorder } from "../events/recorder";
import { createLimits, type LicenseLimits } from "../limits/create-limits";
import { createGateway, type Gateway } from "../pipeline/create-gateway";
import type { GatewaySettings } from "../pipeline/gateway-settings";
import { createRegistry, type OpenRegistry } from "../registry/create-registry";
import type { Settings } from "../settings";
import { drainGateway } from "./drain";
import { followClock } from "./follow-clock";
import { answerHealth } from "./health";
import type { Log } from "./log";
import { createMetrics } from "./metrics";

const CONNECTIONS = 6;
const ASK_MS = 5000;
const FLUSH_MS = 5000;
const START_RETRY_MS = 500;
/** How long a start waits for events that a former process left. */
const LEFT_MS = 3000;
const IDLE_BESIDE_BODY_MS = 30_000;

export interface Served {
  metrics: MetricsRegistry;
  server: Server;
  /** Ends calls under way, stores events, gives leases back; further calls change nothing. */
  stop(): Promise<void>;
}

interface Rooms {
  pool: Pool;
  registry: OpenRegistry;
  recorder: SpoolRecorder;
  limits: LicenseLimits;
  gateway: Gateway;
  stopClock: () => void;
}

/** One process of the gateway, from its settings; resolves when it listens. `index` is its own among its machine's. */
export async function serve(settings: Settings, { index, log }: { index: number; log: Log }): Promise<Served> {
  const ring = parseKeyRing(settings.LICENSE_KEY_RING);
  const state = { started: false, draining: false };
  const pool = new Pool({
    connectionString: settings.DATABASE_URL,
    max: CONNECTIONS,
    connectionTimeoutMillis: ASK_MS,
    keepAlive: true,
    application_name: "mintreu-gateway",
  });
  pool.on("error", (error) => log("warn", "a connection to the database was lost", { error }));
  const stopClock = await followClock(pool, log);
  const registry = createRegistry({
    ...{ databaseUrl: settings.DATABASE_URL, ring, log },
    staleMs: settings.GATEWAY_STALE_MINUTES * 60_000,
    maxLicenses: settings.GATEWAY_CACHED_LICENSES,
    maxRoutes: 20_000,
  });
  const recorder = await createRecorder({ spoolDir: settings.GATEWAY_SPOOL_DIR, pool, now: () => clock.now(), log });
  const limits = await createLimits({ redisUrl: settings.REDIS_URL, database: pool, now: () => clock.now().getTime(), nodeId: nodeOf(settings, index) });
  await reclaimLeases(limits, recorder, log);
  const metrics = createMetrics({ registry, recorder: () => countsOf(recorder) });
  const health = {
    started: () => state.started,
    draining: () => state.draining,
    impaired: () => impairmentsOf(registry, recorder, limits),
  };
  const gateway = createGateway({
    ...{ registry, limits, recorder },
    observer: metrics.observer,
    settings: gatewaySettings(settings, ring),
    report: (error) => log("error", "a call failed within the gateway", { error, stack: error instanceof Error ? error.stack : undefined }),
    others: (request, response) => {
      if (!answerHealth(health, request, response)) response.writeHead(404).end();
    },
  });
  await listen(gateway.server, settings);
  void untilReachable(registry, state).then(() => state.draining || log("info", "ready"));
  let stopping: Promise<void> | null = null;
  const stop = () => {
    state.draining = true;
    return (stopping ??= endInOrder({ pool, registry, recorder, limits, gateway, stopClock }, settings, log));
  };
  return { metrics: metrics.registry, server: gateway.server, stop };
}

async function endInOrder({ pool, registry, recorder, limits, gateway, stopClock }: Rooms, settings: Settings, log: Log): Promise<void> {
  log("info", "shutting down");
  await new Promise((resolve) => setTimeout(resolve, settings.GATEWAY_DRAIN_DELAY_SECONDS * 1000));
  gateway.beginShutdown();
  const whole = await drainGateway(gateway, settings.GATEWAY_DRAIN_SECONDS * 1000);
  if (!whole) log("warn", "calls under way were broken: they took longer than GATEWAY_DRAIN_SECONDS");
  // Events first: a lease is given back less what was reported of it.
  await recorder.close(FLUSH_MS);
  await limits.close();
  stopClock();
  await registry.close();
  await pool.end();
  log("info", "ended");
}

function listen(server: Server, { GATEWAY_HOST: host, GATEWAY_PORT: port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Ready once the database has answered; what happens to it later makes nobody unready. */
async function untilReachable(registry: OpenRegistry, state: { started: boolean; draining: boolean }): Promise<void> {
  while (!state.draining) {
    state.started = await registry.probe().then(
      () => true,
      () => false,
    );
    if (state.started) return;
    await new Promise((resolve) => setTimeout(resolve, START_RETRY_MS).unref());
  }
}

function impairmentsOf(registry: OpenRegistry, recorder: SpoolRecorder, limits: LicenseLimits): string[] {
  const { disk, database } = recorder.state();
  return [
    ...(registry.isReachable() ? [] : ["database away: known licences are served on"]),
    ...(registry.isListening() ? [] : ["changes are not pushed"]),
    ...(limits.redisIsUp === false ? ["Redis away: limits are a share of each process"] : []),
    ...(disk === "ok" ? [] : [`usage events: disk ${disk}`]),
    ...(database === "ok" ? [] : ["usage events wait on disk"]),
  ];
}

/** The same when the process is started anew, and nobody else's. */
function nodeOf({ GATEWAY_PORT }: Settings, index: number): string {
  return `${hostname()}:${GATEWAY_PORT}:${index}`;
}

/** What a killed process of this name had leased comes back at once, when what it had counted is stored; else at the leases' end. */
async function reclaimLeases(limits: LicenseLimits, recorder: SpoolRecorder, log: Log): Promise<void> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), LEFT_MS).unref());
  const stored = await Promise.race([recorder.leftShipped.then(() => true), late]);
  if (!stored || !(await limits.reclaim())) log("warn", "leases of a former process end by themselves: the database is away");
}

function countsOf(recorder: SpoolRecorder): Record<string, number> {
  const { disk: _disk, database: _database, ...counts } = recorder.state();
  return counts;
}

function gatewaySettings(settings: Settings, ring: KeyRing): GatewaySettings {
  return {
    key_ring: ring,
    // The oldest key, so that a rotation does not make every caller a new one.
    ip_hash_key: deriveKey(ring.keys.at(-1) ?? ring.current, "mintreu-gateway", "caller-address"),
    public_url: settings.GATEWAY_URL,
    trusted_proxies: settings.TRUSTED_PROXIES,
    trusted_origins: [new URL(settings.STOREFRONT_URL).origin],
    country_header: settings.GATEWAY_COUNTRY_HEADER,
    strict_metering: settings.GATEWAY_STRICT_METERING,
    reach: { allowLoopback: settings.ALLOW_LOOPBACK_UPSTREAMS },
    max_body_bytes: settings.GATEWAY_MAX_BODY_BYTES,
    connect_timeout_ms: settings.GATEWAY_CONNECT_TIMEOUT_MS,
    headers_timeout_ms: settings.GATEWAY_HEADERS_TIMEOUT_MS,
    body_timeout_ms: settings.GATEWAY_BODY_TIMEOUT_MS,
    client_idle_ms: settings.GATEWAY_BODY_TIMEOUT_MS + IDLE_BESIDE_BODY_MS,
    upstream_connections: settings.GATEWAY_UPSTREAM_CONNECTIONS,
  };
}
