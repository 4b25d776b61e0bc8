import { signDownloadLink } from "@mintreu/licensing/domain/download-link";
import { parseKeyRing } from "@mintreu/licensing/domain/key-ring";
import { clock } from "@mintreu/kit/domain/clock";
import type { Marketplace } from "../harness/boot";
import type { HttpClient } from "../harness/http-client";
import { newCustomer, signInDeveloper } from "../harness/people";
import { type Holder, newHolder, openReleaseBench, type Release, type ReleaseBench, sha256 } from "../harness/releases";
import { buy, expectOk, licensesOf, packagesOf } from "../harness/shopping";
import type { VendorProduct } from "../harness/vendor-products";

const NAME = `it's "new" <b>übung</b> 日本.txt`.replace("/", "-");
const CONTENT = "0123456789".repeat(1000);

export function downloadsSuite(marketplace: () => Marketplace): void {
  describe("downloads", () => {
    let bench: ReleaseBench;
    let product: VendorProduct;
    let release: Release;
    let holder: Holder;
    let fileId: string;

    beforeAll(async () => {
      bench = await openReleaseBench(marketplace());
      product = await bench.published();
      const { id } = await bench.draftRelease(product.id);
      expectOk(await bench.upload(id, NAME, CONTENT));
      expectOk(await bench.step(id, "submit"));
      expectOk(await bench.decide(id, "approve"));
      release = await bench.readRelease(id);
      fileId = release.files.find(({ name }) => name === NAME)!.id;
      holder = await newHolder(marketplace(), product);
    });

    const ask = (client: HttpClient, id = fileId, body: object = {}) => client.post(`/store/release-files/${id}/download`, body);
    /** The path of a link, so that the client of the test's own server can follow it. */
    const linkOf = async (client = holder.client, id = fileId) => new URL(expectOk(await ask(client, id)).url).pathname;
    const follow = (path: string, headers: Record<string, string> = {}) => fetch(`${marketplace().baseUrl}${path}`, { headers, redirect: "manual" });
    const codeOf = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;
    const logged = async () => expectOk(await bench.vendor.get(`/vendor/products/${product.id}/downloads?limit=100`)).downloads;
    const reasonOf = async (client: HttpClient, releaseId = release.id) => {
      const [mine] = expectOk(await client.get("/store/downloads")).downloads;
      return mine.releases.find(({ id }: Release) => id === releaseId).reason;
    };

    it("are told to the developer, of all products and since a day", async () => {
      const before = (await logged()).length;
      const all = async (query = "") => expectOk(await bench.vendor.get(`/vendor/downloads${query}`)).count;
      await (await follow(await linkOf())).arrayBuffer();
      expect((await logged()).length).toBe(before + 1);
      expect(await all()).toBe(before + 1);
      expect(await all(`?since=${new Date(clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)}`)).toBe(0);
      expect((await bench.vendor.get("/vendor/downloads?since=soon")).body.code).toBe("request.invalid");
      expect((await marketplace().http.get("/vendor/downloads")).status).toBe(401);
    });

    it("list what each licence gives, and hand over the very bytes", async () => {
      const { downloads } = expectOk(await holder.client.get("/store/downloads"));
      expect(downloads).toEqual([
        expect.objectContaining({ license_id: holder.licenseId, product_id: product.id, product_handle: product.handle, package_title: "Solo" }),
      ]);
      expect(downloads[0].releases).toEqual([expect.objectContaining({ id: release.id, downloadable: true, reason: null })]);
      const asked = expectOk(await ask(holder.client));
      expect(Date.parse(asked.expires_at) - Date.now()).toBeLessThanOrEqual(300_000);
      const answer = await follow(new URL(asked.url).pathname);
      expect(answer.status).toBe(200);
      expect(sha256(await answer.text())).toBe(sha256(CONTENT));
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        // Its name holds markup, its content does not.
        "content-type": "text/plain; charset=utf-8",
        "content-length": String(CONTENT.length),
        "accept-ranges": "bytes",
      });
      const disposition = answer.headers.get("content-disposition")!;
      expect(disposition).toMatch(/^attachment; filename="/);
      expect(decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)![1]!)).toBe(NAME);
    });

    it("go on where they broke off, and are noted once for each start", async () => {
      const before = (await logged()).length;
      const path = await linkOf();
      const first = await follow(path, { range: "bytes=0-99", "user-agent": "resumer" });
      expect([first.status, first.headers.get("content-range"), await first.text()]).toEqual([206, `bytes 0-99/${CONTENT.length}`, CONTENT.slice(0, 100)]);
      const rest = await follow(path, { range: "bytes=100-", "if-range": first.headers.get("etag")! });
      expect([rest.status, sha256(CONTENT.slice(0, 100) + (await rest.text()))]).toEqual([206, sha256(CONTENT)]);
      const beyond = await follow(path, { range: `bytes=${CONTENT.length}-` });
      expect([beyond.status, ((await beyond.json()) as { code: string }).code]).toEqual([416, "download.range_not_satisfiable"]);
      expect((await fetch(`${marketplace().baseUrl}${path}`, { method: "HEAD" })).status).toBe(200);
      expect((await logged()).length).toBe(before + 1);
      // Whoever begins behind the first byte is noted as well.
      await (await follow(await linkOf(), { range: "bytes=1-" })).text();
      const [last, ...others] = await logged();
      expect(others).toHaveLength(before + 1);
      expect(last).toMatchObject({
        license_id: holder.licenseId,
        release_id: release.id,
        version: "1.0.0",
        file_id: fileId,
        file_name: NAME,
        customer_email: holder.email,
      });
      expect(last.ip).toEqual(expect.any(String));
    });

    it("refuse links that were changed, are old, or are somebody else's", async () => {
      const path = await linkOf();
      const token = path.split("/").at(-1)!;
      expect(await codeOf(follow(`/downloads/${token.slice(0, 20)}${token[20] === "A" ? "B" : "A"}${token.slice(21)}`))).toBe("download.link_invalid");
      expect(await codeOf(follow("/downloads/nonsense"))).toBe("download.link_invalid");
      const ring = parseKeyRing(process.env["LICENSE_KEY_RING"]!);
      const link = { id: "dlink_old", file_id: fileId, license_id: holder.licenseId, customer_id: holder.id };
      const old = signDownloadLink(link, ring, new Date(clock.now().getTime() - 301_000));
      expect(await codeOf(follow(`/downloads/${old.token}`))).toBe("download.link_expired");
      const swapped = signDownloadLink({ ...link, customer_id: "cus_other" }, ring, clock.now());
      expect(await codeOf(follow(`/downloads/${swapped.token}`))).toBe("download.wrong_customer");
      const other = await newCustomer(marketplace().http);
      expect((await other.client.get(path)).body.code).toBe("download.wrong_customer");
      expect((await holder.client.get(path)).status).toBe(200);
    });

    it("answer nobody, strangers and wrong ids without a hint", async () => {
      const { http } = marketplace();
      const stranger = await newCustomer(http);
      expect([(await ask(http)).status, (await http.get("/store/downloads")).status]).toEqual([401, 401]);
      expect((await ask(stranger.client)).body.code).toBe("release_file.not_found");
      expect((await ask(holder.client, "relfile_none")).body.code).toBe("release_file.not_found");
      expect((await ask(stranger.client, fileId, { nonsense: true })).status).toBe(404);
      expect((await ask(holder.client, fileId, { license_id: 5 })).body.code).toBe("request.invalid");
      const second = await newHolder(marketplace(), product);
      expect((await ask(holder.client, fileId, { license_id: second.licenseId })).body.code).toBe("license.not_found");
      expect(expectOk(await stranger.client.get("/store/downloads")).downloads).toEqual([]);
      const draft = await bench.draftRelease(product.id, "3.0.0");
      expect((await ask(holder.client, draft.files[0]!.id)).body.code).toBe("release_file.not_found");
      expect((await (await signInDeveloper(http)).get(`/vendor/products/${product.id}/downloads`)).status).toBe(404);
    });

    it("end when the licence is suspended, also by a link from before", async () => {
      const { admin } = bench;
      const path = await linkOf();
      expectOk(await admin.post(`/admin/licenses/${holder.licenseId}/suspend`, { reason: "a test" }));
      expect([await codeOf(follow(path)), (await ask(holder.client)).body.code, await reasonOf(holder.client)]).toEqual([
        "download.license_suspended",
        "download.license_suspended",
        "license_suspended",
      ]);
      expectOk(await admin.post(`/admin/licenses/${holder.licenseId}/reinstate`, { reason: "a test" }));
      expect((await follow(path)).status).toBe(200);
      const revoked = await newHolder(marketplace(), product);
      const before = await linkOf(revoked.client);
      expectOk(await admin.post(`/admin/licenses/${revoked.licenseId}/revoke`, { reason: "a test" }));
      expect([await codeOf(follow(before)), (await ask(revoked.client)).body.code]).toEqual(["download.license_revoked", "download.license_revoked"]);
    });

    it("keep to the updates that were bought, also when the licence has expired", async () => {
      const { sql } = marketplace();
      const buyer = await newHolder(marketplace(), product);
      await sql(`update license set updates_until = now() where id = ?`, [buyer.licenseId]);
      const later = await bench.publishRelease(product.id, "1.2.0");
      expect([await reasonOf(buyer.client), await reasonOf(buyer.client, later.id)]).toEqual([null, "outside_update_window"]);
      expect((await ask(buyer.client, later.files[0]!.id)).body.code).toBe("download.outside_update_window");
      await sql(`update license set status = 'expired', expires_at = now() where id = ?`, [buyer.licenseId]);
      expect((await follow(await linkOf(buyer.client))).status).toBe(200);
      await sql(`update license set billing = 'monthly' where id = ?`, [buyer.licenseId]);
      expect((await ask(buyer.client)).body.code).toBe("download.license_expired");
    });

    it("of a yanked release stay with those who have it", async () => {
      const yanked = await bench.publishRelease(product.id, "1.3.0");
      const file = yanked.files[0]!.id;
      const late = await newHolder(marketplace(), product);
      const early = await linkOf(late.client, file);
      await (await follow(await linkOf(holder.client, file))).text();
      expectOk(await bench.step(yanked.id, "yank", { reason: "It deletes files." }));
      expect((await follow(await linkOf(holder.client, file))).status).toBe(200);
      expect([(await ask(late.client, file)).body.code, await codeOf(follow(early)), await reasonOf(late.client, yanked.id)]).toEqual([
        "download.release_yanked",
        "download.release_yanked",
        "release_yanked",
      ]);
    });

    it("are open to who reviews a release, and leave no note", async () => {
      const { admin, vendor } = bench;
      const draft = await bench.draftRelease(product.id, "4.0.0");
      const [path, before] = [`release-files/${draft.files[0]!.id}/download`, (await logged()).length];
      for (const at of [vendor.post(`/vendor/${path}`), admin.post(`/admin/${path}`)]) {
        const answer = await follow(new URL(expectOk(await at).url).pathname);
        expect([answer.status, await answer.text()]).toEqual([200, "notes of 4.0.0"]);
      }
      expect((await logged()).length).toBe(before);
      const other = await signInDeveloper(marketplace().http);
      expect((await other.post(`/vendor/${path}`)).body.code).toBe("release_file.not_found");
      expect((await vendor.post(`/admin/${path}`)).status).toBe(401);
    });

    it("are open to a guest with the confirmation of the order", async () => {
      const { http, regionId } = marketplace();
      const [first] = await packagesOf(http, product.handle);
      const purchase = await buy(http, regionId, [{ variant_id: first!.variant_id, quantity: 1 }]);
      await licensesOf(http, purchase, 1);
      const guest = http.as({ cookie: purchase.cookie });
      expect(expectOk(await guest.get(`/store/downloads?order_id=${purchase.orderId}`)).downloads).toHaveLength(1);
      expect((await follow(await linkOf(guest))).status).toBe(200);
    });

    it("are noted for good, and go on when product and developer are gone from the shop", async () => {
      const { sql } = marketplace();
      await expect(sql(`update release_download set ip = null`)).rejects.toThrow("append-only");
      await expect(sql(`delete from release_download`)).rejects.toThrow("append-only");
      expectOk(await bench.act(product.id, "archive"));
      expect((await marketplace().http.get(`/store/products/${product.id}/releases`)).status).toBe(404);
      expect((await follow(await linkOf())).status).toBe(200);
    });
  });
}
