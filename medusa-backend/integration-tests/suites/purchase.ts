import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import { syncOrderLicensesWorkflow } from "@mintreu/licensing/workflows/sync-order-licenses";
import type { Marketplace } from "../harness/boot";
import { newCustomer, signInAdmin } from "../harness/people";
import { buy, completeCart, eventually, expectOk, fillCart, licensesOf, packagesOf, reveal, uniqueEmail, validationCode } from "../harness/shopping";

export function purchaseSuite(marketplace: () => Marketplace): void {
  describe("purchase", () => {
    it("gives a guest a licence that validates, and refuses one changed character", async () => {
      const { http, regionId } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      expect(license).toMatchObject({ status: "active", activation_limit: 3, billing: "one_time", package_id: solo!.id });

      const key = await reveal(http, license!, purchase.cookie);
      const answer = expectOk(await http.post("/v1/license/validate", { license_key: key }));
      expect(answer).toMatchObject({ valid: true, code: "VALID", expires_at: null });
      expect(answer.token.split(".")).toHaveLength(3);
      expect(await validationCode(http, key.slice(0, -1) + (key.endsWith("A") ? "B" : "A"))).toBe("CHECKSUM_INVALID");
      expect(await validationCode(http, `  ${key.toLowerCase()} `)).toBe("VALID");
      expect(expectOk(await http.post("/v1/license/validate", {}, { headers: { "x-api-key": key } })).code).toBe("VALID");
      expect(expectOk(await http.post("/v1/license/validate", { license_key: key, product_id: "prod_other" })).code).toBe("PRODUCT_MISMATCH");
    });

    it("gives a signed-in customer their licences in their account", async () => {
      const { http, regionId } = marketplace();
      const customer = await newCustomer(http);
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(customer.client, regionId, [{ variant_id: solo!.variant_id, quantity: 3 }], customer.email);
      await licensesOf(customer.client, purchase, 3);
      const mine = expectOk(await customer.client.get("/store/licenses"));
      expect(mine).toMatchObject({ count: 3, limit: 20, offset: 0 });
      expect(mine.licenses.map((license: { ordinal: number }) => license.ordinal).sort()).toEqual([1, 2, 3]);
      expect(new Set(mine.licenses.map((license: { masked_key: string }) => license.masked_key)).size).toBe(3);
    });

    it("gives a licence for a free package too", async () => {
      const { http, regionId } = marketplace();
      const free = (await packagesOf(http, "currency-api")).find(({ terms }) => terms.billing === "free");
      const purchase = await buy(http, regionId, [{ variant_id: free!.variant_id, quantity: 1 }]);
      expect(purchase.order.total).toBe(0);
      const [license] = await licensesOf(http, purchase, 1);
      expect(await validationCode(http, await reveal(http, license!, purchase.cookie))).toBe("VALID");
    });

    it("copies the terms: editing the package later changes nothing that was sold", async () => {
      const { http, regionId, sql } = marketplace();
      const [solo] = await packagesOf(http, "harbour");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      const [before] = await sql<{ terms: object }>(`select terms from license where id = ?`, [license!.id]);
      const catalog = marketplace().container.resolve(CATALOG_MODULE) as { appendTerms(id: string, terms: object): Promise<void> };
      await catalog.appendTerms(solo!.id, { ...before!.terms, activation_limit: 99 });
      const [after] = await sql<{ terms: object }>(`select terms from license where id = ?`, [license!.id]);
      expect(after).toEqual(before);
      const [resold] = await licensesOf(http, await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]), 1);
      expect(resold).toMatchObject({ activation_limit: 99 });
    });

    it("issues nothing for an order that is captured in part, until the rest is captured", async () => {
      const { http, regionId, container, sql } = marketplace();
      const admin = await signInAdmin(http);
      const [solo] = await packagesOf(http, "ledgerly");
      const { draft_order } = expectOk(
        await admin.post("/admin/draft-orders", { region_id: regionId, email: uniqueEmail(), items: [{ variant_id: solo!.variant_id, quantity: 1 }] }),
      );
      const { order } = expectOk(await admin.post(`/admin/draft-orders/${draft_order.id}/convert-to-order`));
      const { payment_collection } = expectOk(await admin.post("/admin/payment-collections", { order_id: order.id, amount: order.total }));
      const payments = container.resolve("payment") as any;
      const session = await payments.createPaymentSession(payment_collection.id, {
        provider_id: "pp_system_default",
        currency_code: "eur",
        amount: order.total,
        data: {},
      });
      const payment = await payments.authorizePaymentSession(session.id, {});
      const licenses = () => sql<{ id: string }>(`select id from license where order_id = ?`, [order.id]);

      expectOk(await admin.post(`/admin/payments/${payment.id}/capture`, { amount: 30 }));
      await syncOrderLicensesWorkflow(container).run({ input: { order_id: order.id } });
      expect(await licenses()).toEqual([]);

      expectOk(await admin.post(`/admin/payments/${payment.id}/capture`, { amount: order.total - 30 }));
      await eventually(async () => (await licenses()).length === 1, "the licence after the last capture");
    });

    it("makes one order of ten parallel completions, with one set of licences", async () => {
      const { http, regionId, sql } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const email = uniqueEmail("parallel");
      const cartId = await fillCart(http, regionId, [{ variant_id: solo!.variant_id, quantity: 2 }], email);
      const answers = await Promise.all(Array.from({ length: 10 }, () => completeCart(http, cartId)));
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const orders = new Set(answers.filter(({ body }) => body.type === "order").map(({ body }) => body.order.id));
      expect(orders.size).toBe(1);
      const again = expectOk(await completeCart(http, cartId));
      expect([...orders]).toEqual([again.order.id]);
      await eventually(async () => (await sql(`select 1 from license where email = ?`, [email])).length === 2, "two licences");
      expect(await sql(`select 1 from "order" where email = ?`, [email])).toHaveLength(1);
    });

    it("places no order when the payment does not cover it", async () => {
      const { http, regionId, sql } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const email = uniqueEmail("short");
      const cartId = await fillCart(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }], email);
      await sql(
        `update payment_session set amount = 1, raw_amount = '{"value":"1","precision":20}' where payment_collection_id = (select payment_collection_id from cart_payment_collection where cart_id = ?)`,
        [cartId],
      );
      const answer = await completeCart(http, cartId);
      expect(answer).toMatchObject({ status: 409, body: { code: "payment.not_captured" } });
      expect(await sql(`select 1 from "order" where email = ? and deleted_at is null`, [email])).toHaveLength(0);
    });
  });
}
