import type { Marketplace } from "../harness/boot";
import { signInAdmin } from "../harness/people";
import { expectOk } from "../harness/shopping";

const HANDLE = "ledgerly";

export function productPageSuite(marketplace: () => Marketplace): void {
  describe("product page", () => {
    const page = (handle: string, query = "") => marketplace().http.get(`/store/product-pages/${handle}${query}`);

    it("says in one answer what the single routes say", async () => {
      const { http, regionId } = marketplace();
      const { product, listing, packages, rating, releases } = expectOk(await page(HANDLE, `?region_id=${regionId}&releases=2`));
      const [engine] = expectOk(
        await http.get(`/store/products?handle=${HANDLE}&fields=id,handle,title,subtitle,thumbnail,*images,*tags,*categories`),
      ).products;
      const sorted = (values: string[]) => values.toSorted();
      expect(product).toMatchObject({ id: engine.id, handle: HANDLE, title: engine.title, subtitle: engine.subtitle, thumbnail: engine.thumbnail });
      expect(product.images).toEqual(engine.images.map(({ url }: { url: string }) => url));
      expect(sorted(product.tags)).toEqual(sorted(engine.tags.map(({ value }: { value: string }) => value)));
      expect(sorted(product.categories.map(({ handle }: { handle: string }) => handle))).toEqual(
        sorted(engine.categories.map(({ handle }: { handle: string }) => handle)),
      );
      expect({ listing }).toEqual(expectOk(await http.get(`/store/products/${product.id}/listing`)));
      expect(packages).toEqual(expectOk(await http.get(`/store/products/${product.id}/packages?region_id=${regionId}`)).packages);
      const published = expectOk(await http.get(`/store/products/${product.id}/releases?limit=2`));
      expect(releases).toEqual({ releases: published.releases, count: published.count });
      const [found] = expectOk(await http.get(`/store/search?q=${HANDLE}&limit=1`)).products;
      expect(rating).toEqual(found.rating);
    });

    it("knows no product that is hidden, unknown or sold elsewhere", async () => {
      const { http } = marketplace();
      const missing = { status: 404, body: { code: "product.not_found" } };
      expect(await page("no-such-product")).toMatchObject(missing);
      const { product } = expectOk(await page(HANDLE));
      const admin = await signInAdmin(http);
      const channels = expectOk(await admin.get(`/admin/products/${product.id}?fields=*sales_channels`)).product.sales_channels;
      for (const { id } of channels) expectOk(await admin.post(`/admin/sales-channels/${id}/products`, { remove: [product.id] }));
      expect(await page(HANDLE)).toMatchObject(missing);
      for (const { id } of channels) expectOk(await admin.post(`/admin/sales-channels/${id}/products`, { add: [product.id] }));
      expectOk(await page(HANDLE));
    });

    it("refuses what it cannot understand", async () => {
      expect(await page(HANDLE, "?releases=many")).toMatchObject({ status: 400 });
      expect(await page(HANDLE, "?releases=1000")).toMatchObject({ status: 400 });
      expect(await page(HANDLE, "?region_id=reg_none")).toMatchObject({ status: 404, body: { code: "region.not_found" } });
    });
  });
}
