import { createHmac, timingSafeEqual } from "node:crypto";
import { ALPHABET, lettersOfDigest, randomLetters } from "./alphabet";
import { deriveKey, type KeyRing } from "./key-ring";

/** 25 letters of 31: 123.8 bits. The key is also an API key, so it must not be guessable. */
const RANDOM_LENGTH = 25;
const CODE_LENGTH = 8;
const MAX_INPUT = 200;

const letters = `[${ALPHABET}]`;
const SHAPE = new RegExp(`^MINTREU-[A-Z]{3,8}-${letters}{${CODE_LENGTH}}-\\d{8}-${letters}{${RANDOM_LENGTH}}-${letters}{${CODE_LENGTH}}$`);

export interface NewKey {
  /** TYPE part, e.g. `PACKAGE`. */
  type_code: string;
  developer_id: string;
  issued_at: Date;
}

/** `MINTREU-{TYPE}-{DEV}-{YYYYMMDD}-{RANDOM}-{CHECKSUM}`; `randomInt(n)` gives an unbiased integer in 0..n-1. */
export function generateLicenseKey(input: NewKey, ring: KeyRing, randomInt: (below: number) => number): string {
  const day = input.issued_at.toISOString().slice(0, 10).replaceAll("-", "");
  const body = ["MINTREU", input.type_code, developerCode(input.developer_id, ring), day, randomLetters(RANDOM_LENGTH, randomInt)].join("-");
  return `${body}-${checksum(body, deriveKey(ring.current, "checksum"))}`;
}

/** Upper case without surrounding blanks: the form that is digested and compared. */
export function normalizeLicenseKey(input: string): string {
  return input.trim().toUpperCase();
}

/** Whether a normalised key has the right shape and a checksum of any key of the ring; touches no store. */
export function hasValidChecksum(key: string, ring: KeyRing): boolean {
  if (key.length > MAX_INPUT || !SHAPE.test(key)) return false;
  const cut = key.lastIndexOf("-");
  const given = Buffer.from(key.slice(cut + 1));
  return ring.keys.some((master) => timingSafeEqual(given, Buffer.from(checksum(key.slice(0, cut), deriveKey(master, "checksum")))));
}

/** Everything but the secret part and the first half of the checksum: enough to tell keys apart. */
export function maskLicenseKey(key: string): string {
  const parts = key.split("-");
  const end = parts.at(-1) ?? "";
  return [...parts.slice(0, 4), "•".repeat(8), `${"•".repeat(4)}${end.slice(4)}`].join("-");
}

/** 8 letters that stay the same for a developer and cannot be read back to the id. */
export function developerCode(developerId: string, ring: KeyRing): string {
  // The oldest key, so that rotating the ring does not change a developer's code.
  const oldest = ring.keys.at(-1) ?? ring.current;
  return lettersOfDigest(createHmac("sha256", deriveKey(oldest, "developer-code")).update(developerId).digest(), CODE_LENGTH);
}

function checksum(body: string, key: Buffer): string {
  return lettersOfDigest(createHmac("sha256", key).update(body).digest(), CODE_LENGTH);
}
