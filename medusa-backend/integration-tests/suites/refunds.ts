import { recordRefundsWorkflow } from "@mintreu/payments/workflows/record-refunds";
import { reconcileLicensesWorkflow } from "@mintreu/licensing/workflows/reconcile-licenses";
import type { Marketplace } from "../harness/boot";
import type { HttpClient } from "../harness/http-client";
import { signInAdmin } from "../harness/people";
import { buy, eventually, expectOk, licensesOf, packagesOf, type Purchase, reveal, validationCode } from "../harness/shopping";

export function refundsSuite(marketplace: () => Marketplace): void {
  describe("refunds", () => {
    const paymentOf = async (admin: HttpClient, { orderId }: Purchase): Promise<string> => {
      const { order } = expectOk(await admin.get(`/admin/orders/${orderId}?fields=payment_collections.payments.id`));
      return order.payment_collections[0].payments[0].id;
    };
    const statuses = async (http: HttpClient, purchase: Purchase, count: number): Promise<string[]> =>
      (await licensesOf(http, purchase, count)).sort((a, b) => a.ordinal - b.ordinal).map(({ status }) => status);

    it("revokes the licence of a fully refunded order", async () => {
      const { http, regionId } = marketplace();
      const admin = await signInAdmin(http);
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      const key = await reveal(http, license!, purchase.cookie);
      expectOk(await admin.post(`/admin/payments/${await paymentOf(admin, purchase)}/refund`, {}));
      await eventually(async () => (await validationCode(http, key)) === "REVOKED", "the licence is revoked");
      const { license: seen } = expectOk(await admin.get(`/admin/licenses/${license!.id}`));
      expect(seen.status).toBe("revoked");
      expect(seen.logs.map((row: { action: string }) => row.action)).toEqual(expect.arrayContaining(["issued", "revealed", "revoked"]));
    });

    it("takes back one of three licences for a third of the line, and none for less", async () => {
      const { http, regionId } = marketplace();
      const admin = await signInAdmin(http);
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 3 }]);
      await licensesOf(http, purchase, 3);
      const payment = await paymentOf(admin, purchase);
      const unit = solo!.price.amount_minor / 100;
      expectOk(await admin.post(`/admin/payments/${payment}/refund`, { amount: unit - 1 }));
      const records = async () => expectOk(await admin.get(`/admin/refund-records?order_id=${purchase.orderId}`)).refund_records;
      await eventually(async () => (await records()).length === 1, "the refund is recorded");
      expect(await statuses(http, purchase, 3)).toEqual(["active", "active", "active"]);
      expectOk(await admin.post(`/admin/payments/${payment}/refund`, { amount: 1 }));
      await eventually(async () => (await statuses(http, purchase, 3))[2] === "revoked", "the third licence is revoked");
      expect(await statuses(http, purchase, 3)).toEqual(["active", "active", "revoked"]);
    });

    it("does not guess which line a partial refund is for: an operator says", async () => {
      const { http, regionId } = marketplace();
      const admin = await signInAdmin(http);
      const [solo, studio] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [
        { variant_id: solo!.variant_id, quantity: 1 },
        { variant_id: studio!.variant_id, quantity: 1 },
      ]);
      const licenses = await licensesOf(http, purchase, 2);
      const solos = licenses.find((license) => (license as { package_id?: string }).package_id === solo!.id)!;
      expectOk(await admin.post(`/admin/payments/${await paymentOf(admin, purchase)}/refund`, { amount: solo!.price.amount_minor / 100 }));
      const records = async () => expectOk(await admin.get(`/admin/refund-records?order_id=${purchase.orderId}&status=unallocated`)).refund_records;
      await eventually(async () => (await records()).length === 1, "the refund is on the operator's list");
      const [record] = await records();
      const allocate = (allocations: object[]) => admin.post(`/admin/refund-records/${record.id}/allocate`, { allocations });
      const whole = { order_line_id: solos.order_line_id, amount_minor: solo!.price.amount_minor };
      expect((await allocate([{ ...whole, amount_minor: 1 }])).body.code).toBe("refund.allocation_sum_differs");
      expect((await allocate([{ ...whole, order_line_id: "ordli_none" }])).body.code).toBe("refund.allocation_unknown_line");
      expectOk(await allocate([whole]));
      expect((await allocate([whole])).body.code).toBe("refund.already_allocated");
      await eventually(
        async () => (await licensesOf(http, purchase, 2)).find(({ id }) => id === solos.id)?.status === "revoked",
        "the named line's licence is revoked",
      );
      expect((await licensesOf(http, purchase, 2)).filter(({ status }) => status === "active")).toHaveLength(1);
    });

    it("records a refund once, however often its event comes, and heals one that was missed", async () => {
      const { http, regionId, container, sql } = marketplace();
      const admin = await signInAdmin(http);
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      const payment = await paymentOf(admin, purchase);
      expectOk(await admin.post(`/admin/payments/${payment}/refund`, {}));
      await Promise.all(Array.from({ length: 5 }, () => recordRefundsWorkflow(container).run({ input: { payment_id: payment } })));
      await reconcileLicensesWorkflow(container).run();
      expect(await sql(`select 1 from refund_record where order_id = ?`, [purchase.orderId])).toHaveLength(1);
      const [allocated] = await sql<{ total: string }>(
        `select sum(a.amount_minor) as total from refund_allocation a join refund_record r on r.id = a.refund_record_id where r.order_id = ?`,
        [purchase.orderId],
      );
      expect(Number(allocated!.total)).toBe(solo!.price.amount_minor);
      const [row] = await sql<{ status: string }>(`select status from license where id = ?`, [license!.id]);
      expect(row!.status).toBe("revoked");
    });

    it("lets an admin suspend, reinstate, revoke and bring back a licence, each with a reason", async () => {
      const { http, regionId } = marketplace();
      const admin = await signInAdmin(http);
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      const key = await reveal(http, license!, purchase.cookie);
      const decide = (action: string, body: object = { reason: "checked by hand" }) => admin.post(`/admin/licenses/${license!.id}/${action}`, body);
      expect((await decide("suspend", {})).body.code).toBe("request.invalid");
      expectOk(await decide("suspend"));
      expect(await validationCode(http, key)).toBe("SUSPENDED");
      expect((await decide("suspend")).status).toBe(409);
      expectOk(await decide("reinstate"));
      expect(await validationCode(http, key)).toBe("VALID");
      expectOk(await decide("revoke"));
      expect(await validationCode(http, key)).toBe("REVOKED");
      expectOk(await decide("reinstate"));
      expect(await validationCode(http, key)).toBe("VALID");
      expect((await admin.post("/admin/licenses/lic_none/suspend", { reason: "nobody's" })).status).toBe(404);
    });
  });
}
