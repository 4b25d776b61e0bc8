import { hash } from "node:crypto";
import { clock } from "@mintreu/kit/domain/clock";
import type { KeyRing } from "@mintreu/kit/domain/key-ring";
import { hasValidChecksum } from "@mintreu/licensing/domain/license-key";
import { lookupDigests } from "@mintreu/licensing/domain/key-vault";
import { Pool } from "pg";
import type { ApiRoute, LicenseEntry, Registry } from "../contract";
import { type ChangeFeed, followChanges } from "./change-feed";
import { EntryCache } from "./entry-cache";
import { LICENSE_BY_DIGESTS, type LicenseRow, toLicenseEntry } from "./read-license";
import { ROUTE_BY_HANDLES, type RouteRow, toApiRoute } from "./read-route";
import { StoreGate } from "./store-gate";

/** Read anew beside from 45 s on, so that nobody waits for it; never served longer than 60 s without. */
const AGES = { fresh_ms: 45_000, valid_ms: 60_000, missing_ms: 5_000 };
const ASK_MS = 2000;
const CONNECTIONS = 4;
/** What handles are made of; anything else finds nothing. */
const HANDLES = /^[\w.~-]{1,250}\/[\w.~-]{1,250}$/;

export interface RegistryOptions {
  databaseUrl: string;
  ring: KeyRing;
  /** How long known entries serve on while the database cannot be reached. */
  staleMs: number;
  maxLicenses: number;
  maxRoutes: number;
  log(level: "info" | "warn" | "error", message: string): void;
}

export interface OpenRegistry extends Registry {
  isListening(): boolean;
  /** Whether the database answered when it was last asked. */
  isReachable(): boolean;
  /** Asks the database something; rejects when it gives no answer. */
  probe(): Promise<void>;
  sizes(): { licenses: number; routes: number };
  close(): Promise<void>;
}

/** What calls need to know, from memory; read from PostgreSQL when it is not known, and anew when it changed. */
export function createRegistry(options: RegistryOptions): OpenRegistry {
  const { databaseUrl, ring, staleMs, maxLicenses, maxRoutes, log } = options;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: ASK_MS,
    query_timeout: ASK_MS,
    keepAlive: true,
    application_name: "mintreu-gateway-registry",
  });
  pool.on("error", (error) => log("warn", `registry: a connection was lost (${error.message})`));
  const gate = new StoreGate();
  const rows = <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    gate.ask(async () => {
      const wasDown = gate.isDown();
      try {
        const answer = await pool.query<Row>({ name, text, values });
        if (wasDown) log("info", "registry: the database answers again");
        return answer.rows;
      } catch (error) {
        if (!wasDown) log("warn", `registry: the database does not answer (${(error as Error).message})`);
        throw error;
      }
    });
  const now = () => clock.now().getTime();
  const licenses = new EntryCache<LicenseEntry>(
    {
      ...{ gate, now },
      noticesOf: ({ id }) => [`license:${id}`],
      async read(key) {
        const [row] = await rows<LicenseRow>("gateway-license", LICENSE_BY_DIGESTS, [lookupDigests(key, ring)]);
        return row ? toLicenseEntry(row) : null;
      },
    },
    { ...AGES, stale_ms: staleMs, max_entries: maxLicenses, max_missing: 20_000 },
  );
  const routes = new EntryCache<ApiRoute>(
    {
      ...{ gate, now },
      noticesOf: ({ product_id, developer_id }) => [`product:${product_id}`, `developer:${developer_id}`],
      async read(handles) {
        const [row] = await rows<RouteRow>("gateway-route", ROUTE_BY_HANDLES, handles.split("/"));
        return row ? toApiRoute(row, ring, clock.now()) : null;
      },
    },
    { ...AGES, stale_ms: staleMs, max_entries: maxRoutes, max_missing: 5_000 },
  );
  const caches = [licenses, routes];
  const probe = async () => void (await rows("gateway-probe", "select 1", []));
  const feed: ChangeFeed = followChanges({
    ...{ databaseUrl, log },
    onNotice: (name) => (name.startsWith("license:") ? licenses : routes).notice(name),
    onConnected: () => {
      for (const cache of caches) cache.suspectAll();
      // Whoever is served from memory asks nobody, and would not notice that the database is back.
      if (gate.isDown()) probe().catch(() => {});
    },
  });

  return {
    findRoute: (developerHandle, productHandle) => {
      const handles = `${developerHandle}/${productHandle}`;
      return HANDLES.test(handles) ? routes.find(handles, handles) : null;
    },
    // Kept by a digest, never by the key itself; quicker than the keyed digest that the database knows it by.
    findLicense: (key) => {
      const digest = hash("sha256", key, "base64url");
      return licenses.has(digest) || hasValidChecksum(key, ring) ? licenses.find(digest, key) : null;
    },
    isListening: () => feed.isConnected(),
    isReachable: () => !gate.isDown(),
    probe,
    sizes: () => ({ licenses: licenses.size, routes: routes.size }),
    async close() {
      await feed.close();
      await pool.end();
    },
  };
}
