import { describe, expect, it } from "vitest";
import { categoryTrail, toCategoryTree, type Category } from "../../shared/categories";
import { demoVideoOf } from "../../shared/demo-video";
import { isHandle, suggestHandle } from "../../shared/developer-application";
import { measurementId } from "../../shared/measurement";
import { notDownloadableText } from "../../shared/releases";
import { sitemapIndex, sitemapPart, SITEMAP_PART_SIZE } from "../../shared/sitemap";
import { breadcrumbList, toScriptText } from "../../shared/structured-data";

const SITE = "https://shop.example";

describe("the sitemap", () => {
  it("has a part for the fixed pages and as many as the entries need", () => {
    expect(sitemapIndex(SITE, 0).match(/<loc>/g)).toHaveLength(1);
    expect(sitemapIndex(SITE, SITEMAP_PART_SIZE).match(/<loc>/g)).toHaveLength(2);
    expect(sitemapIndex(SITE, SITEMAP_PART_SIZE + 1)).toContain("https://shop.example/sitemaps/2.xml");
  });

  it("escapes what it is given and leaves out kinds without a page", () => {
    const part = sitemapPart(SITE, [
      { kind: "product", handle: "a&b<c>", updated_at: "2026-01-02T00:00:00Z" },
      { kind: "developer", handle: "d", updated_at: "no date" },
      { kind: "secret" as never, handle: "x", updated_at: null },
    ]);
    expect(part).toContain("<loc>https://shop.example/products/a%26b%3Cc%3E</loc><lastmod>2026-01-02T00:00:00.000Z</lastmod>");
    expect(part).toContain("<url><loc>https://shop.example/developers/d</loc></url>");
    expect(part).not.toContain("secret");
  });
});

describe("structured data", () => {
  it("cannot end its script and reads back as it was", () => {
    const value = { name: "</script><!--<script>\u2028 & more" };
    expect(toScriptText(value)).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(toScriptText(value))).toEqual(value);
  });

  it("gives the page itself the page's address", () => {
    const { itemListElement } = breadcrumbList([{ label: "Products", to: "/products" }, { label: "Here" }], SITE, "/products/here") as {
      itemListElement: { item: string; position: number }[];
    };
    expect(itemListElement.map(({ item }) => item)).toEqual([`${SITE}/products`, `${SITE}/products/here`]);
  });
});

describe("categories", () => {
  const category = (id: string, parent: string | null): Category => ({ id, handle: id, name: id, description: null, parent_category_id: parent });

  it("become a tree and a trail", () => {
    const all = [category("a", null), category("b", "a"), category("c", "b"), category("d", "gone")];
    expect(toCategoryTree(all).map(({ id, children }) => [id, children.length])).toEqual([
      ["a", 1],
      ["d", 0],
    ]);
    expect(categoryTrail(all, "c").map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(categoryTrail(all, "none")).toEqual([]);
  });

  it("do not hang on a circle", () => {
    expect(categoryTrail([category("a", "b"), category("b", "a")], "a")).toHaveLength(2);
  });
});

describe("what others wrote", () => {
  it("is a demo only as a web address", () => {
    expect(demoVideoOf("https://youtu.be/abc")?.place).toBe("YouTube");
    expect(demoVideoOf("https://player.vimeo.com/video/1")?.place).toBe("Vimeo");
    expect(demoVideoOf("https://www.example.com/a.mp4")?.place).toBe("example.com");
    expect(demoVideoOf("https://youtube.com.evil.example/")?.place).toBe("youtube.com.evil.example");
    for (const text of ["javascript:alert(1)", "data:text/html,x", "no address", "", null]) expect(demoVideoOf(text)).toBeNull();
  });

  it("is a measurement id only in its exact shape", () => {
    expect(measurementId("G-ABC123")).toBe("G-ABC123");
    for (const text of ["G-abc", "UA-1", "G-ABC123&x", "G-ABC123\n", null]) expect(measurementId(text)).toBeNull();
  });

  it("makes a handle where it can", () => {
    expect(suggestHandle("Ørsted & Söhne")).toBe("orsted-sohne");
    expect(suggestHandle("42 Monkeys")).toBe("monkeys");
    expect(suggestHandle("日本")).toBe("");
    expect(isHandle(suggestHandle("A very long name of a company that never ends, Limited"))).toBe(true);
    for (const text of ["ab", "a--b", "-a", "A", "1ab", "a-"]) expect(isHandle(text)).toBe(false);
  });

  it("explains why a release is closed", () => {
    expect(notDownloadableText({ downloadable: true, reason: null })).toBeNull();
    expect(notDownloadableText({ downloadable: false, reason: "outside_update_window" })).toMatch(/updates of this licence ended/);
    expect(notDownloadableText({ downloadable: false, reason: "something_new" })).toBe("Not included in this licence.");
  });
});
