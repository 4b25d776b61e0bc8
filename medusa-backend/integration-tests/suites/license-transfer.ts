import { expireLicensesWorkflow } from "@mintreu/licensing/workflows/expire-licenses";
import type { Marketplace } from "../harness/boot";
import type { HttpClient } from "../harness/http-client";
import { claimAll, giveLicense, linkToken, mailsLike, openShop, payCart, readLicense, revealKey, type Shop } from "../harness/licensing";
import { newCustomer, type NewCustomer } from "../harness/people";
import { buy, completed, eventually, expectOk, licensesOf, packagesOf, reveal, uniqueEmail, validationCode } from "../harness/shopping";
import { inDays } from "../harness/time";

export function licenseTransferSuite(marketplace: () => Marketplace): void {
  describe("licences changing hands", () => {
    let shop: Shop;

    beforeAll(async () => {
      shop = await openShop(marketplace());
    });

    const ask = (held: { customer: NewCustomer; id: string }, email: string) => held.customer.client.post(`/store/licenses/${held.id}/transfer`, { email });
    const decide = (id: string, decision: "approve" | "decline", vendor: HttpClient = shop.vendor) =>
      vendor.post(`/vendor/license-transfers/${id}/${decision}`, decision === "approve" ? {} : { reason: "Not for resale" });

    describe("transfer", () => {
      it("goes to an existing account with the developer's approval, and leaves the old holder nothing", async () => {
        const { http, regionId, sql } = marketplace();
        const customer = await newCustomer(http);
        const [solo] = await packagesOf(http, shop.product.handle);
        const purchase = await buy(customer.client, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }], customer.email);
        const [license] = await licensesOf(customer.client, purchase, 1);
        const id = license!.id;
        const key = await revealKey(customer.client, id);
        const recipient = await newCustomer(http);
        const { license_transfer } = expectOk(await ask({ customer, id }, recipient.email.toUpperCase()));
        expect(license_transfer).toMatchObject({ status: "requested", email: recipient.email });
        expect((await ask({ customer, id }, recipient.email)).body.code).toBe("license_transfer.already_open");
        expect((await recipient.client.get(`/store/licenses/${id}`)).status).toBe(404);
        const listed = expectOk(await shop.vendor.get("/vendor/license-transfers?status=requested")).license_transfers;
        expect(listed.find((one: { id: string }) => one.id === license_transfer.id)).toMatchObject({ customer_email: customer.email, email: recipient.email });
        const { license_transfer: decided } = expectOk(await decide(license_transfer.id, "approve"));
        expect(decided.status).toBe("completed");

        expect(await validationCode(http, key)).toBe("NOT_FOUND");
        const paths: [string, string][] = [
          ["GET", `/store/licenses/${id}`],
          ["POST", `/store/licenses/${id}/reveal`],
          ["POST", `/store/licenses/${id}/renew`],
        ];
        for (const [method, path] of paths) {
          const body = method === "POST" ? {} : undefined;
          expect([path, (await customer.client.request(method, path, body)).status]).toEqual([path, 404]);
          expect([path, (await http.request(method, path, body, { cookie: purchase.cookie })).status >= 401]).toEqual([path, true]);
        }
        expect(expectOk(await customer.client.get(`/store/licenses?order_id=${purchase.orderId}`)).licenses).toEqual([]);
        expect(expectOk(await http.get(`/store/licenses?order_id=${purchase.orderId}`, { cookie: purchase.cookie })).licenses).toEqual([]);
        const fresh = await revealKey(recipient.client, id);
        expect(fresh).not.toBe(key);
        expect(await validationCode(http, fresh)).toBe("VALID");
        const mails = await eventually(async () => {
          const sent = await mailsLike(marketplace(), `license-news:${license_transfer.id}:completed`);
          return sent.length === 2 && sent;
        }, "both hear of it");
        expect(mails.map(({ to }) => to).sort()).toEqual([customer.email, recipient.email].sort());
        const actions = await sql<{ action: string }>(`select action from license_log where license_id = ?`, [id]);
        expect(actions.map(({ action }) => action)).toEqual(expect.arrayContaining(["transfer_requested", "transfer_approved", "rotated", "transferred"]));
        expect((await decide(license_transfer.id, "approve")).body.code).toBe("license_transfer.not_open");
      });

      it("waits for whoever opens the link when the address has no account; the link works once", async () => {
        const held = await giveLicense(marketplace(), shop, { title: "Solo" });
        const email = uniqueEmail("stranger");
        const { license_transfer } = expectOk(await ask(held, email));
        const token = linkToken(marketplace(), { purpose: "license-transfer", id: license_transfer.id });
        const finder = await newCustomer(marketplace().http);
        expect((await finder.client.post("/store/licenses/claim", { token })).body.code).toBe("license_transfer.not_open");
        expect(expectOk(await decide(license_transfer.id, "approve")).license_transfer.status).toBe("approved");
        const offered = await eventually(async () => {
          const [mail] = await mailsLike(marketplace(), `license-news:${license_transfer.id}:approved:recipient`);
          return mail;
        }, "the link is mailed");
        expect(offered.to).toBe(email);
        expectOk(await held.customer.client.get(`/store/licenses/${held.id}`));
        expect((await marketplace().http.post("/store/licenses/claim", { token })).status).toBe(401);
        const answers = await Promise.all([1, 2, 3].map(() => finder.client.post("/store/licenses/claim", { token })));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
        expect((await held.customer.client.get(`/store/licenses/${held.id}`)).status).toBe(404);
        expect((await readLicense(finder.client, held.id)).status).toBe("active");
      });

      it("is declined, cancelled or runs out, and then nothing has changed", async () => {
        const held = await giveLicense(marketplace(), shop, { title: "Solo" });
        const key = await revealKey(held.customer.client, held.id);
        const first = expectOk(await ask(held, uniqueEmail())).license_transfer;
        expect(expectOk(await decide(first.id, "decline")).license_transfer).toMatchObject({ status: "declined", reason: "Not for resale" });
        const second = expectOk(await ask(held, uniqueEmail())).license_transfer;
        const cancel = () => held.customer.client.request("DELETE", `/store/licenses/${held.id}/transfer`);
        expect(expectOk(await cancel()).license_transfer.status).toBe("cancelled");
        expect((await cancel()).body.code).toBe("license_transfer.not_open");
        expect((await decide(second.id, "approve")).body.code).toBe("license_transfer.not_open");
        const third = expectOk(await ask(held, uniqueEmail())).license_transfer;
        await inDays(marketplace(), 15, async () => {
          // Whether or not the job has run.
          const [before] = await Promise.all([decide(third.id, "approve"), expireLicensesWorkflow(marketplace().container).run()]);
          expect(before.body.code).toBe("license_transfer.not_open");
        });
        expect(expectOk(await held.customer.client.get(`/store/licenses/${held.id}/transfer`)).license_transfer.status).toBe("expired");
        expect(await validationCode(marketplace().http, key)).toBe("VALID");
      });

      it("is for its holder and its developer only, and refuses malformed requests", async () => {
        const held = await giveLicense(marketplace(), shop, { title: "Solo" });
        const stranger = await newCustomer(marketplace().http);
        expect((await ask({ customer: stranger, id: held.id }, uniqueEmail())).status).toBe(404);
        expect((await ask(held, held.customer.email)).body.code).toBe("license_transfer.to_oneself");
        for (const email of ["", "nobody", 7, null, `${"x".repeat(260)}@people.example`]) {
          expect((await held.customer.client.post(`/store/licenses/${held.id}/transfer`, { email })).status).toBe(400);
        }
        const { license_transfer } = expectOk(await ask(held, uniqueEmail()));
        const other = await openShop(marketplace());
        for (const decision of ["approve", "decline"] as const) expect((await decide(license_transfer.id, decision, other.vendor)).status).toBe(404);
        expect(expectOk(await other.vendor.get("/vendor/license-transfers")).license_transfers).toEqual([]);
        expectOk(await shop.vendor.post(`/vendor/licenses/${held.id}/suspend`, { reason: "Looked into" }));
        expect((await decide(license_transfer.id, "approve")).body.code).toBe("license.action_not_allowed");
      });

      it("is decided once, however many decide at once", async () => {
        const held = await giveLicense(marketplace(), shop, { title: "Solo" });
        const recipient = await newCustomer(marketplace().http);
        const { license_transfer } = expectOk(await ask(held, recipient.email));
        const answers = await Promise.all([
          decide(license_transfer.id, "approve"),
          decide(license_transfer.id, "decline"),
          held.customer.client.request("DELETE", `/store/licenses/${held.id}/transfer`),
          decide(license_transfer.id, "approve"),
        ]);
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 200)).toHaveLength(1);
        // Who sent it no longer sees it once it is another's.
        expect(statuses.filter((status) => status === 409 || status === 404)).toHaveLength(3);
        const keys = await marketplace().sql(`select 1 from license_key where license_id = ? and valid_until is null`, [held.id]);
        expect(keys).toHaveLength(1);
      });
    });

    describe("claims", () => {
      it("puts a guest's licences into the account that opened the mailed link, once", async () => {
        const { http, regionId, sql } = marketplace();
        const email = uniqueEmail("guest");
        const [solo] = await packagesOf(http, shop.product.handle);
        const guest = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 2 }], email);
        const licenses = await licensesOf(http, guest, 2);
        // An account with that address proves nothing yet: anybody could have made it.
        const buyer = await newCustomer(http, email);
        expect((await buyer.client.get(`/store/licenses/${licenses[0]!.id}`)).status).toBe(404);
        expectOk(await http.post("/store/licenses/claim-requests", { email: buyer.email.toUpperCase() }));
        const [claim] = await sql<{ id: string }>(`select id from license_claim where email = ?`, [buyer.email]);
        const [mail] = await eventually(async () => {
          const sent = await mailsLike(marketplace(), `license-claim:${claim!.id}`);
          return sent.length > 0 && sent;
        }, "the link is mailed");
        expect(mail!.to).toBe(buyer.email);
        const token = linkToken(marketplace(), { purpose: "license-claim", id: claim!.id });
        const answer = await buyer.client.post("/store/licenses/claim", { token });
        const ids = expectOk(answer).licenses.map(({ id }: { id: string }) => id);
        expect(ids.sort()).toEqual(licenses.map(({ id }) => id).sort());
        const key = await revealKey(buyer.client, licenses[0]!.id);
        expect(key).toBe(await reveal(http, licenses[0]!, guest.cookie));
        for (const client of [buyer.client, (await newCustomer(http)).client]) {
          expect((await client.post("/store/licenses/claim", { token })).body.code).toBe("license_claim.used");
        }
        // Now held, it can be renewed like any other.
        const { cart } = expectOk(await buyer.client.post(`/store/licenses/${licenses[1]!.id}/renew`, {}));
        completed(await payCart(buyer.client, cart), cart.id);
      });

      it("answers the same whether an address has licences or not, and mails only where there are some", async () => {
        const { http, sql } = marketplace();
        const email = uniqueEmail("nobody");
        const guest = uniqueEmail("guest");
        expectOk(await shop.vendor.post("/vendor/licenses", { package_id: shop.packageOf("Free"), email: guest }));
        const known = await http.post("/store/licenses/claim-requests", { email: guest });
        const unknown = await http.post("/store/licenses/claim-requests", { email });
        expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
        expect(unknown.status).toBe(202);
        const [claim] = await sql<{ id: string }>(`select id from license_claim where email = ?`, [email]);
        const claimed = await claimAll(marketplace(), await newCustomer(http));
        expect(expectOk(claimed).licenses).toEqual([]);
        expect(await mailsLike(marketplace(), `license-claim:${claim!.id}`)).toEqual([]);
      });

      it("sends no more than three links an hour to one address, and limits an address of the network", async () => {
        const { http, sql } = marketplace();
        const email = uniqueEmail("often");
        for (let time = 0; time < 5; time++) expect((await http.post("/store/licenses/claim-requests", { email })).status).toBe(202);
        const [busy] = await sql<{ ip: string }>(`select ip from license_claim where email = ? limit 1`, [email]);
        await sql(
          `insert into license_claim (id, email, ip, expires_at, created_at) select 'licclm_busy' || n, 'busy@people.example', ?, now(), now() from generate_series(1, 20) n`,
          [busy!.ip],
        );
        const refused = await http.post("/store/licenses/claim-requests", { email });
        expect([refused.status, refused.body.code, refused.headers.get("retry-after")]).toEqual([429, "license_claim.too_many_requests", "3600"]);
        await sql(`delete from license_claim where ip = ?`, [busy!.ip]);
      });

      it("opens nothing with a token that is old, changed, or of another kind", async () => {
        const { client } = await newCustomer(marketplace().http);
        const claim = (token: unknown) => client.post("/store/licenses/claim", { token });
        const old = linkToken(marketplace(), { purpose: "license-claim", id: "licclm_x" }, new Date(Date.now() - 1000));
        const unknown = linkToken(marketplace(), { purpose: "license-claim", id: "licclm_x" });
        for (const token of [old, unknown, `${unknown.slice(0, -1)}`, "a.b", "x".repeat(1999)])
          expect((await claim(token)).body.code).toBe("license_claim.invalid");
        for (const token of ["", 7, null, "x".repeat(2001)]) expect((await claim(token)).status).toBe(400);
        const transfer = linkToken(marketplace(), { purpose: "license-transfer", id: "lictrf_x" });
        expect((await claim(transfer)).status).toBe(404);
      });
    });

    describe("requests for more time", () => {
      it("are granted with as many days as the developer likes, or declined, once", async () => {
        const held = await giveLicense(marketplace(), shop, { title: "Solo", expires_at: new Date(Date.now() + 5 * 86_400_000).toISOString() });
        const before = await readLicense(held.customer.client, held.id);
        const path = `/store/licenses/${held.id}/extension-request`;
        const wish = { message: "We were ill; may we have two weeks?", days: 14 };
        const { extension_request } = expectOk(await held.customer.client.post(path, wish));
        expect((await held.customer.client.post(path, wish)).body.code).toBe("extension_request.already_open");
        const grant = () => shop.vendor.post(`/vendor/extension-requests/${extension_request.id}/grant`, { days: 10 });
        const answers = await Promise.all([grant(), grant()]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        const after = await readLicense(held.customer.client, held.id);
        expect(new Date(after.expires_at).getTime() - new Date(before.expires_at).getTime()).toBe(10 * 86_400_000);
        expect(expectOk(await held.customer.client.get(path)).extension_request).toMatchObject({ status: "granted", granted_days: 10 });
        const { extension_request: second } = expectOk(await held.customer.client.post(path, wish));
        expectOk(await shop.vendor.post(`/vendor/extension-requests/${second.id}/decline`, { reason: "Please renew" }));
        expect((await readLicense(held.customer.client, held.id)).expires_at).toBe(after.expires_at);
        await eventually(async () => (await mailsLike(marketplace(), `license-news:${second.id}`)).length === 2, "both were told");
      });

      it("are for a holder whose licence ends, decided by its developer", async () => {
        const held = await giveLicense(marketplace(), shop, { title: "Solo" });
        const path = `/store/licenses/${held.id}/extension-request`;
        const wish = { message: "A little more", days: 3 };
        expect((await held.customer.client.post(path, wish)).body.code).toBe("license.nothing_to_extend");
        expect((await (await newCustomer(marketplace().http)).client.post(path, wish)).status).toBe(404);
        for (const body of [{}, { ...wish, days: 0 }, { ...wish, days: 366 }, { ...wish, days: "3" }, { ...wish, message: "x".repeat(2001) }]) {
          expect((await held.customer.client.post(path, body)).status).toBe(400);
        }
        const ending = await giveLicense(marketplace(), shop, { title: "Monthly" });
        const { extension_request } = expectOk(await ending.customer.client.post(`/store/licenses/${ending.id}/extension-request`, wish));
        const other = await openShop(marketplace());
        expect((await other.vendor.post(`/vendor/extension-requests/${extension_request.id}/grant`, {})).status).toBe(404);
        const listed = expectOk(await shop.vendor.get("/vendor/extension-requests?status=open")).extension_requests;
        expect(listed.find((one: { id: string }) => one.id === extension_request.id)).toMatchObject({ customer_email: ending.customer.email, days: 3 });
      });
    });
  });
}
