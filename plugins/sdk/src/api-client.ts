import { retryAfterMs } from "./ask.ts";
import { type RateLimit, readRateLimits } from "./rate-limit.ts";

export interface ApiClientOptions {
  /** Address of the API on the gateway, e.g. `https://api.market.example/v1/acme/currency`. */
  url: string;
  licenseKey: string;
  /** The longest wait for a limit that a call takes upon itself, in milliseconds; 0 answers 429 at once. 30 seconds unless given. */
  maxWaitMs?: number;
  /** How often a call is sent again after a limit. 2 unless given. */
  retries?: number;
  fetch?: typeof fetch;
  /** Told of the limits that each answer states. */
  onLimits?: (limits: RateLimit[]) => void;
}

export interface ApiClient {
  /** Like the platform's `fetch`, below the API's address and with the licence key; waits and repeats when a limit was met. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** As the last answer stated them. */
  limits(): RateLimit[];
}

const WAITED_FOR = new Set([429, 503]);

/**
 * Calls an API product through the gateway. A call that met a limit (429, or 503 with Retry-After) was not served, so
 * it is sent again after the stated time; a stream as its body cannot be sent twice and gets the answer as it is.
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const base = options.url.replace(/\/+$/, "");
  const { maxWaitMs = 30_000, retries = 2 } = options;
  let limits: RateLimit[] = [];
  return {
    limits: () => limits,
    async fetch(path, init = {}) {
      const url = addressOf(base, path);
      const headers = new Headers(init.headers);
      headers.set("x-api-key", options.licenseKey);
      const repeatable = !(init.body instanceof ReadableStream);
      for (let sent = 0; ; sent += 1) {
        const response = await send(url, { ...init, headers });
        const stated = readRateLimits(response.headers);
        if (stated.length > 0) {
          limits = stated;
          options.onLimits?.(limits);
        }
        const wait = WAITED_FOR.has(response.status) ? retryAfterMs(response.headers) : null;
        if (wait === null || wait > maxWaitMs || sent >= retries || !repeatable) return response;
        await response.body?.cancel();
        await pause(wait, init.signal);
      }
    },
  };
}

/** The key must never leave for another address than the API's own. */
function addressOf(base: string, path: string): string {
  const url = new URL(`${base}/${path.replace(/^\/+/, "")}`);
  if (!url.href.startsWith(`${new URL(base).href.replace(/\/+$/, "")}/`)) throw new TypeError(`${path} leads out of ${base}`);
  return url.href;
}

function pause(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
