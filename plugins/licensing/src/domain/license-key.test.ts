import { randomBytes, randomInt } from "node:crypto";
import { ALPHABET } from "./alphabet";
import { parseKeyRing } from "./key-ring";
import { developerCode, generateLicenseKey, hasValidChecksum, maskLicenseKey, normalizeLicenseKey } from "./license-key";

const secret = () => randomBytes(32).toString("base64");
const [oldSecret, newSecret] = [secret(), secret()];
const ring = parseKeyRing(`k1:${oldSecret}`);
const rotated = parseKeyRing(`k2:${newSecret},k1:${oldSecret}`);
const input = { type_code: "PACKAGE", developer_id: "dev_01", issued_at: new Date("2026-03-31T23:59:59Z") };
const draw = (below: number) => randomInt(below);
const key = generateLicenseKey(input, ring, draw);

describe("licence key", () => {
  it("has the documented form, with the UTC day", () => {
    expect(key).toMatch(/^MINTREU-PACKAGE-[A-Z2-9]{8}-20260331-[A-Z2-9]{25}-[A-Z2-9]{8}$/);
    expect(Math.log2(ALPHABET.length) * 25).toBeGreaterThan(120);
  });

  it("is accepted in any case and between blanks", () => {
    expect(hasValidChecksum(normalizeLicenseKey(` ${key.toLowerCase()}\n`), ring)).toBe(true);
  });

  it("is refused after any change of one character", () => {
    for (let i = 0; i < key.length; i++) {
      for (const letter of [...ALPHABET, "0", "-", "É", "\0"]) {
        if (letter === key[i]) continue;
        expect(hasValidChecksum(key.slice(0, i) + letter + key.slice(i + 1), ring)).toBe(false);
      }
    }
  });

  it("is refused after any transposition of neighbours", () => {
    for (let i = 0; i + 1 < key.length; i++) {
      const swapped = key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2);
      if (swapped !== key) expect(hasValidChecksum(swapped, ring)).toBe(false);
    }
  });

  it("is refused when it is no key at all", () => {
    for (const bad of ["", "MINTREU", key.slice(0, -1), `${key}A`, "A".repeat(1_000_000)]) expect(hasValidChecksum(bad, ring)).toBe(false);
  });

  it("stays valid when the ring is rotated, not when its key is dropped", () => {
    expect(hasValidChecksum(key, rotated)).toBe(true);
    expect(hasValidChecksum(key, parseKeyRing(`k2:${newSecret}`))).toBe(false);
    expect(hasValidChecksum(generateLicenseKey(input, rotated, draw), ring)).toBe(false);
  });

  it("names its developer by a code that outlives rotation", () => {
    expect(developerCode("dev_01", rotated)).toBe(developerCode("dev_01", ring));
    expect(developerCode("dev_02", ring)).not.toBe(developerCode("dev_01", ring));
  });

  // STORM=1 makes a million.
  const many = process.env["STORM"] === "1" ? 1_000_000 : 40_000;

  it(`never comes twice, with every letter equally likely at each place (${many} keys)`, () => {
    const seen = new Set<string>();
    const counts = Array.from({ length: 25 }, () => new Map<string, number>());
    for (let i = 0; i < many; i++) {
      const part = generateLicenseKey(input, ring, draw).split("-")[4] ?? "";
      seen.add(part);
      for (const [place, letter] of [...part].entries()) counts[place]?.set(letter, (counts[place]?.get(letter) ?? 0) + 1);
    }
    expect(seen.size).toBe(many);
    const expected = many / ALPHABET.length;
    for (const places of counts) {
      const chiSquared = [...ALPHABET].reduce((sum, letter) => sum + ((places.get(letter) ?? 0) - expected) ** 2 / expected, 0);
      // 30 degrees of freedom: chance alone exceeds 90 about once in 25 million runs.
      expect(chiSquared).toBeLessThan(90);
    }
  }, 120_000);

  it("is masked without its secret part", () => {
    const masked = maskLicenseKey(key);
    const [, , , , random = "", sum = ""] = key.split("-");
    expect(masked).not.toContain(random);
    expect(masked).not.toContain(sum);
    expect(masked.endsWith(sum.slice(4))).toBe(true);
  });
});

describe("key ring", () => {
  it("recognises an entry marked with + and makes nothing with it yet", () => {
    const announced = parseKeyRing(`+k2:${newSecret},k1:${oldSecret}`);
    expect([announced.current.id, announced.keys.map(({ id }) => id)]).toEqual(["k1", ["k2", "k1"]]);
    expect(hasValidChecksum(generateLicenseKey(input, rotated, draw), announced)).toBe(true);
    expect(() => parseKeyRing(`+k2:${newSecret}`)).toThrow("no key");
  });

  it("refuses malformed rings without telling the secret", () => {
    for (const bad of ["", "k1", "k1:short", `k1:${oldSecret},k1:${newSecret}`]) {
      expect(() => parseKeyRing(bad)).toThrow(/key ring/);
      expect(() => parseKeyRing(bad)).not.toThrow(oldSecret);
    }
  });
});
