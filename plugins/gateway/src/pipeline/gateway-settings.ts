import type { lookup } from "node:dns";
import type { Reach } from "@mintreu/kit/domain/public-address";
import type { KeyRing } from "@mintreu/licensing/domain/key-ring";

/** What an operator decides. */
export interface GatewaySettings {
  key_ring: KeyRing;
  /** Key of the digests of callers' addresses in usage events. */
  ip_hash_key: Buffer;
  /** The gateway's own public address, e.g. `https://api.market.example`. */
  public_url: string;
  /** Proxies in front, as addresses or CIDR blocks: only they may name the caller. */
  trusted_proxies: readonly string[];
  /** Origins that count as nobody's domain: the storefront's console. */
  trusted_origins: readonly string[];
  /** Header in which a trusted proxy names the caller's country; null for none. */
  country_header: string | null;
  /** An answer ends only when its event is on disk. */
  strict_metering: boolean;
  reach: Reach;
  max_body_bytes: number;
  connect_timeout_ms: number;
  /** From the call's last byte to the answer's first. */
  headers_timeout_ms: number;
  /** Between two pieces of an answer. */
  body_timeout_ms: number;
  /** How long a client may neither send nor take anything. */
  client_idle_ms: number;
  /** Calls under way at once to one upstream, for each process. */
  upstream_connections: number;
  /** Another resolver than the system's; for tests. */
  resolve?: typeof lookup;
}

export const defaultGatewaySettings = {
  trusted_proxies: [],
  trusted_origins: [],
  country_header: null,
  strict_metering: false,
  reach: { allowLoopback: false },
  max_body_bytes: 128 * 1024 * 1024,
  connect_timeout_ms: 5_000,
  headers_timeout_ms: 60_000,
  body_timeout_ms: 300_000,
  client_idle_ms: 330_000,
  upstream_connections: 256,
} as const satisfies Partial<GatewaySettings>;
