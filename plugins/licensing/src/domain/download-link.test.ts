import { signToken } from "@mintreu/kit/domain/signed-token";
import { LINK_LIFE_SECONDS, readDownloadLink, signDownloadLink } from "./download-link";
import { parseKeyRing } from "./key-ring";

const masterOf = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;
const ring = parseKeyRing(masterOf("k1", 1));
const now = new Date("2026-11-23T10:00:00.500Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const link = { id: "dl_1", file_id: "relfile_1", license_id: "lic_1", customer_id: "cus_1" };

describe("link of a download", () => {
  it("says what it is for, for five minutes", () => {
    const { token, expires_at } = signDownloadLink(link, ring, now);
    expect(readDownloadLink(token, ring, now)).toEqual({ kind: "valid", link, expires_at });
    expect(readDownloadLink(token, ring, later(LINK_LIFE_SECONDS - 1)).kind).toBe("valid");
    expect(readDownloadLink(token, ring, later(LINK_LIFE_SECONDS)).kind).toBe("expired");
  });

  it("may be a guest's", () => {
    const { token } = signDownloadLink({ ...link, customer_id: null }, ring, now);
    expect(readDownloadLink(token, ring, now)).toMatchObject({ link: { customer_id: null } });
  });

  it("may be for somebody who reviews the file", () => {
    const review = { ...link, license_id: null, customer_id: null };
    expect(readDownloadLink(signDownloadLink(review, ring, now).token, ring, now)).toMatchObject({ link: review });
  });

  it("is worth nothing when a single sign of it is changed", () => {
    const { token } = signDownloadLink(link, ring, now);
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      // The last sign of base64url may hold bits that mean nothing; the text is compared, not the bytes.
      expect([at, readDownloadLink(changed, ring, now).kind]).toEqual([at, "invalid"]);
    }
    for (const text of ["", ".", "a.b", `${token}.x`, token.split(".")[0]!]) expect(readDownloadLink(text, ring, now).kind).toBe("invalid");
  });

  it("survives a new master key, and is not made by a stranger's or for another purpose", () => {
    const { token } = signDownloadLink(link, ring, now);
    expect(readDownloadLink(token, parseKeyRing(`${masterOf("k2", 2)},${masterOf("k1", 1)}`), now).kind).toBe("valid");
    expect(readDownloadLink(token, parseKeyRing(masterOf("k2", 2)), now).kind).toBe("invalid");
    const other = signToken({ purpose: "order-confirmation", subject: "x", expires_at: later(60).getTime() / 1000 }, "secret");
    expect(readDownloadLink(other, ring, now).kind).toBe("invalid");
  });
});
