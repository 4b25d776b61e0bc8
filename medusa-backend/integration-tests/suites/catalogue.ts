import { developers } from "../../src/seed/demo/developers";
import { products } from "../../src/seed/demo/products";
import type { Marketplace } from "../harness/boot";
import { buy, expectOk, packagesOf } from "../harness/shopping";

interface Found {
  count: number;
  products: { handle: string; product_type: string; billings: string[]; developer: { handle: string }; from_price: { amount_minor: number } }[];
  facets: Record<"types" | "categories" | "billings" | "developers", { value: string; count: number; parent?: string | null }[]>;
}

export function cataloguePagesSuite(marketplace: () => Marketplace): void {
  describe("catalogue", () => {
    const search = async (query: string): Promise<Found> => expectOk(await marketplace().http.get(`/store/search?${query}`));

    it("shows the demo: 24 products of all seven types by 6 developers", async () => {
      const found = await search("limit=100");
      // Other suites share the database and may have published more.
      const shown = new Set(found.products.map(({ handle }) => handle));
      expect(products.filter(({ handle }) => !shown.has(handle))).toEqual([]);
      expect(products).toHaveLength(24);
      expect(new Set(found.products.map(({ product_type }) => product_type)).size).toBe(7);
      expect(found.facets.developers.map(({ value }) => value)).toEqual(expect.arrayContaining(developers.map(({ handle }) => handle)));
      expect(found.facets.types.reduce((sum, { count }) => sum + count, 0)).toBe(found.count);
    });

    it("counts the products of every developer", async () => {
      const { developers } = expectOk(await marketplace().http.get("/store/developers?limit=100"));
      const { facets } = await search("limit=1");
      for (const { value, count } of facets.developers) {
        expect([value, developers.find((one: { handle: string }) => one.handle === value)?.products_count]).toEqual([value, count]);
      }
    });

    it("gives every facet the count that its filter then finds", async () => {
      const { facets } = await search("limit=1");
      for (const { value, count } of facets.types) expect([value, (await search(`type=${value}`)).count]).toEqual([value, count]);
      for (const { value, count } of facets.categories) expect([value, (await search(`category=${value}`)).count]).toEqual([value, count]);
      for (const { value, count } of facets.billings) expect([value, (await search(`billing=${value}`)).count]).toEqual([value, count]);
      for (const { value, count } of facets.developers) expect([value, (await search(`developer=${value}`)).count]).toEqual([value, count]);
    });

    it("counts a category with its sub-categories", async () => {
      const { facets } = await search("limit=1");
      const nested = facets.categories.filter(({ parent }) => parent);
      expect(nested.length).toBeGreaterThan(5);
      for (const { value, parent, count } of nested) {
        expect(facets.categories.find((one) => one.value === parent)?.count ?? 0).toBeGreaterThanOrEqual(count);
        expect((await search(`category=${value}`)).count).toBe(count);
      }
    });

    it("sorts and pages without losing or repeating a product", async () => {
      const prices = (await search("order=price&limit=100")).products.map(({ from_price }) => from_price.amount_minor);
      expect(prices).toEqual([...prices].sort((a, b) => a - b));
      const { count } = await search("limit=1");
      const offsets = Array.from({ length: Math.ceil(count / 10) }, (_none, page) => page * 10);
      const pages = await Promise.all(offsets.map((offset) => search(`order=title&limit=10&offset=${offset}`)));
      expect(new Set(pages.flatMap((page) => page.products.map(({ handle }) => handle))).size).toBe(count);
    });

    it("filters by price in the region's currency", async () => {
      const found = await search("price_min=1&price_max=5000&limit=100");
      expect(found.products.every(({ from_price }) => from_price.amount_minor >= 1 && from_price.amount_minor <= 5000)).toBe(true);
      expect(found.count).toBeGreaterThan(0);
    });

    it("finds words, and treats signs of patterns as text", async () => {
      expect((await search("q=ledgerly")).products[0]?.handle).toBe("ledgerly");
      expect((await search("q=%25")).count).toBe(0);
      expect((await search("q=no-such-thing-anywhere")).count).toBe(0);
    });

    it("shows recurring packages but sells none of them, through no door", async () => {
      const { http, regionId } = marketplace();
      const { products } = await search("billing=monthly&limit=1");
      const monthly = (await packagesOf(http, products[0]!.handle)).find(({ terms }) => terms.billing === "monthly")!;
      expect(monthly).toMatchObject({ purchasable: false, unavailable_reason: "billing_not_offered" });
      const item = { variant_id: monthly.variant_id, quantity: 1 };
      const refusal = { status: 400, body: { code: "catalog.package_not_purchasable" } };
      expect(await http.post("/store/carts", { region_id: regionId, items: [item] })).toMatchObject(refusal);
      const { cart } = expectOk(await http.post("/store/carts", { region_id: regionId }));
      expect(await http.post(`/store/carts/${cart.id}/line-items`, item)).toMatchObject(refusal);
      await expect(buy(http, regionId, [item])).rejects.toThrow("catalog.package_not_purchasable");
    });
  });
}
