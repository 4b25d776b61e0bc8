/** One call that the gateway forwarded, as it is stored and billed from (specification, part 3). Times in milliseconds, sizes in bytes. */
export interface UsageEvent {
  /** UUIDv7, the call's id everywhere: event, `X-Request-Id` of the upstream and of the answer. */
  id: string;
  /** When the call came in, milliseconds since 1970. */
  at: number;
  license_id: string;
  product_id: string;
  developer_id: string;
  /** The path template that matched, e.g. `/rates/{base}`. */
  endpoint: string;
  method: string;
  /** What the client was answered; 499 when it went away first. */
  status: number;
  request_bytes: number;
  response_bytes: number;
  /** Until the upstream's last byte; null when it was not reached. */
  upstream_ms: number | null;
  total_ms: number;
  /** ISO 3166 alpha-2 in upper case. */
  country: string | null;
  /** A keyed hash: tells callers apart, names nobody. */
  ip_hash: string;
  /** Family of the user agent, e.g. `curl`. */
  agent: string | null;
  /** What it costs: the endpoint's weight, or 0 when it was not served. */
  units: number;
  /** The leases it was counted against. */
  calls_lease_id: string | null;
  bytes_lease_id: string | null;
}

/** Whether an answer counts as an error in summaries: all of 4xx and 5xx. */
export function isErrorStatus(status: number): boolean {
  return status >= 400;
}
