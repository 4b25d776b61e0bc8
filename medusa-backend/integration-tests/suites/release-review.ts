import { Modules } from "@medusajs/framework/utils";
import { releaseEvents } from "@mintreu/catalog/events";
import type { Marketplace } from "../harness/boot";
import { openReleaseBench, type ReleaseBench, sha256 } from "../harness/releases";
import { eventually, expectOk } from "../harness/shopping";

export function releaseReviewSuite(marketplace: () => Marketplace): void {
  describe("releases in review", () => {
    let bench: ReleaseBench;

    beforeAll(async () => {
      bench = await openReleaseBench(marketplace());
    });

    const publicReleases = async (productId: string) => expectOk(await marketplace().http.get(`/store/products/${productId}/releases`)).releases;

    it("go live with their product", async () => {
      const { draft, act, approve, draftRelease, readRelease, step, vendor } = bench;
      const product = await draft();
      const { id } = await draftRelease(product.id);
      const empty = expectOk(await vendor.post(`/vendor/products/${product.id}/releases`, { version: "2.0.0-beta.1" })).release;
      expect([empty.status, empty.channel, empty.files]).toEqual(["draft", "beta", []]);
      expect((await step(empty.id, "submit")).body.code).toBe("release.without_file");
      expectOk(await act(product.id, "submit"));
      expect((await readRelease(id)).status).toBe("in_review");
      const { releases } = expectOk(await bench.admin.get(`/admin/product-changes/${(await bench.read(product.id)).open_change.id}`)).product_change;
      expect(releases.map((release: { version: string }) => release.version).sort()).toEqual(["1.0.0", "2.0.0-beta.1"]);
      await approve(product.id);
      expect(await readRelease(id)).toMatchObject({ status: "published", published_at: expect.any(String) });
      // It had no file to be read.
      expect((await readRelease(empty.id)).status).toBe("draft");
      expect(await publicReleases(product.id)).toEqual([
        expect.objectContaining({
          id,
          version: "1.0.0",
          changelog: "What is new in 1.0.0",
          files: [expect.objectContaining({ name: "notes.txt", sha256: sha256("notes of 1.0.0") })],
        }),
      ]);
    });

    it("come back with their product, and what is added while an admin reads is read again", async () => {
      const { admin, draft, act, draftRelease, readRelease, read, sendBack, step } = bench;
      const product = await draft();
      const { id } = await draftRelease(product.id);
      expectOk(await act(product.id, "submit"));
      const { open_change } = await read(product.id);
      const late = await draftRelease(product.id, "1.0.1");
      expectOk(await step(late.id, "submit"));
      const approval = await admin.post(`/admin/product-changes/${open_change.id}/approve`, { revision: open_change.revision });
      expect(approval.body.code).toBe("change.amended");
      await sendBack(product.id, "The archive does not open.");
      for (const release of [id, late.id])
        expect(await readRelease(release)).toMatchObject({ status: "changes_requested", status_reason: "The archive does not open." });
      expectOk(await act(product.id, "submit"));
      expectOk(await act(product.id, "withdraw"));
      expect((await readRelease(id)).status).toBe("draft");
    });

    it("of a live product wait in the inbox by themselves", async () => {
      const { published, draftRelease, step, waiting, decide, readRelease, upload, read, vendor } = bench;
      const product = await published();
      const { id } = await draftRelease(product.id, "1.1.0");
      expectOk(await step(id, "submit"));
      expectOk(await step(id, "submit"));
      const change = await waiting(id);
      expect(change).toMatchObject({ kind: "release", release_id: id, product: { id: product.id } });
      const { product_change } = expectOk(await bench.admin.get(`/admin/product-changes/${change.id}`));
      expect(product_change.release).toMatchObject({ id, version: "1.1.0" });
      expect(product_change.difference).toContainEqual({
        path: "files.notes.txt.sha256",
        kind: "added",
        before: null,
        after: sha256("notes of 1.1.0"),
        stale: false,
      });
      // A change of texts waits beside it, and neither is in the other's way.
      expectOk(await vendor.post(`/vendor/products/${product.id}`, { title: "Another title" }));
      expect((await read(product.id)).open_change).toMatchObject({ kind: "change", status: "pending" });
      expectOk(await decide(id, "request-changes", { reason: "Name what is fixed." }));
      expect(await readRelease(id)).toMatchObject({ status: "changes_requested", status_reason: "Name what is fixed." });
      expectOk(await vendor.post(`/vendor/releases/${id}`, { changelog: "Fixed: the start." }));
      expectOk(await upload(id, "more.txt", "more"));
      expectOk(await step(id, "submit"));
      expect(await publicReleases(product.id)).toEqual([]);
      expectOk(await decide(id, "approve"));
      expect(await publicReleases(product.id)).toEqual([expect.objectContaining({ id, changelog: "Fixed: the start." })]);
      expect(await waiting(id)).toBeNull();
      expect((await read(product.id)).open_change).toMatchObject({ kind: "change", status: "pending" });
    });

    it("are decided once, by one of two admins", async () => {
      const { admin, published, draftRelease, step, waiting } = bench;
      const { id } = await draftRelease((await published()).id);
      expectOk(await step(id, "submit"));
      const path = `/admin/product-changes/${(await waiting(id)).id}`;
      const answers = await Promise.all([
        admin.post(`${path}/approve`),
        admin.post(`${path}/request-changes`, { reason: "Not yet." }),
        admin.post(`${path}/approve`),
      ]);
      const decided = (await bench.readRelease(id)).status;
      expect(answers.map(({ status }) => status).sort()).toEqual(decided === "published" ? [200, 200, 409] : [200, 409, 409]);
    });

    it("may be taken back before, and never after", async () => {
      const { published, draftRelease, step, waiting, readRelease, publishRelease, vendor } = bench;
      const product = await published();
      const { id } = await draftRelease(product.id);
      expectOk(await step(id, "submit"));
      expectOk(await step(id, "withdraw"));
      expect([(await readRelease(id)).status, await waiting(id)]).toEqual(["draft", null]);
      const out = await publishRelease(product.id, "2.0.0");
      for (const [action, body] of [["submit"], ["withdraw"]] as [string, object?][])
        expect((await step(out.id, action, body)).body.code).toBe("release.action_not_allowed");
      expect((await vendor.post(`/vendor/releases/${out.id}`, { version: "2.0.1" })).body.code).toBe("release.not_editable");
      expect((await step(id, "yank", { reason: "Never was out." })).body.code).toBe("release.action_not_allowed");
    });

    it("have a version of their own, which is semantic", async () => {
      const { draft, vendor, draftRelease } = bench;
      const path = `/vendor/products/${(await draft()).id}/releases`;
      const versions = await Promise.all(Array.from({ length: 3 }, () => vendor.post(path, { version: "v1.0.0" })));
      expect(versions.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(versions.find(({ status }) => status === 409)?.body.code).toBe("release.version_taken");
      const bodies: [object, string][] = [
        [{ version: "latest" }, "release.version_malformed"],
        [{ version: "1.0.0-rc.1", channel: "stable" }, "release.channel_contradicts"],
        [{ version: "1.0.1", channel: "nightly" }, "request.invalid"],
        [{ version: 1 }, "request.invalid"],
        [{ version: "1.0.1", status: "published" }, "request.invalid"],
        [{ version: "1.0.1", changelog: "x".repeat(50_001) }, "request.invalid"],
      ];
      for (const [body, code] of bodies) expect([body, (await vendor.post(path, body)).body.code]).toEqual([body, code]);
      const other = await draftRelease((await draft()).id, "1.0.0");
      expectOk(await vendor.post(`/vendor/releases/${other.id}`, { version: "1.0.0-rc.1" }));
      expect((await vendor.get(`/vendor/releases/${other.id}`)).body.release).toMatchObject({ version: "1.0.0-rc.1", channel: "beta" });
    });

    it("are announced when they come out and when they are yanked, and shown no longer", async () => {
      const heard: { name: string; id: string }[] = [];
      const bus = marketplace().container.resolve(Modules.EVENT_BUS);
      for (const name of Object.values(releaseEvents)) {
        bus.subscribe(name, async ({ data }) => void heard.push({ name, id: (data as { id: string }).id }), { subscriberId: `test-${name}` });
      }
      const { published, publishRelease, step, readRelease } = bench;
      const product = await published();
      const { id } = await publishRelease(product.id);
      await eventually(async () => heard.some((one) => one.name === "release.published" && one.id === id), "the release is announced");
      expect((await step(id, "yank", {})).body.code).toBe("request.invalid");
      expectOk(await step(id, "yank", { reason: "It deletes files." }));
      expectOk(await step(id, "yank", { reason: "Asked again." }));
      expect(await readRelease(id)).toMatchObject({ status: "yanked", yank_reason: "It deletes files.", yanked_at: expect.any(String) });
      await eventually(async () => heard.some((one) => one.name === "release.yanked" && one.id === id), "the yank is announced");
      expect(await publicReleases(product.id)).toEqual([]);
    });
  });
}
