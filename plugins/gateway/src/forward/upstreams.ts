import type { lookup } from "node:dns";
import { checkWebAddress, type Reach } from "@mintreu/kit/domain/public-address";
import type { ApiRoute } from "../contract";
import { guardedConnector } from "./guarded-connect";
import { Upstream, type UpstreamSettings } from "./upstream";

const IDLE_MS = 5 * 60_000;
const SWEEP_MS = 60_000;

export interface UpstreamsOptions extends UpstreamSettings {
  reach: Reach;
  connectTimeoutMs: number;
  /** Another resolver than the system's. */
  resolve?: typeof lookup;
  onCircuit?(state: "open" | "closed"): void;
}

/** The upstreams in use, found by the route that names them; those unused for some minutes are let go. */
export class Upstreams {
  readonly #byRoute = new WeakMap<ApiRoute, Upstream>();
  readonly #byAddress = new Map<string, Upstream>();
  readonly #connect: ReturnType<typeof guardedConnector>;
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly options: UpstreamsOptions) {
    this.#connect = guardedConnector({ reach: options.reach, timeoutMs: options.connectTimeoutMs, ...(options.resolve ? { resolve: options.resolve } : {}) });
    this.#timer = setInterval(() => this.sweep(performance.now()), SWEEP_MS).unref();
  }

  /** Null when the address is none that may be called. */
  find(route: ApiRoute): Upstream | null {
    const known = this.#byRoute.get(route);
    if (known && !known.closed) return known;
    const upstream = this.#byAddress.get(keyOf(route)) ?? this.#open(route);
    if (upstream) this.#byRoute.set(route, upstream);
    return upstream;
  }

  /** Lets go of what nobody has used for a while. */
  sweep(nowMs: number): void {
    for (const [key, upstream] of this.#byAddress) {
      if (upstream.inFlight > 0 || nowMs - upstream.lastUsedMs < IDLE_MS) continue;
      this.#byAddress.delete(key);
      upstream.close();
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const upstream of this.#byAddress.values()) upstream.close();
    this.#byAddress.clear();
  }

  #open(route: ApiRoute): Upstream | null {
    const verdict = checkWebAddress(route.upstream_url ?? "", this.options.reach);
    if (!verdict.ok) return null;
    const upstream = new Upstream(verdict.url, this.options, this.#connect, (state) => this.options.onCircuit?.(state));
    upstream.lastUsedMs = performance.now();
    this.#byAddress.set(keyOf(route), upstream);
    return upstream;
  }
}

/** By product as well: a developer who names another's upstream must not open that one's circuit. */
function keyOf(route: ApiRoute): string {
  return `${route.product_id} ${route.upstream_url}`;
}
