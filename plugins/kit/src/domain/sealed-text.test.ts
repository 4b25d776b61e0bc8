import { randomBytes } from "node:crypto";
import { deriveKey, parseKeyRing } from "./key-ring";
import { needsResealing, openSealedText, sealText } from "./sealed-text";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const ring = parseKeyRing(`k1:${first}`);
const rotated = parseKeyRing(`k2:${second},k1:${first}`);
const use = { owner: "catalog", purpose: "upstream-secret", context: "apicfg_1" };

describe("a sealed text", () => {
  const sealed = sealText("geheim ✓", ring, use);

  it("is opened with the key that sealed it, also after rotation", () => {
    expect(openSealedText(sealed, ring, use)).toBe("geheim ✓");
    expect(openSealedText(sealed, rotated, use)).toBe("geheim ✓");
    expect(needsResealing(sealed, ring)).toBe(false);
    expect(needsResealing(sealed, rotated)).toBe(true);
    expect(needsResealing(sealText("geheim ✓", rotated, use), rotated)).toBe(false);
  });

  it("holds nothing in clear and differs each time", () => {
    expect(Buffer.from(sealed.split(".").at(-1)!, "base64url").toString()).not.toContain("geheim");
    expect(sealText("geheim ✓", ring, use)).not.toBe(sealed);
  });

  it("does not open when changed, with another ring, or for another use", () => {
    const changed = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
    expect(() => openSealedText(changed, ring, use)).toThrow();
    expect(() => openSealedText(sealed, parseKeyRing(`k2:${second}`), use)).toThrow();
    expect(() => openSealedText(sealed, parseKeyRing(`k1:${second}`), use)).toThrow();
    for (const other of [{ owner: "licensing" }, { purpose: "digest" }, { context: "apicfg_2" }, { context: undefined }])
      expect(() => openSealedText(sealed, ring, { ...use, ...other } as typeof use)).toThrow();
    for (const broken of ["", "k1", "k1...", `k1.${sealed}`]) expect(() => openSealedText(broken, ring, use)).toThrow();
  });
});

describe("a key ring", () => {
  it("derives another key for each owner and purpose, always the same", () => {
    const keys = [deriveKey(ring.current, "a", "bc"), deriveKey(ring.current, "ab", "c"), deriveKey(ring.current, "a", "b")];
    expect(new Set(keys.map(String)).size).toBe(3);
    expect(deriveKey(parseKeyRing(`k1:${first}`).current, "a", "bc")).toEqual(keys[0]);
  });

  it.each(["", "k1", "k1:short", `:${first}`, `k1:${first},`, `k1:${first},k1:${second}`])("refuses %j without telling it", (text) => {
    try {
      parseKeyRing(text);
    } catch (error) {
      expect((error as Error).message).toMatch(/^key ring: /);
      if (text.length > 20) expect((error as Error).message).not.toContain(first);
      return;
    }
    throw new Error("accepted");
  });
});
