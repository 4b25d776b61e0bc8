import type { Marketplace } from "../../harness/boot";
import type { HttpClient } from "../../harness/http-client";
import { expectOk } from "../../harness/shopping";
import { newHandle, openWorkshop } from "../../harness/vendor-products";
import { handlesOf, searcher } from "./searching";

interface Shown {
  handle: string;
  title: string;
  description: string | null;
  products: { handle: string }[];
}

export function collectionTests(marketplace: () => Marketplace): void {
  const search = searcher(() => marketplace().http);

  const collect = async (admin: HttpClient, productIds: string[], metadata: object): Promise<string> => {
    const handle = newHandle();
    const { collection } = expectOk(await admin.post("/admin/collections", { title: `Collection ${handle}`, handle, metadata }));
    if (productIds.length > 0) expectOk(await admin.post(`/admin/collections/${collection.id}/products`, { add: productIds }));
    return handle;
  };

  const list = async (query = ""): Promise<Shown[]> => expectOk(await marketplace().http.get(`/store/discovery/collections?limit=100&${query}`)).collections;

  it("shows collections by rank, with visible products only", async () => {
    const { admin, vendor, draft, published } = await openWorkshop(marketplace());
    const [shown, unlisted, drafted, other] = [await published(), await published(), await draft(), await published()];
    expectOk(await vendor.post(`/vendor/products/${unlisted.id}/unlist`));
    const second = await collect(admin, [shown.id, unlisted.id, drafted.id], { featured: "true", rank: "2.5", description: "What we like." });
    const first = await collect(admin, [other.id], { featured: true, rank: 1 });
    const empty = await collect(admin, [], { featured: true, rank: 0 });

    const made = (all: Shown[]) => all.map(({ handle }) => handle).filter((handle) => [first, second, empty].includes(handle));
    expect(made(await list())).toEqual([first, second]);
    expect(made(await list("featured=true"))).toEqual([first, second]);
    expect(made(await list("featured=false"))).toEqual([]);
    const { collection } = expectOk(await marketplace().http.get(`/store/discovery/collections/${second}`));
    expect(collection).toMatchObject({ handle: second, title: `Collection ${second}`, description: "What we like.", products: [{ handle: shown.handle }] });
    expect(collection.products).toHaveLength(1);
    const found = await search(`collection=${second}`);
    expect([handlesOf(found), found.products]).toEqual([[shown.handle], collection.products]);
    for (const handle of [empty, "no-such-collection", "'; drop table listing; --"]) {
      const answer = await marketplace().http.get(`/store/discovery/collections/${encodeURIComponent(handle)}`);
      expect([handle, answer.status, answer.body.code]).toEqual([handle, 404, "collection.not_found"]);
      expect((await search(`collection=${encodeURIComponent(handle)}`)).count).toBe(0);
    }
  });

  it("survives metadata that makes no sense", async () => {
    const { admin, published } = await openWorkshop(marketplace());
    const odd = [
      { rank: "first", featured: "maybe" },
      { rank: { of: 1 }, featured: [true] },
      { rank: 1e300, featured: null },
    ];
    for (const metadata of odd) {
      const { id } = await published();
      const handle = await collect(admin, [id], metadata);
      const collection = (await list()).find((one) => one.handle === handle);
      expect(collection).toMatchObject({ handle, description: null });
      expect((await list("featured=true")).map((one) => one.handle)).not.toContain(handle);
    }
  });

  it("lists every page there is in the sitemap, page by page, and nothing hidden", async () => {
    const { http } = marketplace();
    const { admin, vendor, published, draft } = await openWorkshop(marketplace());
    const [shown, unlisted, drafted] = [await published(), await published(), await draft()];
    expectOk(await vendor.post(`/vendor/products/${unlisted.id}/unlist`));
    const [full, empty] = [await collect(admin, [shown.id], {}), await collect(admin, [unlisted.id], {})];
    const { entries, count } = expectOk(await http.get("/store/sitemap?limit=5000"));
    expect(entries).toHaveLength(count);
    const has = (kind: string, handle: string) => entries.some((one: { kind: string; handle: string }) => one.kind === kind && one.handle === handle);
    expect([shown, unlisted, drafted].map(({ handle }) => has("product", handle))).toEqual([true, false, false]);
    expect([has("collection", full), has("collection", empty), has("developer", "northbeam")]).toEqual([true, false, true]);
    expect(entries.filter(({ kind }: { kind: string }) => kind === "product")).toHaveLength((await search("limit=1")).count);
    expect(new Date(entries[0].updated_at).getTime()).toBeGreaterThan(0);
    const pages = [];
    for (let offset = 0; offset < count; offset += 7) pages.push(...expectOk(await http.get(`/store/sitemap?limit=7&offset=${offset}`)).entries);
    expect(pages).toEqual(entries);
  });
}
