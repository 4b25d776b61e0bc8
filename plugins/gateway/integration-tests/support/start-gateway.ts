import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { generateLicenseKey } from "@mintreu/licensing/domain/license-key";
import { parseKeyRing } from "@mintreu/licensing/domain/key-ring";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";
import type { Admitted, ApiRoute, CallOutcome, CallToAdmit, LicenseEntry, LimitState, Refused } from "../../src/contract";
import { createGateway, type Gateway, type GatewayOptions } from "../../src/pipeline/create-gateway";
import { defaultGatewaySettings, type GatewaySettings } from "../../src/pipeline/gateway-settings";

const ring = parseKeyRing(`t1:${Buffer.alloc(32, 7).toString("base64")}`);
const below = (limit: number) => randomBytes(4).readUInt32BE() % limit;

export const SECRET = "whsec_test_secret";
export const LIMITS: readonly LimitState[] = [{ name: "rpm", quota: 60, window_seconds: 60, remaining: 59, reset_seconds: 1 }];

/** A gateway that really listens, over rooms that stand still: one product, licences by key, everything admitted unless told. */
export interface TestGateway {
  gateway: Gateway;
  port: number;
  /** Where the product is. */
  base: string;
  key: string;
  route: ApiRoute;
  license: LicenseEntry;
  events: UsageEvent[];
  outcomes: CallOutcome[];
  refusals: string[];
  circuits: string[];
  faults: unknown[];
  /** Resolves with the event of the call, whenever it comes. */
  eventOf(predicate: (event: UsageEvent) => boolean): Promise<UsageEvent>;
  stop(): Promise<void>;
}

export interface TestOptions {
  upstream_url: string | null;
  settings?: Partial<GatewaySettings>;
  route?: Partial<ApiRoute>;
  license?: Partial<LicenseEntry>;
  /** Further products by handle. */
  products?: Record<string, Partial<ApiRoute>>;
  admit?(call: CallToAdmit): Admitted | Refused | Promise<Admitted | Refused> | null;
  options?: Partial<GatewayOptions>;
}

export function newKey(): string {
  return generateLicenseKey({ type_code: "API", developer_id: "dev_1", issued_at: new Date("2026-11-01") }, ring, below);
}

export async function startGateway(test: TestOptions): Promise<TestGateway> {
  const key = newKey();
  const route = routeOf(test, {});
  const others = new Map(Object.entries(test.products ?? {}).map(([handle, changes]) => [handle, routeOf(test, { product_id: `prod_${handle}`, ...changes })]));
  const license = licenseOf(test);
  const events: UsageEvent[] = [];
  const outcomes: CallOutcome[] = [];
  const refusals: string[] = [];
  const circuits: string[] = [];
  const faults: unknown[] = [];
  const waiting = new Set<() => void>();
  const admitted: Admitted = { ok: true, states: LIMITS, calls_lease_id: null, bytes_lease_id: null, settle: (outcome) => void outcomes.push(outcome) };
  const record = (event: UsageEvent) => {
    events.push(event);
    for (const look of waiting) look();
  };
  const gateway = createGateway({
    registry: {
      findRoute: (developer, product) => (developer !== "acme" ? null : product === "rates" ? route : (others.get(product) ?? null)),
      findLicense: (asked) => (asked === key ? license : null),
    },
    limits: { admit: (call) => test.admit?.(call) ?? admitted },
    recorder: { record, recordDurably: async (event) => record(event) },
    observer: { refused: (code) => void refusals.push(code), forwarded: () => {}, circuit: (state) => void circuits.push(state) },
    report: (error) => void faults.push(error),
    settings: settingsOf(test.settings),
    ...test.options,
  });
  await new Promise<void>((resolve) => gateway.server.listen(0, "127.0.0.1", resolve));
  const { port } = gateway.server.address() as AddressInfo;
  return {
    ...{ gateway, port, key, route, license, events, outcomes, refusals, circuits, faults },
    base: `http://127.0.0.1:${port}/v1/acme/rates`,
    eventOf: (predicate) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.find(predicate);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop: async () => {
      gateway.beginShutdown();
      gateway.server.closeAllConnections();
      await gateway.close();
    },
  };
}

export function settingsOf(changes: Partial<GatewaySettings> = {}): GatewaySettings {
  return {
    ...defaultGatewaySettings,
    key_ring: ring,
    ip_hash_key: Buffer.alloc(32, 1),
    public_url: "https://api.market.example",
    reach: { allowLoopback: true },
    ...changes,
  };
}

function routeOf(test: TestOptions, changes: Partial<ApiRoute>): ApiRoute {
  return {
    ...{ product_id: "prod_1", developer_id: "dev_1", upstream_url: test.upstream_url, auth_header: null, signing_secrets: [SECRET] },
    ...{ count_client_errors: false, default_limits: {} },
    match: (method, path) => (path === "/nowhere" ? null : { method, path: "/{any}", cost_weight: path.startsWith("/heavy") ? 5 : 1 }),
    ...test.route,
    ...changes,
  };
}

function licenseOf(test: TestOptions): LicenseEntry {
  return {
    ...{ id: "lic_1", developer_id: "dev_1", active_domains: [], plan: "Pro – größer", billing_day: 1, product_id: "prod_1", status: "active" },
    ...{ expires_at: null, grace_until: null, updates_until: null, license_type: "regular", activation_limit: null, domain_limit: null },
    ...{ domain_rules: [], ip_rules: [], limits: {}, key_valid_until: null },
    ...test.license,
  };
}
