import { type DeveloperDecision, renderDeveloperDecided } from "./developer-decided";

const site = { storefront_url: "https://shop.example", backend_url: "" };
const developer = { display_name: "Northwind Works", handle: "northwind", reason: null };

describe("the mail of a decision", () => {
  it.each([
    ["approved", "account is open", true],
    ["rejected", "could not approve", false],
    ["suspended", "is suspended", false],
    ["reinstated", "open again", true],
  ] as [DeveloperDecision, string, boolean][])("%s", (decision, words, open) => {
    const mail = renderDeveloperDecided({ ...developer, decision }, site);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain("Northwind Works");
      expect(part).toContain(words);
      expect(part.includes("https://shop.example/developers/northwind")).toBe(open);
      expect(part).not.toContain("The reason:");
    }
  });

  it("gives the reason with its lines, and nothing of it as markup", () => {
    const reason = `The "pictures" are missing.\n<img src=x onerror=alert(1)>\n\nPlease send & apply again.`;
    const mail = renderDeveloperDecided({ ...developer, display_name: "<b>Nord</b>", decision: "rejected", reason }, site);
    expect(mail.text).toContain(`> The "pictures" are missing.\n> <img src=x onerror=alert(1)>\n>\n> Please send & apply again.`);
    expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(mail.html).toContain("Please send &amp; apply again.");
    expect(mail.html).not.toMatch(/<img|<b>/);
  });

  it("does not speak of a reason that is blank", () => {
    expect(renderDeveloperDecided({ ...developer, decision: "suspended", reason: " \n " }, site).text).not.toContain("reason");
  });
});
