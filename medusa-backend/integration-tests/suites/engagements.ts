import { Modules } from "@medusajs/framework/utils";
import { engagementEvents } from "@mintreu/licensing/events";
import tidyEngagements from "@mintreu/licensing/jobs/tidy-engagements";
import type { Marketplace } from "../harness/boot";
import type { Answer, HttpClient } from "../harness/http-client";
import { newCustomer, signInAdmin, signInDeveloper } from "../harness/people";
import { buy, eventually, expectOk, licensesOf, packagesOf } from "../harness/shopping";
import { engagementFiles } from "./engagements/files";
import { engagement, OWNER, REQUEST, serviceLicense } from "./engagements/service-license";

const HUGE = "x".repeat(1_000_000);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const outcomeOf = ({ status, body }: Answer) => [status, body?.engagement?.status ?? body?.code];

export function engagementsSuite(marketplace: () => Marketplace): void {
  describe("engagements", () => {
    it("go from the request to the acceptance, with all that was said, and tell of every step", async () => {
      const { http, container } = marketplace();
      const vendor = await signInDeveloper(http, OWNER);
      const { customer, license } = await serviceLicense(marketplace());
      const heard: string[] = [];
      const bus = container.resolve(Modules.EVENT_BUS);
      for (const name of Object.values(engagementEvents)) {
        bus.subscribe(name, async ({ data }) => void heard.push(`${name} ${(data as { id: string }).id}`), { subscriberId: `hears-${name}-in-a-test` });
      }
      const requested = await customer.client.post(`/store/licenses/${license.id}/engagement`, REQUEST);
      expect(outcomeOf(requested)).toEqual([201, "requested"]);
      const { id } = requested.body.engagement;
      const scheduled_for = inDays(3);
      const steps: [HttpClient, string, object, string][] = [
        [vendor, `/vendor/engagements/${id}/messages`, { body: "Which language is it written in?" }, "requested"],
        [customer.client, `/store/engagements/${id}/messages`, { body: "PHP, mostly." }, "requested"],
        [vendor, `/vendor/engagements/${id}/schedule`, { scheduled_for, message: "See you then." }, "scheduled"],
        [vendor, `/vendor/engagements/${id}/deliver`, { message: "The report is ready." }, "delivered"],
        [customer.client, `/store/engagements/${id}/accept`, {}, "accepted"],
      ];
      for (const [client, path, body, status] of steps) expect([path, ...outcomeOf(await client.post(path, body))]).toEqual([path, 200, status]);

      const { engagement } = expectOk(await customer.client.get(`/store/engagements/${id}`));
      expect(engagement).toMatchObject({ license_id: license.id, product_title: "Architecture Review", customer_email: customer.email, scheduled_for });
      expect(engagement.accepted_at >= engagement.delivered_at).toBe(true);
      expect(engagement.messages.map((one: any) => [one.author, one.author_name, one.step, one.body])).toEqual([
        ["customer", "New Customer", "requested", REQUEST.message],
        ["developer", "Tessera", null, "Which language is it written in?"],
        ["customer", "New Customer", null, "PHP, mostly."],
        ["developer", "Tessera", "scheduled", "See you then."],
        ["developer", "Tessera", "delivered", "The report is ready."],
        ["customer", "New Customer", "accepted", ""],
      ]);
      expect(expectOk(await vendor.get(`/vendor/engagements/${id}`)).engagement.messages).toEqual(engagement.messages);
      const names = ["requested", "message_posted", "message_posted", "scheduled", "delivered", "accepted"].map((name) => `engagement.${name} ${id}`).sort();
      await eventually(async () => heard.filter((one) => one.endsWith(id)).length === names.length, "every step is announced once");
      expect(heard.filter((one) => one.endsWith(id)).sort()).toEqual(names);
    });

    it("belong to the holder of the licence and to the developer of the product, and refuse in order", async () => {
      const { http, regionId } = marketplace();
      const [vendor, stranger, admin] = [await signInDeveloper(http, OWNER), await signInDeveloper(http), await signInAdmin(http)];
      const { customer, license, id } = await engagement(marketplace());
      const other = await newCustomer(http);
      expect((await http.post(`/store/licenses/${license.id}/engagement`, {})).status).toBe(401);
      expect((await other.client.post(`/store/licenses/${license.id}/engagement`, {})).status).toBe(404);
      const doors: [string, string, HttpClient][] = [
        ["GET", `/store/engagements/${id}`, customer.client],
        ["POST", `/store/engagements/${id}/messages`, customer.client],
        ["POST", `/store/engagements/${id}/dispute`, customer.client],
        ["POST", `/store/engagements/${id}/attachments`, customer.client],
        ["GET", `/vendor/engagements/${id}`, vendor],
        ["GET", `/admin/engagements/${id}`, admin],
        ["POST", `/admin/engagements/${id}/resolve`, admin],
      ];
      for (const [method, path, owner] of doors) {
        const ask = async (client: HttpClient, at = path) => (await client.request(method, at, method === "POST" ? {} : undefined)).status;
        expect([path, await ask(http)]).toEqual([path, 401]);
        expect([path, await ask(owner, path.replace(id, "eng_none"))]).toEqual([path, 404]);
        expect([path, await ask(owner)]).toEqual([path, method === "POST" ? 400 : 200]);
        if (path.startsWith("/store")) expect([path, await ask(other.client)]).toEqual([path, 404]);
        if (path.startsWith("/vendor")) expect([path, await ask(stranger)]).toEqual([path, 404]);
      }
      for (const [client, path] of [
        [other.client, "/store/engagements"],
        [stranger, "/vendor/engagements"],
      ] as const) {
        expect(expectOk(await client.get(`${path}?limit=100`)).engagements.map((one: { id: string }) => one.id)).not.toContain(id);
      }
      expect(expectOk(await customer.client.get(`/store/engagements?license_id=${license.id}`))).toMatchObject({
        count: 1,
        engagements: [{ id, messages_count: 1 }],
      });
      // A guest sees the licence by the cookie of the order; the work begins when they have claimed it.
      const [focused] = await packagesOf(http, "architecture-review");
      const purchase = await buy(http, regionId, [{ variant_id: focused!.variant_id, quantity: 1 }]);
      const [unclaimed] = await licensesOf(http, purchase, 1);
      expect((await http.post(`/store/licenses/${unclaimed!.id}/engagement`, REQUEST, { cookie: purchase.cookie })).status).toBe(401);
    });

    it("are one for each unit, however many ask at once, and none of what is no service", async () => {
      const { http, regionId, sql } = marketplace();
      const { customer, license, licenses } = await serviceLicense(marketplace(), 2);
      const path = `/store/licenses/${license.id}/engagement`;
      const answers = await Promise.all(Array.from({ length: 8 }, () => customer.client.post(path, REQUEST)));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 7 }, () => 200), 201]);
      expect(new Set(answers.map(({ body }) => body.engagement.id)).size).toBe(1);
      expect(outcomeOf(await customer.client.post(path, { message: "And one more, please." }))).toEqual([409, "engagement.already_requested"]);
      const rivals = await Promise.all(
        Array.from({ length: 6 }, (_, index) => customer.client.post(`/store/licenses/${licenses[1]!.id}/engagement`, { message: `Way number ${index}` })),
      );
      expect(rivals.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 5 }, () => 409)]);
      expect(await sql(`select count(*)::int as n from engagement where license_id = any(?)`, [licenses.map(({ id }) => id)])).toEqual([{ n: 2 }]);

      const [solo] = await packagesOf(http, "ledgerly");
      const script = await buy(customer.client, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }], customer.email);
      const [other] = await licensesOf(customer.client, script, 1);
      expect(outcomeOf(await customer.client.post(`/store/licenses/${other!.id}/engagement`, REQUEST))).toEqual([409, "engagement.not_a_service"]);
    });

    it("move along their table only, once for each repetition and one of two at the same time", async () => {
      const { http, sql } = marketplace();
      const vendor = await signInDeveloper(http, OWNER);
      const { customer, id } = await engagement(marketplace());
      const deliver = (message = "Done.") => vendor.post(`/vendor/engagements/${id}/deliver`, { message });
      const schedule = (scheduled_for: string) => vendor.post(`/vendor/engagements/${id}/schedule`, { scheduled_for });
      const [accept, dispute] = [
        () => customer.client.post(`/store/engagements/${id}/accept`),
        (reason = "Half of it is missing.") => customer.client.post(`/store/engagements/${id}/dispute`, { reason }),
      ];
      const refused = [409, "engagement.action_not_allowed"];
      for (const early of [deliver, accept, dispute]) expect(outcomeOf(await early())).toEqual(refused);
      const [first, second] = [inDays(2), inDays(4)];
      for (const at of [first, first, second]) expect(outcomeOf(await schedule(at))).toEqual([200, "scheduled"]);
      expect((await Promise.all([deliver(), deliver(), deliver()])).map(outcomeOf)).toEqual(Array.from({ length: 3 }, () => [200, "delivered"]));
      expect(outcomeOf(await deliver("Done again."))).toEqual(refused);
      const race = await Promise.all([accept(), dispute()]);
      const { status } = expectOk(await customer.client.get(`/store/engagements/${id}`)).engagement;
      // A dispute that came first may be accepted after it; an acceptance is final.
      expect([
        ["accepted", 200, 409],
        ["accepted", 200, 200],
      ]).toContainEqual([status, ...race.map((one) => one.status)]);
      expect(outcomeOf(await accept())).toEqual([200, "accepted"]);
      expect(outcomeOf(await schedule(inDays(5)))).toEqual(refused);
      const steps = await sql<{ step: string; n: number }>(
        `select step, count(*)::int as n from engagement_message where engagement_id = ? and step is not null and step <> 'disputed' group by step order by step`,
        [id],
      );
      expect(steps).toEqual([
        { step: "accepted", n: 1 },
        { step: "delivered", n: 1 },
        { step: "requested", n: 1 },
        { step: "scheduled", n: 2 },
      ]);
      await expect(sql(`update engagement_message set body = 'other' where engagement_id = ?`, [id])).rejects.toThrow("append-only");
      await expect(sql(`delete from engagement_message where engagement_id = ?`, [id])).rejects.toThrow("append-only");
    });

    it("are decided by an admin when they are disputed, and only then", async () => {
      const { http } = marketplace();
      const [vendor, admin] = [await signInDeveloper(http, OWNER), await signInAdmin(http)];
      for (const outcome of ["accepted", "cancelled"] as const) {
        const { customer, license, id } = await engagement(marketplace());
        const resolve = (reason = "Both were heard.") => admin.post(`/admin/engagements/${id}/resolve`, { outcome, reason });
        expect(outcomeOf(await resolve())).toEqual([409, "engagement.action_not_allowed"]);
        expectOk(await vendor.post(`/vendor/engagements/${id}/schedule`, { scheduled_for: inDays(1) }));
        expectOk(await vendor.post(`/vendor/engagements/${id}/deliver`, { message: "Done." }));
        expectOk(await customer.client.post(`/store/engagements/${id}/dispute`, { reason: "It is not." }));
        expectOk(await admin.post(`/admin/engagements/${id}/messages`, { body: "We look into it." }));
        expect(expectOk(await admin.get(`/admin/engagements?status=disputed&q=${customer.email}`))).toMatchObject({ count: 1, engagements: [{ id }] });
        expect((await Promise.all([resolve(), resolve()])).map(outcomeOf)).toEqual([
          [200, outcome],
          [200, outcome],
        ]);
        const { messages, accepted_at } = expectOk(await customer.client.get(`/store/engagements/${id}`)).engagement;
        expect(messages.slice(-2).map((one: any) => [one.author, one.author_name, one.step, one.body])).toEqual([
          ["admin", "Marketplace", null, "We look into it."],
          ["admin", "Marketplace", outcome, "Both were heard."],
        ]);
        expect(accepted_at !== null).toBe(outcome === "accepted");
        const said = await customer.client.post(`/store/engagements/${id}/messages`, { body: "Thank you." });
        expect(outcomeOf(said)).toEqual(outcome === "accepted" ? [200, "accepted"] : [409, "engagement.closed"]);
        // What was cancelled was not received: the licence may ask anew.
        const again = await customer.client.post(`/store/licenses/${license.id}/engagement`, { message: "Once more." });
        expect(again.status).toBe(outcome === "accepted" ? 409 : 201);
      }
    });

    it("end with their licence, also when nobody heard of it, and never begin after it", async () => {
      const { http, container, sql } = marketplace();
      const admin = await signInAdmin(http);
      const { customer, license, id } = await engagement(marketplace());
      expectOk(await admin.post(`/admin/licenses/${license.id}/revoke`, { reason: "chargeback" }));
      const ended = await eventually(async () => {
        const { engagement: now } = expectOk(await customer.client.get(`/store/engagements/${id}`));
        return now.status === "cancelled" ? now : null;
      }, "the engagement is cancelled");
      expect(ended.messages.at(-1)).toMatchObject({ author: "system", author_name: "Marketplace", step: "cancelled" });
      expect(outcomeOf(await customer.client.post(`/store/licenses/${license.id}/engagement`, REQUEST))).toEqual([409, "engagement.license_not_active"]);

      const unheard = await engagement(marketplace());
      await sql(`update license set status = 'revoked' where id = ?`, [unheard.license.id]);
      await tidyEngagements(container);
      await tidyEngagements(container);
      const { engagement: tidied } = expectOk(await unheard.customer.client.get(`/store/engagements/${unheard.id}`));
      expect(tidied.messages.map((one: { step: string }) => one.step)).toEqual(["requested", "cancelled"]);
    });

    it("refuse words, times and outcomes that mean nothing", async () => {
      const { http } = marketplace();
      const [vendor, admin] = [await signInDeveloper(http, OWNER), await signInAdmin(http)];
      const { customer, id } = await engagement(marketplace());
      const unasked = await serviceLicense(marketplace());
      const texts = [undefined, null, 5, "", "   ", [], {}, HUGE.slice(0, 5001)];
      const bad: [HttpClient, string, object][] = [
        ...texts.flatMap((text): [HttpClient, string, object][] => [
          [unasked.customer.client, `/store/licenses/${unasked.license.id}/engagement`, { message: text }],
          [customer.client, `/store/engagements/${id}/messages`, { body: text }],
          [customer.client, `/store/engagements/${id}/dispute`, { reason: text }],
          [vendor, `/vendor/engagements/${id}/deliver`, { message: text }],
          [admin, `/admin/engagements/${id}/resolve`, { outcome: "accepted", reason: text }],
        ]),
        ...[undefined, null, 5, "", "tomorrow", "2026-13-45", "2027-01-01", inDays(-1), inDays(800)].map((scheduled_for): [HttpClient, string, object] => [
          vendor,
          `/vendor/engagements/${id}/schedule`,
          { scheduled_for },
        ]),
        [customer.client, `/store/engagements/${id}/messages`, { body: "a", extra: 1 }],
        [customer.client, `/store/engagements/${id}/messages`, { body: "a", attachment_ids: "engatt_none" }],
        [customer.client, `/store/engagements/${id}/messages`, { body: "a", attachment_ids: ["engatt_none"] }],
        [customer.client, `/store/engagements/${id}/messages`, { body: "a", attachment_ids: Array.from({ length: 11 }, () => "engatt_none") }],
        [customer.client, `/store/engagements/${id}/messages`, { body: "a\0b" }],
        [admin, `/admin/engagements/${id}/resolve`, { outcome: "disputed", reason: "No such end." }],
      ];
      for (const [client, path, body] of bad) {
        const answer = await client.post(path, body);
        expect([path, body, answer.status, typeof answer.body.code]).toEqual([path, body, 400, "string"]);
      }
      expect((await customer.client.get("/store/engagements?status=happy")).status).toBe(400);
      expect((await vendor.get("/vendor/engagements?limit=1000")).status).toBe(400);
      expect(expectOk(await customer.client.get(`/store/engagements/${id}`)).engagement.messages.length).toBe(1);
    });
  });

  engagementFiles(marketplace);
}
