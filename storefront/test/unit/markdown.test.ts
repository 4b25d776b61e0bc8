import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../server/lib/markdown";

describe("a developer's Markdown", () => {
  it("becomes text, headings below the page's own, lists and code", () => {
    const html = renderMarkdown("# Title\n\n## Part\n\n### Detail\n\n- one\n\n```js\nif (a < b) {}\n```");
    expect(html).toContain("<h3>Title</h3>");
    expect(html).toContain("<h3>Part</h3>");
    expect(html).toContain("<h4>Detail</h4>");
    expect(html).toContain("<li>one</li>");
    expect(html).toContain('<pre tabindex="0"');
    expect(html).toContain("a &lt; b");
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "![x](https://tracker.example/pixel.gif)",
    '<https://a"onmouseover=alert(1)>',
    "[x](//evil.example)",
    "```<script>\n</script>\n```",
  ])("lets nothing active through: %j", (text) => {
    const html = renderMarkdown(text);
    expect(html).not.toMatch(/<script|<img|<iframe|<svg/i);
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(html).not.toMatch(/href="(?!https?:\/\/|mailto:|\/[^/]|#)/i);
  });

  it("marks links to elsewhere", () => {
    expect(renderMarkdown("[docs](https://docs.example)")).toContain('rel="nofollow ugc noopener"');
    expect(renderMarkdown("[here](/products)")).not.toContain("rel=");
  });

  it("takes nothing and very much without complaint", () => {
    expect(renderMarkdown(null)).toBe("");
    expect(renderMarkdown("a".repeat(1_000_000)).length).toBeLessThan(60_000);
  });
});
