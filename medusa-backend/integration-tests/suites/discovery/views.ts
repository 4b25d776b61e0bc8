import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import type CatalogModuleService from "@mintreu/catalog/modules/catalog/service";
import { forgetVisitors, storeViews } from "@mintreu/catalog/queries/product-views";
import { databaseOf } from "@mintreu/kit/http/knex";
import { newAccount, newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import type { HttpClient } from "../../harness/http-client";
import { newCustomer, signInAdmin } from "../../harness/people";
import { expectOk } from "../../harness/shopping";
import { draftOf, openWorkshop } from "../../harness/vendor-products";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

export function viewTests(marketplace: () => Marketplace): void {
  let visitors = 0;

  const look = async (client: HttpClient, productId: string, { agent = BROWSER, address = `2001:db8::${(visitors += 1).toString(16)}` } = {}) => {
    const headers = { "user-agent": agent, "x-forwarded-for": address };
    return client.post(`/store/products/${productId}/views`, {}, { headers });
  };

  /** Views are stored together after a moment; here at once. */
  const totalOf = async (vendor: HttpClient, productId: string, query = ""): Promise<number> => {
    await marketplace().container.resolve<CatalogModuleService>(CATALOG_MODULE).__hooks.views.flush();
    return expectOk(await vendor.get(`/vendor/products/${productId}/views${query}`)).total;
  };

  it("counts a visitor once for a product in half an hour, also in parallel", async () => {
    const { http } = marketplace();
    const { vendor, published } = await openWorkshop(marketplace());
    const [product, other] = [await published(), await published()];
    const address = "198.51.100.1";
    const answers = await Promise.all(Array.from({ length: 20 }, () => look(http, product.id, { address })));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [204, ""]));
    expect(await totalOf(vendor, product.id)).toBe(1);
    await look(http, product.id, { address });
    await look(http, other.id, { address });
    await look(http, product.id, { address, agent: `${BROWSER} Another` });
    await Promise.all(Array.from({ length: 5 }, () => look(http, product.id)));
    expect([await totalOf(vendor, product.id), await totalOf(vendor, other.id)]).toEqual([7, 1]);
  });

  it("counts the same visitor again after half an hour, whatever process stores it", async () => {
    const { container } = marketplace();
    const { vendor, published } = await openWorkshop(marketplace());
    const { id } = await published();
    const knex = databaseOf(container);
    const start = Date.UTC(2026, 0, 31, 23, 50);
    const view = (minutes: number) => [{ product_id: id, visitor: Buffer.alloc(16, 7), seen_at: new Date(start + minutes * 60_000) }];
    for (const minutes of [0, 29, 30, 59]) await storeViews(knex, view(minutes));
    await Promise.all(Array.from({ length: 8 }, () => storeViews(knex, view(90))));
    const { views, total } = expectOk(await vendor.get(`/vendor/products/${id}/views?from=2026-01-31&to=2026-02-02`));
    expect(views).toEqual([
      { day: "2026-01-31", count: 1 },
      { day: "2026-02-01", count: 2 },
      { day: "2026-02-02", count: 0 },
    ]);
    expect(total).toBe(3);
  });

  it("leaves out programs and those who sell the product", async () => {
    const { http } = marketplace();
    const account = await newAccount(marketplace());
    const { id } = expectOk(await account.owner.post("/vendor/products", draftOf())).product;
    expectOk(await account.owner.post(`/vendor/products/${id}/submit`));
    const { open_change } = expectOk(await account.owner.get(`/vendor/products/${id}`)).product;
    expectOk(await (await signInAdmin(http)).post(`/admin/product-changes/${open_change.id}/approve`));
    const member = await newMember(marketplace(), account.owner, "analyst");

    for (const agent of ["Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.9.1", "python-requests/2.32", "   "]) await look(http, id, { agent });
    for (const own of [account.owner, account.client, member.client]) expect((await look(own, id)).status).toBe(204);
    expect(await totalOf(account.owner, id)).toBe(0);
    await look((await newCustomer(http)).client, id);
    expect(await totalOf(account.owner, id)).toBe(1);
  });

  it("keeps nothing by which a visitor could be found", async () => {
    const { http, container, sql } = marketplace();
    const { vendor, published } = await openWorkshop(marketplace());
    const { id } = await published();
    await look(http, id, { address: "203.0.113.99" });
    await totalOf(vendor, id);
    const kept = await sql<{ row: string }>(`select row_to_json(v)::text as row from product_view_visit v where product_id = ?`, [id]);
    expect(kept).toHaveLength(1);
    expect(kept[0]!.row).not.toMatch(/203\.0\.113\.99|Firefox/);
    await forgetVisitors(databaseOf(container), new Date(Date.now() + 2 * 86_400_000));
    expect(await sql(`select 1 from product_view_visit where product_id = ?`, [id])).toEqual([]);
    expect(await sql(`select 1 from product_view_key where day <= current_date`)).toEqual([]);
    expect(await totalOf(vendor, id)).toBe(1);
  });

  it("are counted for visible products only and told to their developer only", async () => {
    const { http } = marketplace();
    const { vendor, draft, published } = await openWorkshop(marketplace());
    const [hidden, shown] = [await draft(), await published()];
    for (const id of [hidden.id, "prod_none", "'; --"]) {
      const { status, body } = await look(http, encodeURIComponent(id));
      expect([id, status, body.code]).toEqual([id, 404, "product.not_found"]);
    }
    expect((await look(http.as({ token: "no.such.token" }), shown.id)).status).toBe(204);
    const stranger = await openWorkshop(marketplace());
    expect((await http.get(`/vendor/products/${shown.id}/views`)).status).toBe(401);
    expect((await stranger.vendor.get(`/vendor/products/${shown.id}/views?from=nonsense`)).body.code).toBe("product.not_found");
    expect(expectOk(await vendor.get(`/vendor/products/${shown.id}/views`)).views).toHaveLength(30);
    const total = await totalOf(vendor, shown.id);
    expect(expectOk(await vendor.get("/vendor/views"))).toMatchObject({ total, views: { length: 30 } });
    expect(expectOk(await stranger.vendor.get("/vendor/views")).total).toBe(0);
    expect((await vendor.get("/vendor/views?from=nonsense")).body.code).toBe("request.invalid");
    for (const query of [
      "from=nonsense",
      "to=2026-13-01",
      "from=2026-02-02&to=2026-02-01",
      "from=2020-01-01&to=2026-01-01",
      "from=2026-01-01&from=2026-01-02",
    ]) {
      const { status, body } = await vendor.get(`/vendor/products/${shown.id}/views?${query}`);
      expect([query, status, body.code]).toEqual([query, 400, "request.invalid"]);
    }
  });
}
