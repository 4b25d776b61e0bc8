import { DomainError } from "@mintreu/kit/domain/errors";
import type { Reach } from "@mintreu/kit/domain/public-address";
import type { SealUse } from "@mintreu/kit/domain/sealed-text";
import { type ApiEndpoint, endpointKey } from "./api-document";
import type { PackageTerms } from "./package-terms";
import { pathTemplateFault } from "./path-template";
import { authHeaderFault, leadsElsewhere, parseUpstreamUrl } from "./upstream";

export interface ApiSettings {
  /** Without a slash at its end; null as long as the developer has not said. */
  upstream_url: string | null;
  auth_header_name: string | null;
  /** Whether the gateway sends a secret in that header. */
  auth_secret_set: boolean;
  /** Whether calls that the upstream answers with 4xx count; 5xx never do. */
  count_client_errors: boolean;
  default_limits: PackageTerms["limits"];
}

export interface ApiSettingsChange {
  upstream_url?: string | null | undefined;
  auth_header_name?: string | null | undefined;
  auth_secret?: string | null | undefined;
  count_client_errors?: boolean | undefined;
  default_limits?: PackageTerms["limits"] | undefined;
}

export const initialSettings: ApiSettings = {
  upstream_url: null,
  auth_header_name: null,
  auth_secret_set: false,
  count_client_errors: true,
  default_limits: {},
};

/** What becomes of the stored secret: `undefined` leaves it, `null` forgets it. */
export interface ChangedSettings {
  settings: ApiSettings;
  secret: string | null | undefined;
}

/** A seal of one configuration does not open for another. */
export function secretUse(configurationId: string): SealUse {
  return { owner: "mintreu-catalog", purpose: "upstream-secret", context: configurationId };
}

/** What the secret that calls are signed with is sealed for. */
export function signingSecretUse(configurationId: string): SealUse {
  return { owner: "mintreu-catalog", purpose: "signing-secret", context: configurationId };
}

/**
 * The settings after a change. Nobody who may change the address learns a secret that they cannot read: for another
 * host it must be given again. Errors: upstream.malformed, upstream.not_public, api_configuration.header_refused,
 * .secret_without_header, .secret_required.
 */
export function changeSettings(before: ApiSettings, change: ApiSettingsChange, reach: Reach): ChangedSettings {
  const upstream_url = change.upstream_url === undefined ? before.upstream_url : change.upstream_url && upstreamOf(change.upstream_url, reach);
  const auth_header_name = change.auth_header_name === undefined ? before.auth_header_name : change.auth_header_name;
  const fault = auth_header_name !== before.auth_header_name && auth_header_name !== null ? authHeaderFault(auth_header_name) : null;
  if (fault) throw refused("header_refused", `auth_header_name: ${fault}`);
  const secret = auth_header_name === null ? null : change.auth_secret;
  if (auth_header_name === null && change.auth_secret) {
    throw refused("secret_without_header", "auth_secret: name the header that carries it in auth_header_name");
  }
  const keepsSecret = secret === undefined && before.auth_secret_set;
  if (keepsSecret && before.upstream_url && upstream_url && leadsElsewhere(before.upstream_url, upstream_url)) {
    throw refused("secret_required", "auth_secret: give the secret again, because the address leads to another host");
  }
  // A secret that was kept while there was no address would follow to any.
  const forgets = keepsSecret && upstream_url === null;
  return {
    settings: {
      upstream_url,
      auth_header_name,
      auth_secret_set: !forgets && (keepsSecret || typeof secret === "string"),
      count_client_errors: change.count_client_errors ?? before.count_client_errors,
      default_limits: change.default_limits ?? before.default_limits,
    },
    secret: forgets ? null : secret,
  };
}

/** Refuses endpoints of which one is no path or two mean the same requests. */
export function refuseFaultyEndpoints(endpoints: readonly ApiEndpoint[]): void {
  const seen = new Set<string>();
  for (const [index, endpoint] of endpoints.entries()) {
    const fault = pathTemplateFault(endpoint.path);
    if (fault) throw refused("endpoint_malformed", `endpoints.${index}.path: ${fault}`);
    const key = endpointKey(endpoint);
    if (seen.has(key)) throw refused("endpoint_twice", `endpoints.${index}: ${endpoint.method} ${endpoint.path} means the same requests as one before`);
    seen.add(key);
  }
}

function upstreamOf(text: string, reach: Reach): string {
  const parsed = parseUpstreamUrl(text, reach);
  if ("url" in parsed) return parsed.url;
  throw new DomainError("invalid", parsed.code, `upstream_url: ${parsed.fault}`);
}

function refused(reason: string, message: string): DomainError {
  return new DomainError("invalid", `api_configuration.${reason}`, message);
}
