import { Modules } from "@medusajs/framework/utils";
import tidyEngagements from "@mintreu/licensing/jobs/tidy-engagements";
import type { Marketplace } from "../../harness/boot";
import { sendFile } from "../../harness/files";
import { newCustomer, signInAdmin, signInDeveloper } from "../../harness/people";
import { expectOk } from "../../harness/shopping";
import { engagement, OWNER } from "./service-license";

export function engagementFiles(marketplace: () => Marketplace): void {
  describe("files of an engagement", () => {
    it("go with a message, come back whole, and are never shown by a browser", async () => {
      const { http } = marketplace();
      const [vendor, admin] = [await signInDeveloper(http, OWNER), await signInAdmin(http)];
      const { customer, id } = await engagement(marketplace());
      const content = "<script>alert(1)</script>\n".repeat(50_000);
      const name = encodeURIComponent("../Überblick <1>.html");
      const sent = await sendFile(customer.client, `/store/engagements/${id}/attachments?name=${name}`, content, "text/html");
      const { attachment } = expectOk(sent);
      expect([sent.status, attachment]).toEqual([201, { id: expect.stringMatching(/^engatt_/), name: "Überblick _1_.html", size_bytes: content.length }]);
      const at = (side: string) => `/${side}/engagements/${id}/attachments/${attachment.id}`;
      expect((await vendor.get(at("vendor"))).status).toBe(404);
      const message = { body: "See the file.", attachment_ids: [attachment.id] };
      expect((await vendor.post(`/vendor/engagements/${id}/messages`, message)).status).toBe(400);
      const { engagement: after } = expectOk(await customer.client.post(`/store/engagements/${id}/messages`, message));
      expect(after.messages.at(-1).attachments).toEqual([attachment]);
      expect((await customer.client.post(`/store/engagements/${id}/messages`, { ...message, body: "And again." })).status).toBe(400);
      for (const [client, side] of [
        [customer.client, "store"],
        [vendor, "vendor"],
        [admin, "admin"],
      ] as const) {
        const { status, body, headers } = await client.get(at(side));
        expect([side, status, body === content]).toEqual([side, 200, true]);
        expect(headers.get("content-disposition")).toMatch(/^attachment; filename=/);
        expect([headers.get("content-type"), headers.get("x-content-type-options")]).toEqual(["application/octet-stream", "nosniff"]);
        expect(headers.get("content-security-policy")).toContain("sandbox");
        expect(headers.get("cache-control")).toContain("no-store");
      }
      const outsider = await newCustomer(http);
      expect((await outsider.client.get(at("store"))).status).toBe(404);
      expect((await http.get(at("store"))).status).toBe(401);
      expect((await (await signInDeveloper(http)).get(at("vendor"))).status).toBe(404);
      const elsewhere = await engagement(marketplace());
      expect((await elsewhere.customer.client.get(`/store/engagements/${elsewhere.id}/attachments/${attachment.id}`)).status).toBe(404);
    });

    it("are refused without a name, empty, or too large, and those leave nothing behind", async () => {
      const { baseUrl, publishableKey, sql } = marketplace();
      const { customer, id, token } = await engagement(marketplace());
      const path = `/store/engagements/${id}/attachments`;
      const tries: [string, string, string][] = [
        [path, "some bytes", "attachment.name_required"],
        [`${path}?name=`, "some bytes", "attachment.name_required"],
        [`${path}?name=a&name=b`, "some bytes", "attachment.name_required"],
        [`${path}?name=%E2%80%8B`, "some bytes", "attachment.name_required"],
        [`${path}?name=empty.txt`, "", "attachment.empty"],
        [`${path}?name=large.bin`, "y".repeat(20 * 1024 * 1024 + 1), "attachment.too_large"],
      ];
      for (const [at, content, code] of tries) {
        const answer = await sendFile(customer.client, at, content);
        expect([at, answer.status, answer.body.code]).toEqual([at, 400, code]);
      }
      // Without a length that says so beforehand.
      const endless = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let sent = 0; sent < 21; sent += 1) controller.enqueue(new Uint8Array(1024 * 1024));
          controller.close();
        },
      });
      const headers = { authorization: `Bearer ${token}`, "x-publishable-api-key": publishableKey, "content-type": "application/octet-stream" };
      const answer = await fetch(`${baseUrl}${path}?name=endless.bin`, { method: "POST", headers, body: endless, duplex: "half" } as RequestInit);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, "attachment.too_large"]);
      expect(await sql(`select id from engagement_attachment where engagement_id = ?`, [id])).toEqual([]);
    });

    it("that nobody sends are removed after a day", async () => {
      const { container, sql } = marketplace();
      const { customer, id } = await engagement(marketplace());
      const upload = async (name: string) => expectOk(await sendFile(customer.client, `/store/engagements/${id}/attachments?name=${name}`, name)).attachment.id;
      const [kept, waiting, forgotten] = [await upload("kept.txt"), await upload("waiting.txt"), await upload("forgotten.txt")];
      expectOk(await customer.client.post(`/store/engagements/${id}/messages`, { body: "Here.", attachment_ids: [kept] }));
      await sql(`update engagement_attachment set created_at = created_at - interval '25 hours' where id = any(?)`, [[kept, forgotten]]);
      const [{ file_key }] = (await sql<{ file_key: string }>(`select file_key from engagement_attachment where id = ?`, [forgotten])) as [
        { file_key: string },
      ];
      await tidyEngagements(container);
      expect((await sql<{ id: string }>(`select id from engagement_attachment where engagement_id = ?`, [id])).map((one) => one.id).sort()).toEqual(
        [kept, waiting].sort(),
      );
      await expect(container.resolve(Modules.FILE).getAsBuffer(file_key)).rejects.toThrow();
      expect((await customer.client.get(`/store/engagements/${id}/attachments/${kept}`)).body).toBe("kept.txt");
    });
  });
}
