import { Modules } from "@medusajs/framework/utils";
import { newMember } from "../harness/accounts";
import type { Marketplace } from "../harness/boot";
import { giveLicense, openShop } from "../harness/licensing";
import { newApplicant, signInAdmin, signInDeveloper } from "../harness/people";
import { newHolder, openReleaseBench } from "../harness/releases";
import { buy, eventually, expectOk, packagesOf, uniqueEmail } from "../harness/shopping";
import { inDays } from "../harness/time";
import { openWorkshop } from "../harness/vendor-products";
import { engagement, OWNER, serviceLicense } from "./engagements/service-license";

interface Letter {
  to: string;
  template: string;
  resource_id: string;
}

export function mailsSuite(marketplace: () => Marketplace): void {
  describe("mails", () => {
    it("tell of a decision on a product to those who write the catalogue, once each", async () => {
      const workshop = await openWorkshop(marketplace());
      const [manager, support] = [await newMember(marketplace(), workshop.vendor, "manager"), await newMember(marketplace(), workshop.vendor, "support")];
      const { id } = await workshop.draft();
      expectOk(await workshop.act(id, "submit"));
      const change = await workshop.sendBack(id, "The pictures are missing.");
      const letters = await lettersOf(marketplace(), "product_change", change.id, 2);
      expect(letters.map(({ template }) => template)).toEqual(["product-decided", "product-decided"]);
      expect(letters.map(({ to }) => to)).toContain(manager.email);
      expect(letters.map(({ to }) => to)).not.toContain(support.email);
    });

    it("tell the other party of an engagement what was done, and both what the marketplace did", async () => {
      const { http } = marketplace();
      const { customer, id } = await engagement(marketplace());
      const requested = await lettersOf(marketplace(), "engagement", id, 1);
      expect(requested.map(({ to }) => to)).toEqual([OWNER]);
      expectOk(await (await signInDeveloper(http, OWNER)).post(`/vendor/engagements/${id}/messages`, { body: "Which language?" }));
      expect((await lettersOf(marketplace(), "engagement", id, 2)).map(({ to }) => to)).toEqual([OWNER, customer.email]);
      expectOk(await (await signInAdmin(http)).post(`/admin/engagements/${id}/messages`, { body: "We look into it." }));
      expect((await lettersOf(marketplace(), "engagement", id, 4)).map(({ to }) => to).sort()).toEqual([OWNER, OWNER, customer.email, customer.email].sort());
    });

    it("tell of a review to the developer and of its answer to the author", async () => {
      const { http } = marketplace();
      const { customer, license } = await serviceLicense(marketplace());
      const written = await customer.client.post(`/store/products/${license.product_id}/reviews`, { rating: 5, title: "Clear", body: "Fifteen good pages." });
      const { id } = expectOk(written).review;
      expect((await lettersOf(marketplace(), "review", id, 1)).map(({ to, template }) => [to, template])).toEqual([[OWNER, "review-written"]]);
      expectOk(await (await signInDeveloper(http, OWNER)).post(`/vendor/reviews/${id}/answer`, { body: "Thank you." }));
      const both = await lettersOf(marketplace(), "review", id, 2);
      expect(both.at(-1)).toMatchObject({ to: customer.email, template: "review-answered" });
    });

    it("tell holders once of a new version that their licences give", async () => {
      const { http, container, regionId, sql } = marketplace();
      const bench = await openReleaseBench(marketplace());
      const product = await bench.published();
      const twice = await newHolder(marketplace(), product);
      const [first] = await packagesOf(http, product.handle);
      await buy(twice.client, regionId, [{ variant_id: first!.variant_id, quantity: 1 }], twice.email.toUpperCase());
      const [other, late, revoked] = [
        await newHolder(marketplace(), product),
        await newHolder(marketplace(), product),
        await newHolder(marketplace(), product),
      ];
      await sql(`update license set updates_until = now() - interval '1 day' where id = ?`, [late.licenseId]);
      await sql(`update license set status = 'revoked' where id = ?`, [revoked.licenseId]);
      const release = await bench.publishRelease(product.id, "2.0.0");
      const holders = [twice.email, other.email].sort();
      const addresses = async () => (await lettersOf(marketplace(), "release", release.id, 2)).map(({ to }) => to.toLowerCase()).sort();
      expect(await addresses()).toEqual(holders);
      expect((await lettersOf(marketplace(), "release", release.id, 2))[0]).toMatchObject({ template: "release-published" });

      // As if one of the mails had never gone, a minute ago; whoever buys now has the version already.
      await sql(`update release set published_at = published_at - interval '1 minute' where id = ?`, [release.id]);
      await sql(`update license set created_at = created_at - interval '2 minutes' where product_id = ?`, [product.id]);
      await sql(`delete from notification where resource_id = ? and lower("to") = ?`, [release.id, other.email]);
      await newHolder(marketplace(), product);
      const catchUp = () => container.resolve(Modules.WORKFLOW_ENGINE).run("send-missed-mails", {});
      await Promise.all([catchUp(), catchUp()]);
      await catchUp();
      expect(await addresses()).toEqual(holders);
    });

    it("that were missed are caught up with, each once, also by two at the same time", async () => {
      const { http, container, sql } = marketplace();
      const admin = await signInAdmin(http);
      const workshop = await openWorkshop(marketplace());
      const { id } = await workshop.published();
      const [change] = await sql<{ id: string }>(`select c.id from product_change c join listing l on l.id = c.listing_id where l.product_id = ?`, [id]);
      const applicant = await newApplicant(http);
      expectOk(await admin.post(`/admin/developers/${applicant.developerId}/reject`, { reason: "No address." }));
      const invited = expectOk(
        await workshop.vendor.post("/vendor/members/invitations", { email: `missed-${Date.now()}@people.example`, role: "support" }),
      ).invitation;
      const { id: engagementId } = await engagement(marketplace());
      const { customer, license } = await serviceLicense(marketplace());
      const { review } = expectOk(
        await customer.client.post(`/store/products/${license.product_id}/reviews`, { rating: 4, title: "Good", body: "We know now what to mend first." }),
      );
      const subjects: [type: string, id: string][] = [
        ["product_change", change!.id],
        ["developer", applicant.developerId],
        ["developer_invitation", invited.id],
        ["engagement", engagementId],
        ["review", review.id],
      ];
      for (const [type, subject] of subjects) await lettersOf(marketplace(), type, subject, 1);

      // As if none of the events had come, a minute ago.
      const ids = subjects.map(([, subject]) => subject);
      await sql(`delete from notification where resource_id = any(?)`, [ids]);
      await sql(`update product_change set decided_at = decided_at - interval '1 minute' where id = ?`, [change!.id]);
      await sql(`update developer set decided_at = decided_at - interval '1 minute' where id = ?`, [applicant.developerId]);
      await sql(`update developer_invitation set updated_at = updated_at - interval '1 minute' where id = ?`, [invited.id]);
      await sql(`update review set created_at = created_at - interval '1 minute' where id = ?`, [review.id]);
      const aged = await sql<{ id: string }>(
        `insert into engagement_message (id, engagement_id, author, author_id, body, created_at)
         select id || '_aged', engagement_id, author, author_id, 'Said a minute ago.', created_at - interval '1 minute' from engagement_message where engagement_id = ? returning id`,
        [engagementId],
      );
      expect(aged.length).toBe(1);
      // By its id, as the engine knows it: nobody imports the floor of mails.
      const catchUp = () => container.resolve(Modules.WORKFLOW_ENGINE).run("send-missed-mails", {});
      await Promise.all([catchUp(), catchUp()]);
      await catchUp();
      for (const [type, subject] of subjects) {
        const letters = await lettersOf(marketplace(), type, subject, 1);
        // The request of the engagement may have grown old enough meanwhile to be caught up with as well.
        if (type !== "engagement") expect([type, letters.length]).toEqual([type, 1]);
      }
    });

    it("about licences that were missed are caught up with, each once, unless they were overtaken", async () => {
      const { http, container, sql } = marketplace();
      const shop = await openShop(marketplace());
      const mailed = (key: string) =>
        eventually(async () => (await sql(`select 1 from notification where idempotency_key = ? and status = 'success'`, [key])).length === 1, key);
      const stranger = uniqueEmail();
      expectOk(await shop.vendor.post("/vendor/licenses", { package_id: shop.packageOf("Solo"), email: stranger }));
      expectOk(await http.post("/store/licenses/claim-requests", { email: stranger }));
      const [claim] = await sql<{ id: string }>(`select id from license_claim where email = ?`, [stranger]);
      const soon = new Date(Date.now() + 20 * 86_400_000).toISOString();
      const [held, ended, back] = [
        await giveLicense(marketplace(), shop, { title: "Solo", expires_at: soon }),
        await giveLicense(marketplace(), shop, { title: "Solo" }),
        await giveLicense(marketplace(), shop, { title: "Solo", expires_at: soon }),
      ];
      const decide = async (id: string, decision: string) => expectOk(await shop.vendor.post(`/vendor/licenses/${id}/${decision}`, { reason: "for the test" }));
      expectOk(await shop.vendor.post(`/vendor/licenses/${held.id}/resend`));
      const { license_transfer } = expectOk(await held.customer.client.post(`/store/licenses/${held.id}/transfer`, { email: uniqueEmail() }));
      expectOk(await shop.vendor.post(`/vendor/license-transfers/${license_transfer.id}/approve`, {}));
      const { extension_request } = expectOk(
        await back.customer.client.post(`/store/licenses/${back.id}/extension-request`, { message: "A week more.", days: 7 }),
      );
      await decide(ended.id, "revoke");
      await decide(back.id, "suspend");
      const log = async (id: string, action: string) =>
        (await sql<{ id: string }>(`select id from license_log where license_id = ? and action = ? order by created_at desc limit 1`, [id, action]))[0]!.id;
      const [issue] = await sql<{ issue_id: string }>(`select issue_id from license where id = ?`, [held.id]);
      const overtaken = `license-news:${await log(back.id, "suspended")}`;
      await mailed(overtaken);
      await decide(back.id, "reinstate");
      const expected = [
        `license-keys:${issue!.issue_id}`,
        `license-keys:${held.id}:1`,
        `license-news:${await log(ended.id, "revoked")}`,
        `license-news:${license_transfer.id}:approved:sender`,
        `license-news:${license_transfer.id}:approved:recipient`,
        `license-news:${extension_request.id}:open`,
        `license-claim:${claim!.id}`,
      ];
      for (const key of expected) await mailed(key);

      // A reminder whose event was lost.
      const reminder = `licntc_${held.id}`;
      await sql(`insert into license_notice (id, license_id, kind, expires_at, announced_at) values (?, ?, 'expiring_30', ?, now())`, [
        reminder,
        held.id,
        soon,
      ]);
      expected.push(`license-news:${reminder}`);
      // As if none of the other events had come either, two minutes ago.
      await sql(`delete from notification where idempotency_key = any(?)`, [[...expected, overtaken]]);
      const catchUp = () => container.resolve(Modules.WORKFLOW_ENGINE).run("send-missed-mails", {});
      await inDays(marketplace(), 2 / 1440, async () => {
        await Promise.all([catchUp(), catchUp()]);
        await catchUp();
      });
      const sent = await sql<{ idempotency_key: string; status: string }>(`select idempotency_key, status from notification where idempotency_key = any(?)`, [
        [...expected, overtaken],
      ]);
      expect(sent.map(({ idempotency_key }) => idempotency_key).toSorted()).toEqual(expected.toSorted());
      expect(sent.every(({ status }) => status === "success")).toBe(true);
    }, 60_000);
  });
}

/** Mails about one thing, oldest first, once there are so many. */
function lettersOf({ sql }: Marketplace, type: string, id: string, count: number): Promise<Letter[]> {
  const ask = async () => {
    const rows = await sql<Letter>(
      `select "to", template, resource_id from notification
        where resource_type = ? and resource_id = ? and channel = 'email' and status = 'success' and deleted_at is null order by created_at, id`,
      [type, id],
    );
    return rows.length >= count ? rows : null;
  };
  return eventually(ask, `${count} mails about ${type} ${id}`);
}
