import { renderLicenseKeys } from "./license-keys";

const site = { storefront_url: "https://shop.example", backend_url: "" };
const line = {
  product_title: "Ledger Kit",
  package_title: "Team",
  developer_name: "Northwind Works",
  license_type: "extended",
  expires_at: new Date("2027-06-30T00:00:00Z"),
  updates_until: null,
  keys: ["MINTREU-PACKAGE-ABCDEFGH-20261122-AAAAABBBBBCCCCCDDDDDEEEEE-QRSTUVWX"],
};

describe("the mail with keys", () => {
  it.each([
    ["issued", true, "Northwind Works gave you a licence", "/account/licenses"],
    ["issued", false, "Northwind Works gave you a licence", "/account/licenses/claim"],
    ["resent", true, "Your licence key once more", "/account/licenses"],
  ] as const)("%s, held %s", (occasion, held, subject, path) => {
    const mail = renderLicenseKeys({ occasion, held, developer_name: "Northwind Works", lines: [line] }, site);
    expect(mail.subject).toBe(subject);
    for (const part of [mail.html, mail.text]) {
      for (const wanted of [line.keys[0]!, "Ledger Kit – Team", "30 June 2027", `https://shop.example${path}`]) expect(part).toContain(wanted);
    }
  });

  it("lets nobody's name write markup or lines", () => {
    const mail = renderLicenseKeys(
      { occasion: "issued", held: true, developer_name: "<b>x</b>\nFORGED", lines: [{ ...line, product_title: "<i>y</i>\nFORGED" }] },
      site,
    );
    expect(mail.html).not.toMatch(/<b>|<i>/);
    expect(mail.text).not.toMatch(/^FORGED/m);
  });
});
