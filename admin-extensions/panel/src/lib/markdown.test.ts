import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown";

describe("a preview of Markdown", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[here](javascript:alert(1))",
    "[here](JaVaScRiPt:alert(1))",
    "[here](data:text/html,<script>alert(1)</script>)",
    "![here](javascript:alert(1))",
    '[here](https://a.example "x" onmouseover=alert(1))',
    "<a href='javascript:alert(1)'>x</a>",
  ])("holds nothing that runs: %s", (text) => {
    const html = renderMarkdown(text);
    const tags = html.match(/<[^>]+>/g) ?? [];
    expect(tags.filter((tag) => /script|onerror|onmouse|javascript:|data:|<img|<iframe/i.test(tag))).toEqual([]);
  });

  it("puts headings below those of the page and opens links elsewhere", () => {
    expect(renderMarkdown("# Title")).toBe("<h3>Title</h3>\n");
    expect(renderMarkdown("https://a.example")).toContain('target="_blank" rel="noreferrer noopener"');
  });
});
