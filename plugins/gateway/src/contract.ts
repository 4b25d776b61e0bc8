import type { LicenseFacts } from "@mintreu/licensing/domain/validate-license";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";

/** Limits by their names in a package's terms, e.g. `{ rpm: 60, calls_per_month: 10000 }`. */
export type LimitsInForce = Readonly<Record<string, number>>;

export interface RoutedEndpoint {
  method: string;
  /** The template, e.g. `/rates/{base}`. */
  path: string;
  cost_weight: number;
}

/** An API product as calls need it. */
export interface ApiRoute {
  product_id: string;
  developer_id: string;
  /** Without a slash at its end; null while the developer has not named one. */
  upstream_url: string | null;
  /** The credential that the upstream wants, opened. */
  auth_header: { name: string; value: string } | null;
  /** Secrets that calls are signed with: the current one, then one that is still valid after a rotation. */
  signing_secrets: readonly string[];
  /** Whether answers of 4xx count. */
  count_client_errors: boolean;
  default_limits: LimitsInForce;
  /** The endpoint of a request below the product's path; null for none. */
  match(method: string, path: string): RoutedEndpoint | null;
}

/** A licence as calls need it, found by one of its keys. */
export interface LicenseEntry extends LicenseFacts {
  id: string;
  developer_id: string;
  /** Domains that are activated, normalised: they bind a licence that limits domains and names no rules. */
  active_domains: readonly string[];
  /** What the upstream is told as `X-Mintreu-Plan`: the package's title. */
  plan: string;
  /** Day of the month on which its quotas begin anew, 1 to 31. */
  billing_day: number;
}

/** Why the registry has no answer: nothing is cached and the store cannot be reached. */
export class RegistryUnavailable extends Error {}

/** Answers from memory at once; a promise only on a miss. Rejects with `RegistryUnavailable`. */
export interface Registry {
  findRoute(developerHandle: string, productHandle: string): ApiRoute | null | Promise<ApiRoute | null>;
  /** By a normalised key. One whose checksum is wrong is null at once, without asking anybody, so callers need not look. */
  findLicense(key: string): LicenseEntry | null | Promise<LicenseEntry | null>;
}

/** One limit as answers state it. */
export interface LimitState {
  /** Name in the terms, e.g. `rpm`. */
  name: string;
  quota: number;
  window_seconds: number;
  remaining: number;
  /** Seconds until `remaining` grows. */
  reset_seconds: number;
}

/** What became of an admitted call. */
export interface CallOutcome {
  status: number;
  /** Units that are spent; 0 gives back what was reserved. */
  units: number;
  /** Bytes of request and answer together, for bandwidth. */
  bytes: number;
}

export interface Admitted {
  ok: true;
  states: readonly LimitState[];
  calls_lease_id: string | null;
  bytes_lease_id: string | null;
  /** Exactly once for each admitted call, whatever became of it. */
  settle(outcome: CallOutcome): void;
}

export interface Refused {
  ok: false;
  /** `limited` is 429, `quota_unavailable` is 503: no lease can be had. */
  reason: "limited" | "quota_unavailable";
  /** The limit that refused. */
  limit: string;
  retry_after_seconds: number;
  states: readonly LimitState[];
}

export interface CallToAdmit {
  license: LicenseEntry;
  route: ApiRoute;
  units: number;
  /** The call's id: names its concurrency slot. */
  call_id: string;
}

export interface Limits {
  admit(call: CallToAdmit): Admitted | Refused | Promise<Admitted | Refused>;
}

export interface Recorder {
  /** Keeps an event: on disk within 50 ms. */
  record(event: UsageEvent): void;
  /** Resolves when it is on disk (strict metering). */
  recordDurably(event: UsageEvent): Promise<void>;
}

/** What the process's metrics are told. Nothing here names a licence or a key. */
export interface CallObserver {
  /** Refused by the gateway before anything was forwarded; `code` is the problem's code. */
  refused(code: string, status: number): void;
  /** Forwarded, and over: what the event says, in milliseconds. */
  forwarded(call: { status: number; total_ms: number; upstream_ms: number | null; request_bytes: number; response_bytes: number }): void;
  /** The circuit breaker of an upstream changed. */
  circuit(state: "open" | "closed"): void;
}
