import { reinstateAfterDisputeWorkflow } from "@mintreu/licensing/workflows/reinstate-after-dispute";
import { revokeForDisputeWorkflow } from "@mintreu/licensing/workflows/revoke-for-dispute";
import { suspendForDisputeWorkflow } from "@mintreu/licensing/workflows/suspend-for-dispute";
import type { Marketplace } from "../harness/boot";
import { giveLicense, mailsLike, newHolder, openShop, revealKey, type Shop } from "../harness/licensing";
import { eventually, expectOk, validationCode } from "../harness/shopping";
import { inDays } from "../harness/time";

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

export function licenseDecisionsSuite(marketplace: () => Marketplace): void {
  describe("license decisions", () => {
    let shop: Shop;

    beforeAll(async () => {
      shop = await openShop(marketplace());
    });

    const logOf = async (id: string) => expectOk(await shop.admin.get(`/admin/licenses/${id}`)).license.logs as { action: string; reason: string | null }[];
    const statusOf = async (id: string) => (await marketplace().sql<{ status: string }>(`select status from license where id = ?`, [id]))[0]!.status;

    describe("keys", () => {
      it("rotates with a grace in which the old key works, and reveals the newest", async () => {
        const { http } = marketplace();
        const { customer, license } = await newHolder(marketplace());
        const first = await revealKey(customer.client, license.id);
        expectOk(await customer.client.post(`/store/licenses/${license.id}/rotate`, { grace_hours: 24 }));
        const second = await revealKey(customer.client, license.id);
        expect(second).not.toBe(first);
        expect([await validationCode(http, first), await validationCode(http, second)]).toEqual(["VALID", "VALID"]);
        await inDays(marketplace(), 1.01, async () => {
          expect(await validationCode(http, first)).toBe("NOT_FOUND");
          expect(await validationCode(http, second)).toBe("VALID");
        });
        expectOk(await customer.client.post(`/store/licenses/${license.id}/rotate`, { grace_hours: 0 }));
        expect([await validationCode(http, first), await validationCode(http, second)]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
        expect(await marketplace().sql(`select 1 from license_key where license_id = ?`, [license.id])).toHaveLength(3);
      });

      it("stays whole when rotated by many at once: one key is current, and each is logged", async () => {
        const { sql } = marketplace();
        const { customer, license } = await newHolder(marketplace());
        const answers = await Promise.all(Array.from({ length: 8 }, () => customer.client.post(`/store/licenses/${license.id}/rotate`, { grace_hours: 1 })));
        expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
        expect(await sql(`select 1 from license_key where license_id = ? and valid_until is null`, [license.id])).toHaveLength(1);
        expect(await sql(`select 1 from license_key where license_id = ?`, [license.id])).toHaveLength(9);
        expect((await logOf(license.id)).filter(({ action }) => action === "rotated")).toHaveLength(8);
        expect(await validationCode(marketplace().http, await revealKey(customer.client, license.id))).toBe("VALID");
      });

      it("is rotated by the developer and an admin with a reason, never for a revoked licence", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Solo" });
        const first = await revealKey(customer.client, id);
        const rotate = (client: typeof shop.vendor, door: string, body: object) => client.post(`/${door}/licenses/${id}/rotate`, body);
        for (const grace_hours of [-1, 721, 1.5, "1", null]) {
          expect((await rotate(shop.vendor, "vendor", { grace_hours, reason: "Leaked" })).status).toBe(400);
        }
        const { license } = expectOk(await rotate(shop.vendor, "vendor", { grace_hours: 0, reason: "Leaked" }));
        expect(JSON.stringify(license)).not.toMatch(/sealed|digest/);
        expect(await validationCode(marketplace().http, first)).toBe("NOT_FOUND");
        expectOk(await rotate(shop.admin, "admin", { grace_hours: 720, reason: "Asked for" }));
        expectOk(await shop.vendor.post(`/vendor/licenses/${id}/revoke`, { reason: "Misuse" }));
        expect((await rotate(shop.vendor, "vendor", { grace_hours: 0, reason: "Leaked" })).body.code).toBe("license.action_not_allowed");
      });

      it("is mailed again when the developer says so, five times a day", async () => {
        const { id, customer } = await giveLicense(marketplace(), shop, { title: "Solo" });
        for (let time = 0; time < 5; time++) expect((await shop.vendor.post(`/vendor/licenses/${id}/resend`)).status).toBe(202);
        const refused = await shop.vendor.post(`/vendor/licenses/${id}/resend`);
        expect([refused.status, refused.body.code]).toEqual([429, "license.resent_too_often"]);
        const mails = await eventually(async () => {
          const sent = await mailsLike(marketplace(), `license-keys:${id}:`);
          return sent.length === 5 && sent;
        }, "five mails");
        expect(new Set(mails.map(({ to }) => to))).toEqual(new Set([customer.email]));
      });
    });

    describe("decisions", () => {
      it("lets a developer suspend, reinstate and revoke, and only an admin bring back what was revoked", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Solo" });
        const key = await revealKey(customer.client, id);
        const act = (action: string, body: object = { reason: "By hand" }) => shop.vendor.post(`/vendor/licenses/${id}/${action}`, body);
        const code = () => validationCode(marketplace().http, key);
        expectOk(await act("suspend"));
        expect(await code()).toBe("SUSPENDED");
        expect((await act("suspend")).body.code).toBe("license.action_not_allowed");
        expectOk(await act("reinstate"));
        expect(await code()).toBe("VALID");
        expectOk(await act("revoke"));
        expect(await code()).toBe("REVOKED");
        expect((await act("reinstate")).body.code).toBe("license.action_not_allowed");
        expectOk(await shop.admin.post(`/admin/licenses/${id}/reinstate`, { reason: "A mistake" }));
        expect(await code()).toBe("VALID");
        for (const body of [{}, { reason: "" }, { reason: 7 }, { reason: "x".repeat(501) }]) expect((await act("suspend", body)).status).toBe(400);
        const actions = (await logOf(id)).map(({ action }) => action);
        expect(actions).toEqual(expect.arrayContaining(["issued", "suspended", "reinstated", "revoked", "restored"]));
      });

      it("decides in bulk, each by itself, and answers for each", async () => {
        const [first, second] = [await giveLicense(marketplace(), shop, { title: "Solo" }), await giveLicense(marketplace(), shop, { title: "Solo" })];
        const { license: others } = await newHolder(marketplace());
        expectOk(await shop.vendor.post(`/vendor/licenses/${second.id}/suspend`, { reason: "Before" }));
        const bulk = (body: unknown) => shop.vendor.post("/vendor/licenses/bulk", body);
        const ids = [first.id, second.id, others.id, "lic_none", first.id];
        const { results } = expectOk(await bulk({ action: "suspend", ids, reason: "All of them" }));
        expect(results.map(({ id, ok, code }: { id: string; ok: boolean; code: string | null }) => [id, ok, code])).toEqual([
          [first.id, true, null],
          [second.id, false, "license.action_not_allowed"],
          [others.id, false, "license.not_found"],
          ["lic_none", false, "license.not_found"],
        ]);
        expect(await statusOf(others.id)).toBe("active");
        const many = Array.from({ length: 201 }, (_, index) => `lic_${index}`);
        for (const body of [
          {},
          { action: "restore", ids: ["a"], reason: "abc" },
          { action: "suspend", ids: [], reason: "abc" },
          { action: "suspend", ids: many, reason: "abc" },
        ]) {
          expect((await bulk(body)).status).toBe(400);
        }
      });

      it("suspends for a dispute, gives back what it took when won, and revokes when lost", async () => {
        const { container } = marketplace();
        const [one, byHand] = [await newHolder(marketplace()), await newHolder(marketplace())];
        const dispute = (held: typeof one) => ({ dispute_id: "dp_1", order_id: held.purchase.orderId, order_line_ids: null });
        expectOk(await shop.admin.post(`/admin/licenses/${byHand.license.id}/suspend`, { reason: "Before the dispute" }));
        for (const held of [one, byHand]) {
          await suspendForDisputeWorkflow(container).run({ input: dispute(held) });
          await suspendForDisputeWorkflow(container).run({ input: dispute(held) });
          expect(await statusOf(held.license.id)).toBe("suspended");
          await reinstateAfterDisputeWorkflow(container).run({ input: dispute(held) });
        }
        expect([await statusOf(one.license.id), await statusOf(byHand.license.id)]).toEqual(["active", "suspended"]);
        await revokeForDisputeWorkflow(container).run({ input: { ...dispute(one), order_line_ids: ["ordli_other"] } });
        expect(await statusOf(one.license.id)).toBe("active");
        await revokeForDisputeWorkflow(container).run({ input: dispute(one) });
        expect(await statusOf(one.license.id)).toBe("revoked");
      });

      it("filters a developer's licences and exports a log without formulas", async () => {
        const { customer, id } = await giveLicense(marketplace(), shop, { title: "Studio", expires_at: soon(12) });
        const list = async (query: string) =>
          expectOk(await shop.vendor.get(`/vendor/licenses?limit=100&${query}`)).licenses.map((one: { id: string }) => one.id) as string[];
        const before = encodeURIComponent(soon(20));
        for (const query of [
          `q=${customer.email}`,
          `package_id=${shop.packageOf("Studio")}`,
          `expiring_before=${before}`,
          `product_id=${shop.product.id}`,
          "license_type=regular",
        ]) {
          expect([query, (await list(query)).includes(id)]).toEqual([query, true]);
        }
        expect(await list(`expiring_before=${encodeURIComponent(soon(2))}`)).not.toContain(id);
        expect(await list("license_type=extended")).not.toContain(id);
        for (const query of ["expiring_before=tomorrow", "status=gone", "license_type=x"])
          expect((await shop.vendor.get(`/vendor/licenses?${query}`)).status).toBe(400);
        expectOk(await shop.vendor.post(`/vendor/licenses/${id}/suspend`, { reason: '=HYPERLINK("http://x")' }));
        const answer = await shop.vendor.get(`/vendor/licenses/${id}/logs.csv`);
        expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
        expect(answer.body).toMatch(/^created_at,action,actor_type/);
        expect(answer.body).toContain(`"'=HYPERLINK(""http://x"")"`);
        expect(answer.body.trim().split("\r\n").length).toBeGreaterThanOrEqual(4);
      });
    });
  });
}
