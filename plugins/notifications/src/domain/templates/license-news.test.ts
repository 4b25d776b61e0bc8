import { type LicenseNews, renderClaimLink, renderLicenseNews } from "./license-news";

const license = { product_title: "Ledger Kit", package_title: "Team", masked_key: "MINTREU-API-ABCDEFGH-20261122-••••••••-••••WXYZ" };
const url = "https://shop.example/account/licenses/lic_1";
const ends = new Date("2027-02-28T23:59:59Z");

const all: [LicenseNews, string[]][] = [
  [{ kind: "expiring", days: 7, expires_at: ends }, ["in 7 days", "28 February 2027", "Ledger Kit – Team"]],
  [{ kind: "expiring", days: 1, expires_at: ends }, ["in 1 day"]],
  [{ kind: "expired" }, ["no longer valid"]],
  [{ kind: "suspended", reason: "Two servers at once" }, ["does not work for now", "Two servers at once"]],
  [{ kind: "revoked", reason: null }, ["no longer works"]],
  [{ kind: "transfer_requested", from: "Ada", email: "new@people.example", expires_at: ends }, ["Ada wants new@people.example", "28 February 2027"]],
  [{ kind: "transfer_declined", email: "new@people.example", reason: "Not for resale" }, ["declined", "Not for resale"]],
  [{ kind: "transfer_approved", email: "new@people.example" }, ["new@people.example gets your licence"]],
  [{ kind: "transfer_offered", from: "Ada", expires_at: ends }, ["Ada hands you", "works once"]],
  [{ kind: "transfer_received", from: "Ada" }, ["key of its own"]],
  [{ kind: "extension_requested", from: "Ada", days: 14, message: "We were ill." }, ["14 days more", "We were ill."]],
  [{ kind: "extension_granted", days: 14, expires_at: ends, reason: null }, ["28 February 2027"]],
  [{ kind: "extension_declined", reason: "Please renew" }, ["declined", "Please renew"]],
];

describe("news of a licence", () => {
  it.each(all)("%j", (news, wanted) => {
    const mail = renderLicenseNews(news, license, url);
    for (const part of [mail.html, mail.text]) {
      for (const words of [...wanted, url, "••••WXYZ"]) expect(part).toContain(words);
      expect(part).not.toContain("undefined");
    }
  });

  it("shows other people's words as words", () => {
    const news: LicenseNews = { kind: "extension_requested", from: "<b>A</b>\nFORGED", days: 3, message: "<script>1</script>\nsecond" };
    const mail = renderLicenseNews(news, { ...license, product_title: "<i>P</i>" }, url);
    expect(mail.html).not.toMatch(/<script>|<b>|<i>/);
    expect(mail.text).toContain("> <script>1</script>\n> second");
    expect(mail.text).not.toMatch(/^FORGED/m);
  });

  it("carries the link of a claim", () => {
    const mail = renderClaimLink({ count: 3, expires_at: ends, url: "https://shop.example/account/licenses/claim#token=abc" });
    for (const part of [mail.html, mail.text]) expect(part).toContain("https://shop.example/account/licenses/claim#token=abc");
    expect(mail.text).toContain("3 licences");
    expect(renderClaimLink({ count: 1, expires_at: ends, url }).text).toContain("There is a licence");
  });
});
