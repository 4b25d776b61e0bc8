import { ask, type AskOptions } from "./ask.ts";
import type { SafeCache } from "./license-cache.ts";
import type { FindKey, PublicKey } from "./signed-document.ts";

const NAME = "keys";
/** An unknown key id may be a new key or an invention: one question in this time settles it. */
const ASK_AGAIN_MS = 5 * 60_000;

interface KeySetOptions extends AskOptions {
  url: string;
  /** Keys that the product was shipped with: believed without any request. */
  pinned: readonly PublicKey[];
  cache: SafeCache;
  now: () => number;
}

/**
 * The marketplace's public keys: those shipped with the product, those kept here, and, for an id that neither has,
 * those published now. Keys once seen are kept: what was signed by a retired key still verifies.
 */
export function createKeySet(options: KeySetOptions): FindKey {
  let kept: Map<string, PublicKey> | undefined;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;

  async function load(): Promise<Map<string, PublicKey>> {
    if (kept) return kept;
    const keys = new Map<string, PublicKey>();
    try {
      for (const key of readKeys(JSON.parse((await options.cache.get(NAME)) ?? "[]"))) keys.set(key.kid, key);
    } catch {
      // What cannot be read is asked for anew.
    }
    return (kept ??= keys);
  }

  async function refresh(keys: Map<string, PublicKey>): Promise<void> {
    const { body } = await ask(`${options.url}/.well-known/mintreu-license-keys.json`, {}, [200], options);
    for (const key of readKeys(body["keys"])) keys.set(key.kid, key);
    await options.cache.set(NAME, JSON.stringify([...keys.values()]));
  }

  return async (kid) => {
    const pinned = options.pinned.find((key) => key.kid === kid);
    if (pinned) return pinned;
    const keys = await load();
    if (!keys.has(kid) && (asking || options.now() - askedAt >= ASK_AGAIN_MS)) {
      asking ??= refresh(keys).then(
        () => void (askedAt = options.now()),
        // The marketplace's silence is no answer about this key: the next call asks again.
        () => undefined,
      );
      await asking;
      asking = undefined;
    }
    return keys.get(kid);
  };
}

function readKeys(value: unknown): PublicKey[] {
  return Array.isArray(value) ? value.filter(isPublicKey) : [];
}

function isPublicKey(value: unknown): value is PublicKey {
  const key = value as Partial<PublicKey> | null;
  return typeof key === "object" && key !== null && typeof key.kid === "string" && typeof key.x === "string" && key.kty === "OKP" && key.crv === "Ed25519";
}
