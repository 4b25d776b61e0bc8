import { randomBytes } from "node:crypto";
import { parseKeyRing } from "./key-ring";
import { lookupDigests, openSealedKey, storeKey } from "./key-vault";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const ring = parseKeyRing(`k1:${first}`);
const rotated = parseKeyRing(`k2:${second},k1:${first}`);
const key = "MINTREU-API-AAAAAAAA-20260101-BBBBBBBBBBBBBBBBBBBBBBBBB-CCCCCCCC";

describe("key vault", () => {
  const stored = storeKey(key, ring);

  it("opens what it sealed, also after rotation, and finds it by digest", () => {
    expect(openSealedKey(stored.sealed, ring)).toBe(key);
    expect(openSealedKey(stored.sealed, rotated)).toBe(key);
    expect(lookupDigests(key, rotated)).toContain(stored.digest);
  });

  it("holds no clear key and seals the same key differently each time", () => {
    expect(stored.sealed + stored.digest).not.toContain("BBBB");
    expect(storeKey(key, ring).sealed).not.toBe(stored.sealed);
    expect(storeKey(key, ring).digest).toBe(stored.digest);
  });

  it("refuses a changed seal and an unknown master key", () => {
    const changed = stored.sealed.slice(0, -2) + (stored.sealed.endsWith("AA") ? "BB" : "AA");
    expect(() => openSealedKey(changed, ring)).toThrow();
    expect(() => openSealedKey(stored.sealed, parseKeyRing(`k2:${second}`))).toThrow();
    expect(() => openSealedKey("", ring)).toThrow();
  });
});
