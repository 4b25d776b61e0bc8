import { describe, expect, it } from "vitest";
import {
  changeFilters,
  isFiltered,
  pageWindow,
  parseListingLocation,
  parseListingQuery,
  toListingLocation,
  toListingQuery,
  toSearchParameters,
} from "../../shared/listing-filters";

describe("listing filters and their URL", () => {
  it("are the defaults for an empty URL, and an empty URL for the defaults", () => {
    const filters = parseListingQuery({});
    expect(filters).toMatchObject({ q: "", types: [], category: null, order: "newest", page: 1 });
    expect(toListingQuery(filters)).toEqual({});
    expect(isFiltered(filters)).toBe(false);
  });

  it("survive the way into the URL and back", () => {
    const query = {
      q: "invoice pdf",
      type: "api,package",
      category: "payments",
      developer: "northbeam",
      billing: "one_time,free",
      price_min: "500",
      price_max: "9900",
      order: "-price",
      page: "3",
    };
    expect(toListingQuery(parseListingQuery(query))).toEqual(query);
  });

  it("put a category or a collection into the path, and read them from there", () => {
    const query = { billing: "free", rating_min: "4", compatibility: "laravel", tag: "pdf", order: "popular" };
    expect(toListingLocation(parseListingQuery({ ...query, category: "design" }))).toEqual({ path: "/categories/design", query });
    expect(toListingLocation(parseListingQuery({ category: "design", collection: "new" }))).toEqual({
      path: "/collections/new",
      query: { category: "design" },
    });
    expect(parseListingLocation("/categories/design", query)).toEqual(parseListingQuery({ ...query, category: "design" }));
    expect(parseListingLocation("/collections/new", { collection: "other" }).collection).toBe("new");
    expect(parseListingLocation("/products", {}).category).toBeNull();
    expect(isFiltered(parseListingLocation("/categories/design", { order: "title" }))).toBe(false);
    expect(parseListingQuery({ rating_min: "6" }).ratingMin).toBeNull();
  });

  it("read whatever stands in the URL without failing", () => {
    const filters = parseListingQuery({
      type: ["api", "nonsense"],
      category: "../admin",
      price_min: "-5",
      price_max: "abc",
      order: "drop table",
      page: "0",
      q: "x".repeat(5000),
    });
    expect(filters).toMatchObject({ types: ["api"], category: null, priceMin: null, priceMax: null, order: "relevance", page: 1 });
    expect(filters.q).toHaveLength(200);
  });

  it("go back to the first page when a filter changes", () => {
    const third = parseListingQuery({ page: "3", type: "api" });
    expect(changeFilters(third, { types: ["theme"] }).page).toBe(1);
    expect(changeFilters(third, { page: 4 })).toMatchObject({ page: 4, types: ["api"] });
  });

  it("let the default order follow the search words, but not a chosen one", () => {
    expect(changeFilters(parseListingQuery({}), { q: "mail" }).order).toBe("relevance");
    expect(changeFilters(parseListingQuery({ q: "mail" }), { q: "" }).order).toBe("newest");
    expect(changeFilters(parseListingQuery({ q: "mail", order: "price" }), { q: "" }).order).toBe("price");
  });

  it("ask the backend for the page with offset and region", () => {
    expect(toSearchParameters(parseListingQuery({ type: "api", page: "2" }), "reg_1")).toEqual({
      type: "api",
      order: "newest",
      limit: 24,
      offset: 24,
      region_id: "reg_1",
    });
  });
});

describe("page window", () => {
  it("shows ends, neighbours and gaps, and never a gap of one page", () => {
    expect(pageWindow(1, 1)).toEqual([1]);
    expect(pageWindow(1, 3)).toEqual([1, 2, 3]);
    expect(pageWindow(6, 12)).toEqual([1, 0, 5, 6, 7, 0, 12]);
    expect(pageWindow(3, 12)).toEqual([1, 2, 3, 4, 0, 12]);
    expect(pageWindow(4, 12)).toEqual([1, 2, 3, 4, 5, 0, 12]);
  });
});
