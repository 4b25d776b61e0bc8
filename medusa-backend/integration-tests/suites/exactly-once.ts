import { Modules } from "@medusajs/framework/utils";
import { reconcileLicensesWorkflow } from "@mintreu/licensing/workflows/reconcile-licenses";
import { syncOrderLicensesWorkflow } from "@mintreu/licensing/workflows/sync-order-licenses";
import type { Marketplace } from "../harness/boot";
import { startServerProcess } from "../harness/server-process";
import { buy, eventually, licensesOf, packagesOf, reveal, validationCode } from "../harness/shopping";

export function exactlyOnceSuite(marketplace: () => Marketplace): void {
  describe("exactly once", () => {
    it("issues the right number of licences however often and parallel the events come", async () => {
      const { http, regionId, container, sql } = marketplace();
      const [solo, studio] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [
        { variant_id: solo!.variant_id, quantity: 2 },
        { variant_id: studio!.variant_id, quantity: 1 },
      ]);
      const [payment] = await sql<{ id: string }>(
        `select p.id from payment p join order_payment_collection o on o.payment_collection_id = p.payment_collection_id where o.order_id = ?`,
        [purchase.orderId],
      );
      const bus = container.resolve(Modules.EVENT_BUS);
      const events: { name: string; data: unknown }[] = Array.from({ length: 5 }, () => [
        { name: "order.placed", data: { id: purchase.orderId } },
        { name: "payment.captured", data: { id: payment!.id } },
        { name: "payment.settled", data: { order_id: purchase.orderId } },
      ]).flat();
      await Promise.all(events.map((event) => bus.emit(event)));
      const direct = Array.from({ length: 5 }, () => syncOrderLicensesWorkflow(container).run({ input: { order_id: purchase.orderId } }));
      await Promise.all(direct);
      await licensesOf(http, purchase, 3);
      const rows = await sql<{ count: string; line: string }>(`select order_line_id as line, count(*) from license where order_id = ? group by 1`, [
        purchase.orderId,
      ]);
      expect(rows.map(({ count }) => Number(count)).sort()).toEqual([1, 2]);
      const keys = await sql(`select 1 from license_key k join license l on l.id = k.license_id where l.order_id = ?`, [purchase.orderId]);
      expect(keys).toHaveLength(3);
      const issues = await sql(`select 1 from license_log g join license l on l.id = g.license_id where l.order_id = ? and action = 'issued'`, [
        purchase.orderId,
      ]);
      expect(issues).toHaveLength(3);
    });

    it("repairs an order whose process was killed between capture and issue", async () => {
      const { http, regionId, container, sql, publishableKey } = marketplace();
      // A process in server mode takes orders and hears no events: killed, it leaves just this gap.
      const server = await startServerProcess(publishableKey, { WORKER_MODE: "server" });
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(server.http, regionId, [{ variant_id: solo!.variant_id, quantity: 2 }]).finally(() => server.kill());
      const captured = await sql(
        `select c.id from capture c join payment p on p.id = c.payment_id join order_payment_collection o on o.payment_collection_id = p.payment_collection_id where o.order_id = ?`,
        [purchase.orderId],
      );
      expect(captured).toHaveLength(1);

      // The job of this process may be faster than the explicit run: either way there are two in the end.
      const reports = await Promise.all([1, 2, 3].map(() => reconcileLicensesWorkflow(container).run()));
      expect(reports.every(({ result }) => result.failed.length === 0)).toBe(true);
      const licenses = await licensesOf(http, purchase, 2);
      expect(licenses).toHaveLength(2);
      expect(await validationCode(http, await reveal(http, licenses[0]!, purchase.cookie))).toBe("VALID");
      const { result } = await reconcileLicensesWorkflow(container).run();
      expect(result).toMatchObject({ issued: 0, revoked: 0, failed: [] });
    });

    it("works the same on Redis: events, workflows, locks and sessions", async () => {
      const { regionId, publishableKey, http } = marketplace();
      const server = await startServerProcess(publishableKey, { REDIS_URL: String(process.env["TEST_REDIS_URL"]) });
      try {
        const [solo] = await packagesOf(http, "ledgerly");
        const purchase = await buy(server.http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
        const [license] = await licensesOf(server.http, purchase, 1);
        expect(await validationCode(server.http, await reveal(server.http, license!, purchase.cookie))).toBe("VALID");
        const { token } = (
          await server.http.post("/auth/customer/emailpass", { email: "ada@customer.example", password: process.env["MINTREU_CUSTOMER_PASSWORD"] })
        ).body;
        const session = await server.http.post("/auth/session", {}, { token });
        const cookie = session.headers
          .getSetCookie()
          .map((line) => line.split(";")[0])
          .join("; ");
        expect((await server.http.get("/store/customers/me", { cookie })).status).toBe(200);
      } finally {
        await server.kill();
      }
    });

    it("sends the licences of an order in one mail", async () => {
      const { http, regionId, sql } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 3 }]);
      await licensesOf(http, purchase, 3);
      const mails = () =>
        sql<{ status: string; data: unknown }>(`select status, data from notification where idempotency_key = ?`, [`order-licenses:${purchase.orderId}`]);
      await eventually(async () => (await mails()).some(({ status }) => status === "success"), "the mail is sent");
      expect(await mails()).toHaveLength(1);
    });
  });
}
