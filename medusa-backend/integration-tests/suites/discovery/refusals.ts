import type { Marketplace } from "../../harness/boot";
import { expectOk } from "../../harness/shopping";

const INJECTIONS = ["'; drop table listing; --", "' or 1=1 --", "%", "_", "\\", "{a,b}", "?", "$1", ":channels", "<script>alert(1)</script>", "ünïcode"];

export function refusalTests(marketplace: () => Marketplace): void {
  it("refuses parameters that make no sense, each with a code", async () => {
    const { http } = marketplace();
    const searches = [
      ["rating_min=0", "rating_min=6", "rating_min=4.5", "rating_min=many"],
      ["compatibility=", `compatibility=${"x".repeat(81)}`, `compatibility=${"a,".repeat(20)}b`, "compatibility[a]=b"],
      ["tag=", `tag=${"x".repeat(81)}`, "tag[a]=b", `collection=${"x".repeat(201)}`, "collection=a&collection=b"],
      ["order=best", "order=", "limit=0", "limit=101", "limit=x", "offset=-1", "price_min=-1", "price_max=1.5", "type=car"],
    ].flat();
    const paths = [
      ...searches.map((query) => `/store/search?${query}`),
      ...["limit=0", "limit=5001", "offset=-1", "offset=x"].map((query) => `/store/sitemap?${query}`),
      ...["products=0", "products=25", "featured=perhaps", "limit=101", "offset=-1"].map((query) => `/store/discovery/collections?${query}`),
      "/store/discovery/collections/any?products=101",
    ];
    for (const path of paths) {
      const { status, body } = await http.get(path);
      expect([path, status, body.code]).toEqual([path, 400, "request.invalid"]);
    }
    for (const path of ["/store/search?q=%00", "/store/search?tag=a%00b", "/store/discovery/collections/a%00b"]) {
      expect([path, (await http.get(path)).body.code]).toEqual([path, "request.invalid_text"]);
    }
    for (const path of ["/store/search?region_id=reg_none", "/store/discovery/collections?region_id=reg_none"]) {
      expect([path, (await http.get(path)).body.code]).toEqual([path, "region.not_found"]);
    }
  });

  it("takes signs of SQL, patterns and lists for text", async () => {
    const { http } = marketplace();
    for (const filter of ["compatibility", "tag", "collection", "category", "developer"]) {
      for (const text of INJECTIONS) {
        const { count } = expectOk(await http.get(`/store/search?${filter}=${encodeURIComponent(text)}`));
        expect([filter, text, count]).toEqual([filter, text, 0]);
      }
    }
  });
}
