/** One limit as answers state it: see `LimitState` of the contract. */
interface StatedLimit {
  name: string;
  quota: number;
  window_seconds: number;
  remaining: number;
  reset_seconds: number;
}

interface StatedRefusal {
  reason: string;
  limit: string;
  retry_after_seconds: number;
  states: readonly StatedLimit[];
}

/** Structured fields know integers of at most 15 digits (RFC 9651, 3.3.1). */
const GREATEST_INTEGER = 999_999_999_999_999;

/** Units of the draft's registry where a limit counts something else than requests. */
const quotaUnits: Readonly<Record<string, string>> = {
  concurrent: `;qu="concurrent-requests"`,
  bandwidth_bytes_per_month: `;qu="content-bytes"`,
};

/**
 * The headers that tell a client its limits (draft-ietf-httpapi-ratelimit-headers-11, and the plan's own): empty for a
 * licence without limits. `X-RateLimit-Reset` is the Unix time in seconds at which the scarcest limit has room again;
 * `X-API-Usage-Current` and `-Limits` are dictionaries of structured fields, by the limits' names.
 */
export function rateLimitHeaders(states: readonly StatedLimit[], nowMs: number): Record<string, string> {
  if (states.length === 0) return {};
  let policies = "";
  let available = "";
  let current = "";
  let limits = "";
  let scarcest = states[0]!;
  for (const state of states) {
    const { name, window_seconds } = state;
    const quota = integer(state.quota);
    const remaining = integer(Math.min(state.remaining, state.quota));
    const comma = policies === "" ? "" : ", ";
    policies += `${comma}"${name}";q=${quota}${quotaUnits[name] ?? ""}${window_seconds > 0 ? `;w=${Math.ceil(window_seconds)}` : ""}`;
    available += `${comma}"${name}";r=${remaining}${window_seconds > 0 ? `;t=${seconds(state.reset_seconds)}` : ""}`;
    current += `${comma}${name}=${quota - remaining}`;
    limits += `${comma}${name}=${quota}`;
    if (shareOf(state) < shareOf(scarcest)) scarcest = state;
  }
  return {
    "RateLimit-Policy": policies,
    RateLimit: available,
    "X-RateLimit-Reset": String(Math.ceil(nowMs / 1000) + seconds(scarcest.reset_seconds)),
    "X-API-Usage-Current": current,
    "X-API-Usage-Limits": limits,
  };
}

/** The same for a refused call, with `Retry-After`, which never names an earlier time than the limit's own end. */
export function refusalHeaders(refused: StatedRefusal, nowMs: number): Record<string, string> {
  const headers = rateLimitHeaders(refused.states, nowMs);
  const state = refused.reason === "limited" ? refused.states.find(({ name }) => name === refused.limit) : undefined;
  headers["Retry-After"] = String(Math.max(1, seconds(refused.retry_after_seconds), seconds(state?.reset_seconds ?? 0)));
  return headers;
}

function shareOf({ quota, remaining }: StatedLimit): number {
  return quota > 0 ? remaining / quota : 0;
}

function integer(value: number): number {
  return Math.min(GREATEST_INTEGER, Math.max(0, Math.floor(value)));
}

function seconds(value: number): number {
  return Math.max(0, Math.ceil(value));
}
