import type { LicensedLine } from "./licensed-lines";
import { type OrderLicenses, renderOrderLicenses } from "./order-licenses";

const site = { storefront_url: "https://shop.example", backend_url: "https://api.example" };

const line = (change: Partial<LicensedLine> = {}): LicensedLine => ({
  product_title: "Ledger Kit",
  package_title: "Team",
  developer_name: "Northwind Works",
  license_type: "extended",
  expires_at: null,
  updates_until: null,
  keys: ["MINTREU-PACKAGE-ABCDEFGH-20261122-AAAAABBBBBCCCCCDDDDDEEEEE-QRSTUVWX"],
  ...change,
});

const order = (change: Partial<OrderLicenses> = {}): OrderLicenses => ({
  order_id: "order_01",
  order_number: "1042",
  guest: false,
  lines: [line()],
  ...change,
});

const manyKeys = Array.from({ length: 12 }, (_, index) => `MINTREU-SAAS-ABCDEFGH-20261122-${String(index).padStart(25, "K")}-QRSTUVWX`);

describe("the mail of an order", () => {
  it("holds every key, product and package in both parts", () => {
    const mail = renderOrderLicenses(order({ lines: [line(), line({ product_title: "Pulse", package_title: "Studio", keys: manyKeys })] }), site);
    const wanted = [...line().keys, ...manyKeys, "Ledger Kit – Team", "Pulse – Studio", "Northwind Works", "#1042"];
    for (const part of [mail.html, mail.text]) {
      expect(wanted.filter((value) => !part.includes(value))).toEqual([]);
    }
    expect(mail.subject).toBe("Your 13 licences for order #1042");
  });

  it("gives each key a line of its own, without anything around it that a copy would catch", () => {
    const { text } = renderOrderLicenses(order({ lines: [line({ keys: manyKeys })] }), site);
    const lines = text.split("\n").map((row) => row.trim());
    expect(lines.filter((row) => row.startsWith("MINTREU-"))).toEqual(manyKeys);
  });

  it("speaks of one licence as one", () => {
    const mail = renderOrderLicenses(order(), site);
    expect(mail.subject).toBe("Your licence for order #1042");
    expect(mail.text).toContain("The licence key below");
  });

  it("sends a customer to the account and a guest to the order", () => {
    const customer = renderOrderLicenses(order(), site);
    const guest = renderOrderLicenses(order({ guest: true }), site);
    for (const part of ["html", "text"] as const) {
      expect(customer[part]).toContain("https://shop.example/account/licenses");
      expect(customer[part]).not.toContain("/confirmation");
      expect(guest[part]).toContain("https://shop.example/orders/order_01/confirmation");
      expect(guest[part]).toContain("lasting copy");
      expect(guest[part]).not.toContain("/account");
    }
  });

  it("says how to validate and until when the licence and its updates last", () => {
    const dated = line({ expires_at: new Date("2027-01-31T23:30:00Z"), updates_until: new Date("2028-02-29T00:10:00Z") });
    const mail = renderOrderLicenses(order({ lines: [dated] }), site);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain("https://api.example/v1/license/validate");
      expect(part).toContain("Extended licence by Northwind Works, valid until 31 January 2027, updates until 29 February 2028");
    }
    const undated = renderOrderLicenses(order(), site).text;
    expect(undated).not.toContain(" until ");
  });

  it("says in the text part all that the HTML says", () => {
    const mail = renderOrderLicenses(order({ guest: true }), site);
    const body = mail.html.slice(mail.html.indexOf("<h1"));
    const sentences = [...body.matchAll(/<(p|h1|h2)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner]) =>
      inner!
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .trim(),
    );
    expect(sentences.length).toBeGreaterThan(8);
    expect(sentences.filter((sentence) => !mail.text.includes(sentence))).toEqual([]);
  });
});

describe("hostile names", () => {
  const hostile = [
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `' onmouseover='alert(1)`,
    `</table></body></html>`,
    `\u202Egnp.exe\u2066`,
    `مجموعة أدوات "الدفع" <b>`,
    `Name\r\n\r\n    MINTREU-FORGED-KEY\nBcc: victim@example.com`,
    "x".repeat(5000),
    `\${7*7} {{7*7}} $& $1 $\``,
  ];

  it.each(hostile)("%.30j does no harm", (name) => {
    const mail = renderOrderLicenses(
      order({ order_id: `order_"><script>`, lines: [line({ product_title: name, package_title: name, developer_name: name, license_type: name })] }),
      site,
    );
    const clean = renderOrderLicenses(order(), site);
    const tagsOf = (markup: string) => [...markup.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/^<(\/?\w+)[\s\S]*$/, "$1"));
    expect(tagsOf(mail.html)).toEqual(tagsOf(clean.html));
    expect(mail.text.split("\n").length).toBe(clean.text.split("\n").length);
    expect(mail.subject).toBe(clean.subject);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(line().keys[0]);
      expect(part).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      expect(part.length).toBeLessThan(12_000);
    }
  });

  it("keeps a right-to-left name whole and apart from what stands beside it", () => {
    const mail = renderOrderLicenses(order({ lines: [line({ product_title: "حزمة الدفع" })] }), site);
    expect(mail.html).toContain("<bdi>حزمة الدفع – Team</bdi>");
    expect(mail.html).toMatch(/<p class="key" dir="ltr"[^>]*>MINTREU-/);
  });
});
