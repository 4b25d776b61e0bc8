import { randomUUID } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError } from "@mintreu/kit/domain/errors";
import { openSealedText } from "@mintreu/kit/domain/sealed-text";
import { databaseOf } from "@mintreu/kit/http/knex";
import { type GuardedAnswer, type GuardedFault, guardedRequest } from "@mintreu/kit/http/guarded-request";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import { secretUse, signingSecretUse } from "../domain/api-configuration";
import { contentDigest, signatureOf } from "../domain/call-signature";
import { createEndpointMatcher } from "../domain/path-template";
import { headersForUpstream, headersFromUpstream, upstreamAddress } from "../domain/upstream";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import type { CatalogOptions } from "../modules/catalog/service";
import { findUpstream, type UpstreamOfListing } from "../queries/api-configuration";

export interface TestCall {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Text as it is; anything else as JSON. */
  body?: unknown;
}

export interface TestCallAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The answer is no text; its bytes are left out. */
  binary: boolean;
  truncated: boolean;
  duration_ms: number;
  /** The endpoint that the gateway would take the path for; null where it would answer 404. */
  endpoint: { path: string; cost_weight: number } | null;
}

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 256 * 1024;
const MAX_BODY_BYTES = 64 * 1024;
const AT_ONCE = 4;
const HIDDEN = "[secret]";

const refusals: Record<GuardedFault, [code: string, message: string]> = {
  not_public: ["upstream.not_public", "The upstream's name does not lead to the public network."],
  timeout: ["upstream.timeout", "The upstream did not answer within 10 seconds."],
  unreachable: ["upstream.unreachable", "The upstream cannot be reached."],
  certificate: ["upstream.certificate", "The upstream has no valid certificate."],
  protocol: ["upstream.protocol", "The upstream does not answer as a web server does."],
};

const running = new Map<string, number>();

/**
 * Calls the upstream of a product as the gateway would, once. Errors: upstream.not_configured, .path_malformed,
 * .body_too_large, .busy and those of `refusals`.
 */
export async function callUpstream(container: MedusaContainer, listingId: string, call: TestCall): Promise<TestCallAnswer> {
  const upstream = await findUpstream(databaseOf(container), listingId);
  if (!upstream?.upstream_url) throw new DomainError("conflict", "upstream.not_configured", "Save the upstream's address first.");
  const url = upstreamAddress(upstream.upstream_url, call.path);
  if (!url) throw new DomainError("invalid", "upstream.path_malformed", "path: must begin with / and hold no query, fragment or segment . or ..");
  for (const [name, value] of Object.entries(call.query)) url.searchParams.append(name, value);
  const body = bodyOf(call.body);
  const secret = secretOf(container, upstream);
  const headers = {
    ...{ accept: "*/*", ...(body && typeof call.body !== "string" ? { "content-type": "application/json" } : {}) },
    ...headersForUpstream(call.headers, upstream.auth_header_name),
    ...{ "accept-encoding": "identity", "user-agent": "Mintreu-Gateway-Test" },
    ...(secret && upstream.auth_header_name ? { [upstream.auth_header_name.toLowerCase()]: secret } : {}),
    ...signedHeaders(await signingSecretOf(container, listingId, upstream), call.method, url, body),
  };
  const reach = { allowLoopback: pluginOptions<CatalogOptions>(container, "@mintreu/catalog").allowLoopbackUpstreams === true };
  const outcome = await oneOfFew(listingId, () =>
    guardedRequest({ url, method: call.method, headers, body, reach, timeoutMs: TIMEOUT_MS, maxAnswerBytes: MAX_ANSWER_BYTES + (secret?.length ?? 0) }),
  );
  if (!outcome.ok) {
    const [code, message] = refusals[outcome.fault];
    throw new DomainError("conflict", code, message);
  }
  const endpoint = createEndpointMatcher(upstream.endpoints)(call.method, call.path);
  return { ...toAnswer(outcome.answer, secret), endpoint: endpoint && { path: endpoint.path, cost_weight: endpoint.cost_weight } };
}

function bodyOf(body: unknown): Buffer | null {
  if (body === undefined || body === null || body === "") return null;
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  if (bytes.length > MAX_BODY_BYTES) throw new DomainError("invalid", "upstream.body_too_large", "body: must have at most 64 KB");
  return bytes;
}

function secretOf(container: MedusaContainer, { id, auth_secret_sealed }: UpstreamOfListing): string | null {
  if (!auth_secret_sealed) return null;
  return openSealedText(auth_secret_sealed, container.resolve<CatalogModuleService>(CATALOG_MODULE).keyRing(), secretUse(id));
}

async function signingSecretOf(container: MedusaContainer, listingId: string, { id, signing_secret_sealed }: UpstreamOfListing): Promise<string> {
  const service = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  if (signing_secret_sealed) return openSealedText(signing_secret_sealed, service.keyRing(), signingSecretUse(id));
  return (await service.signingSecret(listingId)).signing_secret;
}

/** By these an upstream knows the gateway, and so its developer's test calls as well. */
function signedHeaders(secret: string, method: string, url: URL, body: Buffer | null): Record<string, string> {
  const signed = { call_id: randomUUID(), timestamp: Math.floor(clock.now().getTime() / 1000), content_digest: contentDigest(body) };
  return {
    "x-request-id": signed.call_id,
    "x-mintreu-timestamp": String(signed.timestamp),
    "x-mintreu-content-sha256": signed.content_digest,
    "x-mintreu-signature": signatureOf({ ...signed, method, path: `${url.pathname}${url.search}` }, [secret]),
  };
}

/** A slow upstream holds connections of this process: each product has a few at most. */
async function oneOfFew<Result>(listingId: string, work: () => Promise<Result>): Promise<Result> {
  const others = running.get(listingId) ?? 0;
  if (others >= AT_ONCE) throw new DomainError("too_many_requests", "upstream.busy", "Other test calls of this product are still under way.");
  running.set(listingId, others + 1);
  try {
    return await work();
  } finally {
    const left = (running.get(listingId) ?? 1) - 1;
    if (left > 0) running.set(listingId, left);
    else running.delete(listingId);
  }
}

/** Upstreams that repeat what they were sent exist: whoever may call must not learn the secret that way. */
function toAnswer({ status, headers, body, truncated, durationMs }: GuardedAnswer, secret: string | null): Omit<TestCallAnswer, "endpoint"> {
  const hide = (text: string) => (secret ? text.replaceAll(secret, HIDDEN) : text);
  const binary = headers["content-encoding"] !== undefined || !isText(body);
  const text = binary ? "" : withoutBeginningOf(secret, hide(body.toString("utf8")));
  const shown = Object.entries(headersFromUpstream(headers)).slice(0, 100);
  return {
    status,
    headers: Object.fromEntries(shown.map(([name, value]) => [name, hide(value).slice(0, 4000)])),
    body: text.slice(0, MAX_ANSWER_BYTES),
    binary,
    truncated: truncated || body.length > MAX_ANSWER_BYTES,
    duration_ms: durationMs,
  };
}

/** A text that was cut may end within the secret. */
function withoutBeginningOf(secret: string | null, text: string): string {
  for (let length = (secret?.length ?? 1) - 1; secret && length > 2; length--) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length);
  }
  return text;
}

/** Whether bytes are UTF-8; the last letter may be cut. */
function isText(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return !bytes.includes(0);
  } catch {
    return false;
  }
}
