import { engagementStatuses } from "@mintreu/licensing/domain/engagement-status";
import { type EngagementStep, renderEngagementStep } from "./engagement-step";
import { renderProductDecided } from "./product-decided";
import { type PublishedRelease, renderReleasePublished } from "./release-published";
import { renderReviewAnswered, renderReviewWritten } from "./review-mails";

const site = { storefront_url: "https://shop.example", backend_url: "https://api.example" };
const EVIL = `<img src=x onerror=alert(1)> & "quotes"\nBcc: other@people.example`;

function both(mail: { html: string; text: string }, ...parts: string[]): void {
  for (const part of parts)
    expect([mail.html, mail.text].map((side) => [part, side.includes(part)])).toEqual([
      [part, true],
      [part, true],
    ]);
}

describe("notices", () => {
  it("tell of a product's approval, by what was asked for", () => {
    for (const [kind, words] of [
      ["publish", "in the storefront now"],
      ["change", "keeps its terms"],
      ["release", "can download it now"],
    ] as const) {
      const mail = renderProductDecided({ product_id: "prod_1", title: "Ledgerly", kind, decision: "approved", reason: null }, site);
      expect(mail.subject).toBe("Ledgerly: approved");
      both(mail, words, "https://api.example/developer/products/prod_1");
      expect(mail.text).not.toContain("reason");
    }
  });

  it("give the reason for changes with its lines", () => {
    const reason = "The pictures are missing.\n\nThe price is in the wrong currency.";
    const mail = renderProductDecided({ product_id: "prod_1", title: "Ledgerly", kind: "change", decision: "changes_requested", reason }, site);
    expect(mail.text).toContain("> The pictures are missing.\n>\n> The price is in the wrong currency.");
    both(mail, "The reason:", "Nothing of what is live has changed");
  });

  it("carry a review to the developer and its answer to the author", () => {
    const written = renderReviewWritten({ product_title: "Ledgerly", rating: 2, title: "Hm", body: "It\nstopped.", author_name: "Ada W." }, site);
    both(written, "2 of 5", "Ada W.", "stopped.", "https://api.example/developer/reviews");
    const answered = renderReviewAnswered({ product_title: "Ledgerly", product_handle: "ledgerly", developer_name: "Northbeam", answer: "Mended." }, site);
    both(answered, "Northbeam has answered", "Mended.", "https://shop.example/products/ledgerly");
  });

  const step: EngagementStep = {
    engagement_id: "eng_1",
    service: "Architecture Review",
    author: "developer",
    author_name: "Tessera",
    step: null,
    scheduled_for: null,
    body: "Here it is.",
    attachments: 0,
    reader: "customer",
  };

  it("carry each step of an engagement to its reader", () => {
    for (const status of engagementStatuses) {
      const mail = renderEngagementStep({ ...step, step: status, scheduled_for: new Date("2026-12-01T14:30:00Z") }, site);
      expect(mail.subject).toBe(`Architecture Review: ${status}`);
      both(mail, "Here it is.", "https://shop.example/account/engagements/eng_1");
      expect(mail.text.includes("1 December 2026 at 14:30 UTC")).toBe(status === "scheduled");
    }
    both(
      renderEngagementStep({ ...step, attachments: 2, reader: "developer" }, site),
      "written to you",
      "2 files come with it",
      "/developer/engagements/eng_1",
    );
    both(renderEngagementStep({ ...step, author: "admin", author_name: "Somebody", step: "cancelled" }, site), "The marketplace has cancelled");
    expect(renderEngagementStep({ ...step, step: "accepted", body: "" }, site).text).not.toContain("What was said");
  });

  const release: PublishedRelease = {
    product_id: "prod_1",
    product_title: "Ledgerly",
    product_handle: "ledgerly",
    developer_name: "Northbeam",
    version: "2.1.0",
    changelog: "Faster.\n\nAnd **smaller**.",
  };

  it("tell a holder of a new version and where it is", () => {
    const mail = renderReleasePublished(release, site);
    expect(mail.subject).toBe("Ledgerly 2.1.0 is out");
    both(mail, "Northbeam has published version 2.1.0", "And **smaller**.", "https://shop.example/account/downloads", "/products/ledgerly/changelog");
    expect(renderReleasePublished({ ...release, changelog: "" }, site).text).not.toContain("What is new");
    expect(renderReleasePublished({ ...release, changelog: "word ".repeat(10_000) }, site).text.length).toBeLessThan(3000);
  });

  it("let nothing of others become markup, a header or a line of ours", () => {
    const mails = [
      renderProductDecided({ product_id: "prod_1", title: EVIL, kind: "change", decision: "changes_requested", reason: EVIL }, site),
      renderReviewWritten({ product_title: EVIL, rating: 1, title: EVIL, body: EVIL, author_name: EVIL }, site),
      renderReviewAnswered({ product_title: EVIL, product_handle: "a/b", developer_name: EVIL, answer: EVIL }, site),
      renderReleasePublished({ ...release, product_title: EVIL, developer_name: EVIL, version: EVIL, changelog: EVIL }, site),
      renderEngagementStep({ ...step, service: EVIL, author_name: EVIL, body: EVIL }, site),
    ];
    for (const { subject, html, text } of mails) {
      expect(html).not.toContain("<img");
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).not.toMatch(/^Bcc:/m);
    }
  });
});
