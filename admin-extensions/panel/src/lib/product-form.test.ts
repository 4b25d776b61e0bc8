import { describe, expect, it } from "vitest";
import { changedFields, handleFrom, productForm, toProductBody, toProductForm } from "./product-form";
import type { ListingFields } from "./types";

const fields: ListingFields = {
  handle: "ledgerly",
  product_type: "package",
  title: "Ledgerly",
  subtitle: null,
  summary: "Books that balance.",
  description: "# Ledgerly",
  thumbnail: "/static/a.png",
  images: ["/static/a.png", "/static/b.png"],
  categories: ["finance-data"],
  tags: ["books", "tax"],
  demo_video_url: null,
  documentation_url: "https://docs.example",
  support_channel: null,
  support_response_hours: 24,
  compatibility: ["node >=20"],
  ga4_measurement_id: null,
  packages: [],
};

describe("the form of a listing", () => {
  it("gives back what it was made from", () => {
    const { packages: _packages, ...rest } = fields;
    expect(toProductBody(productForm.parse(toProductForm(fields)))).toEqual(rest);
  });

  it("shows a face that is none of the pictures first", () => {
    expect(toProductForm({ ...fields, thumbnail: "/static/face.png" }).pictures).toEqual(["/static/face.png", "/static/a.png", "/static/b.png"]);
  });

  it("sends only what changed", () => {
    const before = toProductForm(fields);
    expect(changedFields(before, before)).toEqual({});
    expect(changedFields(before, { ...before, title: " Ledgerly ", tags: "tax, Books" })).toEqual({ tags: ["tax", "books"] });
    expect(changedFields(before, { ...before, documentation_url: "", pictures: ["/static/b.png"] })).toEqual({
      documentation_url: null,
      thumbnail: "/static/b.png",
      images: ["/static/b.png"],
    });
  });

  it.each([
    ["handle", "Not a handle"],
    ["documentation_url", "javascript:alert(1)"],
    ["documentation_url", "docs.example"],
    ["ga4_measurement_id", "UA-1234"],
    ["support_response_hours", "0"],
    ["title", " "],
    ["description", ""],
  ])("refuses %s: %s", (name, value) => {
    const result = productForm.safeParse({ ...toProductForm(fields), [name]: value });
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([name]);
  });

  it.each([
    ["Ledgerly Pro!", "ledgerly-pro"],
    ["  Été — 2026 ", "ete-2026"],
    ["!!!", ""],
    ["x".repeat(100), "x".repeat(80)],
  ])("proposes an address for %s", (title, handle) => {
    expect(handleFrom(title)).toBe(handle);
  });
});
