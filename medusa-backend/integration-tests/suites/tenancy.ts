import type { Marketplace } from "../harness/boot";
import { newCustomer, signInAdmin, signInDeveloper } from "../harness/people";
import { buy, expectOk, licensesOf, packagesOf } from "../harness/shopping";

export function tenancySuite(marketplace: () => Marketplace): void {
  describe("tenancy", () => {
    it("answers 404 to every caller but the owner of an order and its licences", async () => {
      const { http, regionId } = marketplace();
      const [owner, stranger] = [await newCustomer(http), await newCustomer(http)];
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(owner.client, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }], owner.email);
      const [license] = await licensesOf(http, purchase, 1);
      const others = await buy(stranger.client, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }], stranger.email);
      const paths: [string, string][] = [
        ["GET", `/store/orders/${purchase.orderId}`],
        ["GET", `/store/licenses?order_id=${purchase.orderId}`],
        ["GET", `/store/licenses/${license!.id}`],
        ["POST", `/store/licenses/${license!.id}/reveal`],
      ];
      for (const [method, path] of paths) {
        const body = method === "POST" ? {} : undefined;
        expect([path, (await http.request(method, path, body)).status]).toEqual([path, path.startsWith("/store/orders") ? 404 : 401]);
        expect([path, (await stranger.client.request(method, path, body)).status]).toEqual([path, 404]);
        expect([path, (await http.request(method, path, body, { cookie: others.cookie })).status]).toEqual([path, path.includes("order_id") ? 401 : 404]);
        expect([path, (await owner.client.request(method, path, body)).status]).toEqual([path, 200]);
        expect([path, (await http.request(method, path, body, { cookie: purchase.cookie })).status]).toEqual([path, 200]);
      }
      const asGuest = expectOk(await http.get("/store/licenses", { cookie: purchase.cookie })).licenses;
      expect(asGuest.map(({ id }: { id: string }) => id)).toEqual([license!.id]);
      const listed = expectOk(await stranger.client.get("/store/licenses?limit=100")).licenses;
      expect(listed.map(({ id }: { id: string }) => id)).not.toContain(license!.id);
      const forged = purchase.cookie.replace(/.$/, (letter) => (letter === "A" ? "B" : "A"));
      expect((await http.get(`/store/orders/${purchase.orderId}`, { cookie: forged })).status).toBe(404);
    });

    it("keeps a customer's cart from everybody else, and leaves a guest's to whoever holds its id", async () => {
      const { http, regionId } = marketplace();
      const [owner, stranger] = [await newCustomer(http), await newCustomer(http)];
      const [solo] = await packagesOf(http, "ledgerly");
      const items = [{ variant_id: solo!.variant_id, quantity: 1 }];
      const own = expectOk(await owner.client.post("/store/carts", { region_id: regionId, items })).cart;
      const tries = (client: typeof http, id: string) =>
        Promise.all([client.get(`/store/carts/${id}`), client.post(`/store/carts/${id}/line-items`, items[0]), client.post(`/store/carts/${id}/complete`)]);
      for (const client of [http, stranger.client]) {
        expect((await tries(client, own.id)).map(({ status }) => status)).toEqual([404, 404, 404]);
      }
      expectOk(await owner.client.get(`/store/carts/${own.id}`));
      const guest = expectOk(await http.post("/store/carts", { region_id: regionId, email: "guest@people.example", items })).cart;
      expectOk(await http.get(`/store/carts/${guest.id}`));
      // Signing in during checkout: the guest's cart becomes the customer's.
      expectOk(await owner.client.post(`/store/carts/${guest.id}/customer`));
      expect((await http.get(`/store/carts/${guest.id}`)).status).toBe(404);
    });

    it("scopes vendor routes by the account of the token", async () => {
      const { http, regionId } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      const [maya, other] = [await signInDeveloper(http), await signInDeveloper(http, await secondDeveloper(marketplace()))];
      expectOk(await maya.get(`/vendor/licenses/${license!.id}`));
      expectOk(await maya.get(`/vendor/products/${license!.product_id}`));
      expect((await other.get(`/vendor/licenses/${license!.id}`)).status).toBe(404);
      expect((await other.get(`/vendor/products/${license!.product_id}`)).status).toBe(404);
      const mine = expectOk(await other.get("/vendor/licenses?limit=100")).licenses;
      expect(mine.some((one: { developer_handle: string }) => one.developer_handle === "northbeam")).toBe(false);
      const seen = expectOk(await maya.get(`/vendor/licenses/${license!.id}`)).license;
      expect(JSON.stringify(seen)).not.toMatch(/sealed|digest/);
      expect(seen.masked_key).toContain("•");
    });

    it("lets no actor through another actor's door", async () => {
      const { http } = marketplace();
      const [customer, developer, admin] = [(await newCustomer(http)).client, await signInDeveloper(http), await signInAdmin(http)];
      for (const path of ["/vendor/me", "/vendor/members", "/vendor/products", "/vendor/products/x", "/vendor/licenses", "/vendor/licenses/x"]) {
        for (const client of [http, customer, admin]) expect([path, (await client.get(path)).status]).toEqual([path, 401]);
      }
      for (const path of ["/admin/developers", "/admin/developers/x", "/admin/licenses", "/admin/licenses/x", "/admin/refund-records"]) {
        for (const client of [http, customer, developer]) expect([path, (await client.get(path)).status]).toEqual([path, 401]);
      }
      for (const client of [http, developer, admin]) expect((await client.get("/store/licenses")).status).toBe(401);
    });
  });
}

async function secondDeveloper({ sql }: Marketplace): Promise<string> {
  const [row] = await sql<{ email: string }>(
    `select m.email from developer_member m join developer d on d.id = m.developer_id where d.handle = 'papercrane' limit 1`,
  );
  return String(row?.email);
}
