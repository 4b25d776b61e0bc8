import { createHash } from "node:crypto";
import type { Permission } from "./roles";

/** What a key may be allowed. Nothing here lets it manage members, keys or the account itself. */
export const apiKeyScopes = ["read", "catalog.write", "licenses.write", "usage.write"] as const satisfies readonly Permission[];
export type ApiKeyScope = (typeof apiKeyScopes)[number];

export const KEYS_PER_ACCOUNT = 50;

/** Who looks at `last_used_at` wants to know the day; a write for every request would cost more than it. */
export const USE_INTERVAL_MS = 60_000;

const PREFIX = "mtd_";
const BODY_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const SHOWN_LENGTH = PREFIX.length + 6;
const shape = new RegExp(`^${PREFIX}[A-Za-z0-9_-]{${BODY_LENGTH + CHECKSUM_LENGTH}}$`);

/** `mtd_`, 43 characters of 32 random bytes, 6 of checksum: scanners know it on sight, typing errors too. */
export function toApiKey(random: Uint8Array): string {
  if (random.length !== 32) throw new RangeError("a key needs 32 random bytes");
  const body = `${PREFIX}${Buffer.from(random).toString("base64url")}`;
  return body + checksumOf(body);
}

/** Whether a text can be a key at all, so that nonsense never reaches the database. */
export function isApiKey(text: string): boolean {
  return shape.test(text) && text.endsWith(checksumOf(text.slice(0, -CHECKSUM_LENGTH)));
}

/** The beginning by which its owner tells a key from the others; 220 bits stay hidden. */
export function shownPrefix(key: string): string {
  return key.slice(0, SHOWN_LENGTH);
}

export type ApiKeyState = "live" | "revoked" | "expired";

export function apiKeyState({ revoked_at, expires_at }: { revoked_at: Date | null; expires_at: Date | null }, now: Date): ApiKeyState {
  if (revoked_at) return "revoked";
  return expires_at && expires_at.getTime() <= now.getTime() ? "expired" : "live";
}

/** Whether a key's scopes carry a permission. */
export function scopesAllow(scopes: readonly string[], permission: Permission): boolean {
  return apiKeyScopes.some((scope) => scope === permission) && scopes.includes(permission);
}

function checksumOf(body: string): string {
  return createHash("sha256").update(body).digest("base64url").slice(0, CHECKSUM_LENGTH);
}
