import type { Marketplace } from "../harness/boot";
import { newApplicant, signInAdmin } from "../harness/people";
import { expectOk } from "../harness/shopping";
import { openWorkshop } from "../harness/vendor-products";

export function approvalsSuite(marketplace: () => Marketplace): void {
  describe("approvals", () => {
    it("stand in one inbox until they are decided, what waits longest first, with counts by kind", async () => {
      const { http } = marketplace();
      const admin = await signInAdmin(http);
      const inbox = async (query = "") => expectOk(await admin.get(`/admin/approvals?limit=100${query}`));
      const before = (await inbox()).counts;

      const workshop = await openWorkshop(marketplace());
      const applicant = await newApplicant(http);
      const fresh = await workshop.draft({ title: "Waits for its first day" });
      const known = await workshop.published({ title: "Known already" });
      expectOk(await workshop.act(fresh.id, "submit"));
      expectOk(await workshop.vendor.post(`/vendor/products/${known.id}`, { summary: "Said better" }));

      const { approvals, counts } = await inbox();
      expect(counts).toEqual({ ...before, application: before.application + 1, publish: before.publish + 1, change: before.change + 1 });
      const times = approvals.map((one: { created_at: string }) => one.created_at);
      expect(times).toEqual([...times].sort());
      const ours = approvals.filter((one: any) => [workshop.developerId, applicant.developerId].includes(one.developer.id));
      expect(ours.map((one: any) => [one.kind, one.status, one.title, one.decided_at])).toEqual([
        ["application", "pending", "New Developer", null],
        ["publish", "pending", "Waits for its first day", null],
        ["change", "pending", "Known already", null],
      ]);
      const narrowed = await inbox(`&kind=change&q=${encodeURIComponent("known al")}`);
      expect(narrowed.approvals.map((one: any) => one.product.id)).toEqual([known.id]);
      expect([narrowed.count, narrowed.counts.application]).toEqual([1, 0]);
      expect((await inbox("&q=100%25")).count).toBe(0);

      expectOk(await admin.post(`/admin/developers/${applicant.developerId}/reject`, { reason: "No address." }));
      await workshop.approve(fresh.id);
      await workshop.sendBack(known.id, "Say how.");
      expect((await inbox()).counts).toEqual(before);
      const decided = (await inbox("&state=decided")).approvals;
      expect(decided.slice(0, 3).map((one: any) => [one.kind, one.status, one.reason])).toEqual([
        ["change", "changes_requested", "Say how."],
        ["publish", "approved", null],
        ["application", "rejected", "No address."],
      ]);
    });

    it("refuse questions that mean nothing", async () => {
      const admin = await signInAdmin(marketplace().http);
      for (const query of ["state=open", "kind=boat", "limit=0", `q=${"y".repeat(300)}`]) {
        expect([query, (await admin.get(`/admin/approvals?${query}`)).status]).toEqual([query, 400]);
      }
    });

    it("show what is live of a product, and whose account a person has", async () => {
      const { http } = marketplace();
      const workshop = await openWorkshop(marketplace());
      const { id } = await workshop.published();
      const { listing } = expectOk(await workshop.admin.get(`/admin/products/${id}/listing`));
      expect(listing).toMatchObject({ status: "published", developer_id: workshop.developerId, packages: [{ title: "Solo", terms: { billing: "one_time" } }] });
      const applicant = await newApplicant(http);
      const { developers } = expectOk(await workshop.admin.get(`/admin/developers?email=${encodeURIComponent(applicant.email)}`));
      expect(developers.map((one: { id: string }) => one.id)).toEqual([applicant.developerId]);
      expect(expectOk(await workshop.admin.get("/admin/developers?email=nobody@people.example")).count).toBe(0);
      expect(expectOk(await workshop.admin.get(`/admin/reviews?product_id=${id}`)).summary).toEqual({
        average: null,
        count: 0,
        histogram: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
      });
    });
  });
}
