import { ask, UnreachableError } from "./ask.ts";
import { sha256Hex } from "./base64url.ts";
import { createClockGuard } from "./clock-guard.ts";
import { createKeySet } from "./key-set.ts";
import { type LicenseCache, memoryCache, safeCache } from "./license-cache.ts";
import { checkLicenseFile, type FileCheck, learnFileKey } from "./license-file.ts";
import { openSigned, type PublicKey } from "./signed-document.ts";
import { type LicenseCode, refusal, type Verdict } from "./verdict.ts";

const TOKEN_TYPE = "JWT";
const HOUR_MS = 60 * 60_000;

export interface LicenseClientOptions {
  /** Address of the marketplace, e.g. `https://market.example`. */
  url: string;
  /** Your product's id: a key of another product is refused. */
  productId?: string;
  /** Where signed answers are kept; in memory unless given. */
  cache?: LicenseCache;
  /** How long a kept answer stays good when the marketplace cannot be reached, counted from the end of its own life. 72 hours unless given. */
  graceMs?: number;
  /** How long to wait for the marketplace. 5 seconds unless given. */
  timeoutMs?: number;
  /** The marketplace's public keys, if you ship them with your product. */
  publicKeys?: readonly PublicKey[];
  fetch?: typeof fetch;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface ValidateInput {
  licenseKey: string;
  domain?: string;
  /** Identifies an installation; the same that `activate` was given. */
  fingerprint?: string;
  /** Version of your product, to be covered by the licence's updates. */
  version?: string;
  ip?: string;
}

export interface ValidateOptions {
  /** How old a kept answer may be, in milliseconds; 0 asks the marketplace whenever it can be reached. As long as it is fresh unless given. */
  maxAgeMs?: number;
}

export interface ActivateInput {
  licenseKey: string;
  fingerprint?: string;
  domain?: string;
  /** Shown to the customer in the list of installations. */
  name?: string;
  /**
   * A secret of this installation, 16 characters or more, kept before asking: when an answer was lost, asking again with
   * it brings the activation token again. Without it the token is told once only.
   */
  idempotencyKey?: string;
}

export interface Activation {
  id: string;
  fingerprint: string | null;
  domain: string | null;
}

export type ActivateResult =
  | { activated: true; activation: Activation; activationToken: string | null }
  | { activated: false; code: LicenseCode; message: string };

export interface LicenseClient {
  /**
   * Whether the licence is good here and now. A kept, signed answer is used while it is fresh (and renewed in the
   * background in the second half of its life), or in the grace period while the marketplace cannot be reached.
   * Never throws for a licence's sake; throws LicenseRequestError when the request itself is wrong.
   */
  validate(input: ValidateInput, options?: ValidateOptions): Promise<Verdict>;
  /** Takes one of the licence's activations for this installation; repeating it changes nothing. Throws UnreachableError. */
  activate(input: ActivateInput): Promise<ActivateResult>;
  /** Gives the activation back; repeating it changes nothing. Throws UnreachableError. */
  deactivate(input: { licenseKey: string; activationToken: string; fingerprint?: string; domain?: string }): Promise<void>;
  /** The licence file with which the product works without a network until the file expires. Throws UnreachableError. */
  fetchFile(input: { licenseKey: string; activationToken: string; encrypted?: boolean }): Promise<string>;
  /** Whether a licence file is good here and now; needs no request when its key is known. */
  checkFile(text: string, check?: FileCheck): Promise<Verdict>;
  /** Ends requests under way. */
  close(): void;
}

interface TokenClaims {
  sub: string;
  product_id: string;
  /** Where it was asked for. */
  fingerprint?: string;
  domain?: string;
  iat: number;
  exp: number;
}

interface Kept {
  token: string;
  answer: Omit<Verdict, "source">;
}

/** A client of the marketplace's licence routes; make one and share it. */
export function createLicenseClient(options: LicenseClientOptions): LicenseClient {
  const now = options.now ?? Date.now;
  const url = options.url.replace(/\/+$/, "");
  const cache = safeCache(options.cache ?? memoryCache());
  const graceMs = options.graceMs ?? 72 * HOUR_MS;
  const closing = new AbortController();
  const asking = { fetch: options.fetch ?? globalThis.fetch.bind(globalThis), timeoutMs: options.timeoutMs ?? 5000, signal: closing.signal };
  const findKey = createKeySet({ ...asking, url, pinned: options.publicKeys ?? [], cache, now });
  const clock = createClockGuard(cache, now);
  const underWay = new Map<string, Promise<Verdict>>();

  const post = (path: string, body: object, expected: readonly number[], headers: Record<string, string> = {}) =>
    ask(`${url}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }, expected, asking);

  async function askServer(name: string, input: ValidateInput): Promise<Verdict> {
    const { licenseKey: license_key, ...rest } = input;
    const { body } = await post("/v1/license/validate", { license_key, product_id: options.productId, ...rest }, [200]);
    const { token, ...answer } = body as unknown as Kept["answer"] & { token: string | null };
    const opened = token ? await openSigned<TokenClaims>(token, findKey, TOKEN_TYPE) : null;
    if (answer.valid && token && opened?.ok) {
      await clock.see(opened.claims.iat * 1000);
      await cache.set(name, JSON.stringify({ token, answer } satisfies Kept));
    } else {
      // What the marketplace says now outweighs whatever was kept.
      await cache.delete(name);
    }
    return { ...answer, source: "server" };
  }

  /** One question at a time for the same licence and place, however many callers wait for it. */
  function askOnce(name: string, input: ValidateInput): Promise<Verdict> {
    let asked = underWay.get(name);
    if (!asked) {
      asked = askServer(name, input).finally(() => underWay.delete(name));
      underWay.set(name, asked);
    }
    return asked;
  }

  async function readKept(name: string, input: ValidateInput): Promise<{ answer: Kept["answer"]; claims: TokenClaims } | null> {
    const kept = parseKept(await cache.get(name));
    if (!kept) return null;
    const opened = await openSigned<TokenClaims>(kept.token, findKey, TOKEN_TYPE);
    if (!opened.ok) return null;
    const { product_id, fingerprint, domain } = opened.claims;
    const elsewhere = fingerprint !== input.fingerprint || domain !== input.domain || (options.productId ?? product_id) !== product_id;
    // An answer that was copied from another place says nothing about this one.
    return elsewhere ? null : { answer: kept.answer, claims: opened.claims };
  }

  return {
    async validate(input, { maxAgeMs = Infinity } = {}) {
      const name = await cacheName(options.productId, input);
      const kept = await readKept(name, input);
      const setBack = await clock.isSetBack();
      const age = kept && now() - kept.claims.iat * 1000;
      const life = kept && (kept.claims.exp - kept.claims.iat) * 1000;
      const ended = kept?.answer.expires_at ? Date.parse(kept.answer.expires_at) <= now() : false;
      if (!setBack) await clock.see(now());
      if (kept && age !== null && life !== null && age < Math.min(life, maxAgeMs) && !ended && !setBack) {
        if (age >= life / 2) void askOnce(name, input).catch(() => undefined);
        return { ...kept.answer, source: "cache" };
      }
      try {
        return await askOnce(name, input);
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        if (setBack) return refusal("CLOCK_SET_BACK", "This machine's clock was set back and the marketplace cannot be reached.");
        if (kept && age !== null && life !== null && age < life + graceMs) {
          if (ended) return { ...kept.answer, valid: false, code: "EXPIRED", message: "The licence has expired.", source: "grace" };
          return { ...kept.answer, source: "grace" };
        }
        return refusal("UNREACHABLE", "The marketplace cannot be reached and no answer that is still good is kept here.");
      }
    },

    async activate({ licenseKey: license_key, idempotencyKey, ...rest }) {
      const headers: Record<string, string> = idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey };
      const { status, body } = await post("/v1/license/activate", { license_key, product_id: options.productId, ...rest }, [200, 201, 409], headers);
      if (status === 409) return { activated: false, code: body["code"] as LicenseCode, message: String(body["message"]) };
      const token = body["activation_token"];
      return { activated: true, activation: body["activation"] as Activation, activationToken: typeof token === "string" ? token : null };
    },

    async deactivate({ licenseKey: license_key, activationToken: activation_token, ...rest }) {
      await post("/v1/license/deactivate", { license_key, product_id: options.productId, activation_token }, [200]);
      await cache.delete(await cacheName(options.productId, { licenseKey: license_key, ...rest }));
    },

    async fetchFile({ licenseKey, activationToken, encrypted = false }) {
      const query = new URLSearchParams({ ...(encrypted ? { encrypted: "1" } : {}), ...(options.productId ? { product_id: options.productId } : {}) });
      const { body } = await ask(
        `${url}/v1/license/file?${query}`,
        { headers: { "x-api-key": licenseKey, "x-activation-token": activationToken } },
        [200],
        asking,
      );
      const { content } = body["license_file"] as { content: string };
      await learnFileKey(content, findKey);
      return content;
    },

    async checkFile(text, check = {}) {
      if (await clock.isSetBack()) return refusal("CLOCK_SET_BACK", "This machine's clock was set back.", "file");
      await clock.see(now());
      return checkLicenseFile(text, { productId: options.productId, ...check }, findKey, now());
    },

    close: () => closing.abort(),
  };
}

/** Of everything that the answer depends on, and nothing that reads as the key. */
async function cacheName(productId: string | undefined, { licenseKey, domain, fingerprint, version }: ValidateInput): Promise<string> {
  const parts = [licenseKey.trim().toUpperCase(), productId ?? "", domain ?? "", fingerprint ?? "", version ?? ""];
  return `license-${(await sha256Hex(JSON.stringify(parts))).slice(0, 40)}`;
}

function parseKept(text: string | undefined): Kept | null {
  try {
    const kept = JSON.parse(text ?? "null") as Kept | null;
    return kept && typeof kept.token === "string" && typeof kept.answer === "object" ? kept : null;
  } catch {
    return null;
  }
}
