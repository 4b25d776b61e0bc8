import { announceBatch, expireBatch } from "@mintreu/licensing/expiry/expiry-batches";
import { LICENSING_MODULE } from "@mintreu/licensing/modules/licensing";
import type LicensingModuleService from "@mintreu/licensing/modules/licensing/service";
import { expireLicensesWorkflow } from "@mintreu/licensing/workflows/expire-licenses";
import { syncOrderLicensesWorkflow } from "@mintreu/licensing/workflows/sync-order-licenses";
import type { Marketplace } from "../harness/boot";
import { giveLicense, mailsLike, newHolder, openShop, payCart, readLicense, revealKey, type Shop } from "../harness/licensing";
import { newCustomer } from "../harness/people";
import { completed, eventually, expectOk, fillCart, validationCode } from "../harness/shopping";
import { inDays } from "../harness/time";

const DAY_MS = 86_400_000;
const day = (text: string | null) => (text ? new Date(text).getTime() : null);
const soon = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

export function licenseLifeSuite(marketplace: () => Marketplace): void {
  describe("license life", () => {
    let shop: Shop;

    beforeAll(async () => {
      shop = await openShop(marketplace());
    });

    const logOf = async (id: string) => expectOk(await shop.admin.get(`/admin/licenses/${id}`)).license.logs as { action: string; reason: string | null }[];
    const statusOf = async (id: string) => (await marketplace().sql<{ status: string }>(`select status from license where id = ?`, [id]))[0]!.status;

    describe("time", () => {
      it("ends a licence when its time is over, and tells of it once", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Monthly" });
        const key = await revealKey(customer.client, id);
        const before = await readLicense(customer.client, id);
        expect(day(before.expires_at)! - Date.now()).toBeGreaterThan(27 * DAY_MS);
        expect(await validationCode(marketplace().http, key)).toBe("VALID");
        await inDays(marketplace(), 32, async () => {
          // The moment of the end decides, not the job.
          expect(await validationCode(marketplace().http, key)).toBe("EXPIRED");
          await Promise.all([1, 2, 3].map(() => expireLicensesWorkflow(marketplace().container).run()));
          await expireLicensesWorkflow(marketplace().container).run();
        });
        expect(await statusOf(id)).toBe("expired");
        const notices = await marketplace().sql<{ kind: string; id: string }>(
          `select id, kind from license_notice where license_id = ? and announced_at is not null`,
          [id],
        );
        expect(notices.map(({ kind }) => kind)).toEqual(["expired"]);
        expect((await logOf(id)).filter(({ action }) => action === "expired")).toHaveLength(1);
        await eventually(async () => (await mailsLike(marketplace(), `license-news:${notices[0]!.id}`)).length === 1, "the mail is sent");
      });

      it("reminds thirty, seven and one day before, each once, and no more after a renewal", async () => {
        const { id } = await giveLicense(marketplace(), shop, { title: "Solo", expires_at: soon(60) });
        const kinds = async () =>
          (await marketplace().sql<{ kind: string }>(`select kind from license_notice where license_id = ? order by created_at`, [id])).map(({ kind }) => kind);
        const runIn = (days: number) => inDays(marketplace(), days, () => expireLicensesWorkflow(marketplace().container).run());
        await runIn(20);
        expect(await kinds()).toEqual([]);
        await runIn(31);
        await runIn(35);
        expect(await kinds()).toEqual(["expiring_30"]);
        await runIn(54);
        await runIn(55);
        expect(await kinds()).toEqual(["expiring_30", "expiring_7"]);
        await runIn(59.5);
        await runIn(59.6);
        expect(await kinds()).toEqual(["expiring_30", "expiring_7", "expiring_1"]);
        expect(await statusOf(id)).toBe("active");
        const [notice] = await marketplace().sql<{ id: string }>(`select id from license_notice where license_id = ? and kind = 'expiring_7'`, [id]);
        await eventually(async () => (await mailsLike(marketplace(), `license-news:${notice!.id}`)).length === 1, "the reminder is sent");
      });

      it("does not remind of the end of a month that was given today", async () => {
        const { id } = await giveLicense(marketplace(), shop, { title: "Monthly" });
        await expireLicensesWorkflow(marketplace().container).run();
        expect(await marketplace().sql(`select 1 from license_notice where license_id = ?`, [id])).toEqual([]);
      });

      it("loses nothing when a run is cut off in the middle of a batch or before it has told", async () => {
        const { container, sql } = marketplace();
        const { id } = await giveLicense(marketplace(), shop, { title: "Solo", expires_at: soon(2) });
        const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
        const killed = new Error("killed");
        const inThreeDays = new Date(Date.now() + 3 * DAY_MS);
        await expect(
          licensing.commitTogether(async (manager) => {
            await expireBatch(manager, inThreeDays, 1000);
            throw killed;
          }),
        ).rejects.toThrow("killed");
        expect(await statusOf(id)).toBe("active");
        await licensing.commitTogether((manager) => expireBatch(manager, inThreeDays, 1000));
        expect(await statusOf(id)).toBe("expired");
        const told: string[] = [];
        const dying = async (notices: { license_id: string }[]) => {
          told.push(...notices.map(({ license_id }) => license_id));
          throw killed;
        };
        await expect(licensing.commitTogether((manager) => announceBatch(manager, dying, inThreeDays, 1000))).rejects.toThrow("killed");
        expect(told).toContain(id);
        const waiting = () => sql(`select 1 from license_notice where license_id = ? and announced_at is null`, [id]);
        expect(await waiting()).toHaveLength(1);
        await expireLicensesWorkflow(container).run();
        expect(await waiting()).toHaveLength(0);
      });

      it("leaves a suspended licence suspended beyond its end", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Solo", expires_at: soon(3) });
        const key = await revealKey(customer.client, id);
        expectOk(await shop.vendor.post(`/vendor/licenses/${id}/suspend`, { reason: "Why? Shared key" }));
        await inDays(marketplace(), 10, async () => {
          await expireLicensesWorkflow(marketplace().container).run();
          expect(await validationCode(marketplace().http, key)).toBe("SUSPENDED");
        });
        expect(await statusOf(id)).toBe("suspended");
        expect((await logOf(id)).find(({ action }) => action === "suspended")?.reason).toBe("Why? Shared key");
      });
    });

    describe("renewal", () => {
      it("adds a period instead of a licence, once, and a refund takes it away again", async () => {
        const { container, sql } = marketplace();
        const { customer, license } = await newHolder(marketplace());
        const before = await readLicense(customer.client, license.id);
        const { cart } = expectOk(await customer.client.post(`/store/licenses/${license.id}/renew`, {}));
        const order = completed(await payCart(customer.client, cart), cart.id);
        const renewed = await eventually(async () => {
          const now = await readLicense(customer.client, license.id);
          return now.updates_until !== before.updates_until && now;
        }, "the licence is renewed");
        expect(day(renewed.updates_until)! - day(before.updates_until)!).toBe(365 * DAY_MS);
        await Promise.all([1, 2, 3].map(() => syncOrderLicensesWorkflow(container).run({ input: { order_id: order.orderId } })));
        expect(await sql(`select 1 from license where order_id = ?`, [order.orderId])).toEqual([]);
        expect(await sql(`select 1 from license_period where license_id = ?`, [license.id])).toHaveLength(2);
        const { order: full } = expectOk(await shop.admin.get(`/admin/orders/${order.orderId}?fields=payment_collections.payments.id`));
        expectOk(await shop.admin.post(`/admin/payments/${full.payment_collections[0].payments[0].id}/refund`, {}));
        await eventually(
          async () => (await readLicense(customer.client, license.id)).updates_until === before.updates_until,
          "the refund takes the period away",
        );
        expect(await statusOf(license.id)).toBe("active");
        expect((await logOf(license.id)).map(({ action }) => action)).toEqual(expect.arrayContaining(["renewed", "period_removed"]));
      });

      it("revokes a licence when the last thing that it rested on is refunded", async () => {
        const { customer, license, purchase } = await newHolder(marketplace());
        const { cart } = expectOk(await customer.client.post(`/store/licenses/${license.id}/renew`, {}));
        const renewal = completed(await payCart(customer.client, cart), cart.id);
        await eventually(async () => (await logOf(license.id)).some(({ action }) => action === "renewed"), "the licence is renewed");
        for (const [orderId, expected] of [
          [purchase.orderId, "active"],
          [renewal.orderId, "revoked"],
        ] as const) {
          const { order } = expectOk(await shop.admin.get(`/admin/orders/${orderId}?fields=payment_collections.payments.id`));
          expectOk(await shop.admin.post(`/admin/payments/${order.payment_collections[0].payments[0].id}/refund`, {}));
          const live = expected === "active" ? 1 : 0;
          await eventually(async () => {
            const rows = await marketplace().sql(`select 1 from license_period where license_id = ? and removed_at is null`, [license.id]);
            return rows.length === live;
          }, `${live} periods are left`);
          expect(await statusOf(license.id)).toBe(expected);
        }
      });

      it("renews free packages too, and changes the package for its full price, with the new terms", async () => {
        const { container } = marketplace();
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Free" });
        const before = await readLicense(customer.client, id);
        const { cart } = expectOk(await customer.client.post(`/store/licenses/${id}/renew`, {}));
        expect(cart.total).toBe(0);
        completed(await payCart(customer.client, cart), cart.id);
        await eventually(async () => {
          const { updates_until } = await readLicense(customer.client, id);
          return day(updates_until) === (day(before.updates_until) ?? 0) + 30 * DAY_MS;
        }, "the free licence is renewed");
        const key = await revealKey(customer.client, id);
        const wish = { package_id: shop.packageOf("Studio") };
        const upgrade = expectOk(await customer.client.post(`/store/licenses/${id}/change-package`, wish)).cart;
        expect(upgrade.total).toBe(49);
        const order = completed(await payCart(customer.client, upgrade), upgrade.id);
        const changed = await eventually(async () => {
          const now = await readLicense(customer.client, id);
          return now.package_id === wish.package_id && now;
        }, "the package is changed");
        expect(changed).toMatchObject({ activation_limit: 9, billing: "one_time", status: "active" });
        expect(await validationCode(marketplace().http, key)).toBe("VALID");
        expect((await customer.client.post(`/store/licenses/${id}/change-package`, wish)).body.code).toBe("license.same_package");
        const { order: full } = expectOk(await shop.admin.get(`/admin/orders/${order.orderId}?fields=payment_collections.payments.id`));
        expectOk(await shop.admin.post(`/admin/payments/${full.payment_collections[0].payments[0].id}/refund`, {}));
        await eventually(async () => (await readLicense(customer.client, id)).package_id === shop.packageOf("Free"), "the refund brings the package back");
        await syncOrderLicensesWorkflow(container).run({ input: { order_id: order.orderId } });
        expect(await readLicense(customer.client, id)).toMatchObject({ activation_limit: 1, billing: "free", status: "active" });
      });

      it("renews an expired licence from today on", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Solo", expires_at: soon(1) });
        await inDays(marketplace(), 5, () => expireLicensesWorkflow(marketplace().container).run());
        expect(await statusOf(id)).toBe("expired");
        const { cart } = expectOk(await customer.client.post(`/store/licenses/${id}/renew`, {}));
        completed(await payCart(customer.client, cart), cart.id);
        await eventually(async () => (await statusOf(id)) === "active", "the licence is back");
        expect((await readLicense(customer.client, id)).expires_at).toBeNull();
      });

      it("lets nobody renew what is another's, whatever a cart says", async () => {
        const { http, regionId, sql } = marketplace();
        const { license } = await newHolder(marketplace());
        const thief = await newCustomer(http);
        expect((await thief.client.post(`/store/licenses/${license.id}/renew`, {})).status).toBe(404);
        expect((await http.post(`/store/licenses/${license.id}/renew`, {})).status).toBe(401);
        const [row] = await sql<{ variant_id: string }>(`select variant_id from license where id = ?`, [license.id]);
        const cartId = await fillCart(thief.client, regionId, [{ variant_id: row!.variant_id, quantity: 1, metadata: { license_id: license.id } } as never]);
        const refused = await thief.client.post(`/store/carts/${cartId}/complete`);
        expect([refused.status, refused.body.code]).toEqual([409, "license.renewal_not_allowed"]);
        expect(await sql(`select 1 from license_period where license_id = ?`, [license.id])).toHaveLength(1);
      });

      it("refuses what has no sense: recurring packages, other products, revoked licences, malformed bodies", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Free" });
        const change = (body: unknown) => customer.client.post(`/store/licenses/${id}/change-package`, body);
        expect((await change({ package_id: shop.packageOf("Monthly") })).body.code).toBe("catalog.package_not_purchasable");
        const { license } = await newHolder(marketplace());
        expect((await change({ package_id: license.package_id })).status).toBe(404);
        for (const body of [{}, { package_id: 7 }, { package_id: "x".repeat(101) }, [], { package_id: "a", more: 1 }])
          expect((await change(body)).status).toBe(400);
        expectOk(await shop.vendor.post(`/vendor/licenses/${id}/revoke`, { reason: "Misuse" }));
        expect((await customer.client.post(`/store/licenses/${id}/renew`, {})).body.code).toBe("license.renewal_not_allowed");
      });
    });
  });
}
