import { Modules } from "@medusajs/framework/utils";
import { createProductVariantsWorkflow } from "@medusajs/medusa/core-flows";
import { finishProductChangesWorkflow } from "@mintreu/catalog/workflows/finish-product-changes";
import type { Marketplace } from "../harness/boot";
import type { HttpClient } from "../harness/http-client";
import { signInAdmin } from "../harness/people";
import { startServerProcess } from "../harness/server-process";
import { buy, eventually, expectOk, licensesOf } from "../harness/shopping";
import { draftOf, NASTY, openWorkshop, price, secondAdmin, solo, terms, type Workshop } from "../harness/vendor-products";

export function vendorCatalogueSuite(marketplace: () => Marketplace): void {
  describe("vendor catalogue", () => {
    let workshop: Workshop;

    beforeAll(async () => {
      workshop = await openWorkshop(marketplace());
    });

    const storePackages = async (id: string) => expectOk(await marketplace().http.get(`/store/products/${id}/packages`)).packages;
    const category = async () => {
      const [first] = await marketplace().sql<{ id: string; handle: string }>(
        "select id, handle from product_category where is_active order by handle limit 1",
      );
      return first!;
    };

    it("takes a draft through review into the shop, where it is bought", async () => {
      const { admin, vendor, developerId, act } = workshop;
      const { http, regionId } = marketplace();
      const { handle, id } = await category();
      const created = await vendor.post("/vendor/products", draftOf({ categories: [id] }));
      expect(created.status).toBe(201);
      const { product } = created.body;
      expect(product).toMatchObject({ status: "draft", description: NASTY, categories: [handle], tags: ["fresh", "made"], open_change: null });
      expect(product.compatibility).toEqual(["node >=20", "it's {fine}, really"]);
      expect(product.packages).toMatchObject([{ title: "Solo", rank: 0, archived: false, terms }]);
      expect(product.packages[0].prices).toEqual(expect.arrayContaining(solo.prices));
      expect((await http.get(`/store/products/${product.id}/listing`)).status).toBe(404);

      expectOk(await act(product.id, "submit"));
      const inbox = expectOk(await admin.get(`/admin/product-changes?status=pending&kind=publish&q=${product.handle}`));
      expect(inbox).toMatchObject({
        count: 1,
        product_changes: [{ kind: "publish", status: "pending", product: { id: product.id }, developer: { id: developerId } }],
      });
      const { product_change } = expectOk(await admin.get(`/admin/product-changes/${inbox.product_changes[0].id}`));
      expect(product_change.difference).toContainEqual({ path: "description", kind: "added", before: null, after: NASTY, stale: false });

      const decided = expectOk(await admin.post(`/admin/product-changes/${product_change.id}/approve`, { revision: product_change.revision })).product_change;
      expect(decided).toMatchObject({ status: "approved", being_applied: false });
      expectOk(await http.get(`/store/products/${product.id}/listing`));
      const [offered] = await storePackages(product.id);
      const purchase = await buy(http, regionId, [{ variant_id: offered.variant_id, quantity: 1 }]);
      expect(await licensesOf(http, purchase, 1)).toMatchObject([{ product_id: product.id }]);
    });

    it("edits a draft at once: fields, packages, prices, terms", async () => {
      const { vendor, draft } = workshop;
      const product = await draft();
      const path = `/vendor/products/${product.id}`;
      const fields = {
        title: "Renamed",
        subtitle: "Sub",
        summary: NASTY,
        images: ["https://pictures.example/1.png"],
        tags: [],
        support_response_hours: 24,
        compatibility: ["a", "b"],
      };
      expect(expectOk(await vendor.post(path, fields)).product).toMatchObject(fields);
      const added = await vendor.post(`${path}/packages`, { title: "Team", prices: [price(9900)], terms: { ...terms, features: [NASTY] } });
      expect(added.status).toBe(201);
      const [first, team] = added.body.product.packages;
      expect(team).toMatchObject({ title: "Team", rank: 1, prices: [price(9900)], terms: { features: [NASTY] } });
      const edited = { title: "Crew", prices: [price(8800, "usd")], terms: { ...terms, limits: { rpm: 60 } }, rank: 5 };
      expect(expectOk(await vendor.post(`${path}/packages/${team.id}`, edited)).product.packages[1]).toMatchObject(edited);
      const left = expectOk(await vendor.request("DELETE", `${path}/packages/${first.id}`)).product.packages;
      expect(left.map(({ id }: { id: string }) => id)).toEqual([team.id]);
      expect((await vendor.request("DELETE", `${path}/packages/${team.id}`)).body.code).toBe("listing.without_package");
      // The title is free again, also as the engine's option.
      expectOk(await vendor.post(`${path}/packages`, solo));
      expect(expectOk(await vendor.post(path, { handle: `${product.handle}-two` })).product.handle).toBe(`${product.handle}-two`);
    });

    it("keeps what is live until the change is accepted, in one change", async () => {
      const { admin, vendor, published, read, approve } = workshop;
      const { http, sql } = marketplace();
      const product = await published();
      const path = `/vendor/products/${product.id}`;
      const before = await storePackages(product.id);
      const packageId = product.packages[0]!.id;
      expectOk(await vendor.post(path, { title: "Better", documentation_url: "https://docs.example/" }));
      expectOk(await vendor.post(`${path}/packages/${packageId}`, { prices: [price(5900)] }));
      const { product: proposed } = expectOk(await vendor.post(`${path}/packages`, { title: "Team", prices: [price(9900)], terms }));
      expect(await sql("select 1 from product_change where listing_id = ? and kind = 'change'", [proposed.listing_id])).toHaveLength(1);

      expect(await storePackages(product.id)).toEqual(before);
      const { listing } = expectOk(await http.get(`/store/products/${product.id}/listing`));
      expect(listing.documentation_url).toBe("https://docs.example/");
      expect(proposed.title).toBe("Made here");
      expect(proposed.open_change).toMatchObject({ kind: "change", status: "pending", proposed: { title: "Better" } });
      const { product_change } = expectOk(await admin.get(`/admin/product-changes/${proposed.open_change.id}`));
      expect(product_change.difference.filter(({ path: at }: { path: string }) => !at.includes(".terms.") && !at.endsWith(".rank"))).toEqual(
        expect.arrayContaining([
          { path: "title", kind: "changed", before: "Made here", after: "Better", stale: false },
          { path: `packages.${packageId}.prices.eur`, kind: "changed", before: 4900, after: 5900, stale: false },
          { path: `packages.${packageId}.prices.usd`, kind: "removed", before: 5400, after: null, stale: false },
        ]),
      );

      const teamId = proposed.open_change.proposed.packages[1].id;
      expectOk(await vendor.post(`${path}/packages/${teamId}`, { title: "Crew" }));
      expect((await admin.post(`/admin/product-changes/${proposed.open_change.id}/approve`, { revision: product_change.revision })).body.code).toBe(
        "change.amended",
      );
      await approve(product.id);
      const after = await storePackages(product.id);
      expect(after).toMatchObject([
        { id: packageId, title: "Solo", price: price(5900), purchasable: true },
        { id: teamId, title: "Crew", price: price(9900), purchasable: true },
      ]);
      expect(await read(product.id)).toMatchObject({ title: "Better", status: "published", open_change: null });
    });

    it("sells what was bought under the terms of its time, and archives packages instead of removing them", async () => {
      const { vendor, published, read, approve } = workshop;
      const { http, regionId } = marketplace();
      const product = await published({ packages: [solo, { title: "Team", prices: [price(9900)], terms }] });
      const path = `/vendor/products/${product.id}`;
      const [first] = await storePackages(product.id);
      const item = { variant_id: first.variant_id, quantity: 1 };
      const [license] = await licensesOf(http, await buy(http, regionId, [item]), 1);
      expect(license).toMatchObject({ activation_limit: 3 });
      expectOk(await vendor.post(`${path}/packages/${first.id}`, { terms: { ...terms, activation_limit: 9 } }));
      await approve(product.id);
      const [sold] = await marketplace().sql<{ activation_limit: number }>("select activation_limit from license where id = ?", [license!.id]);
      expect(sold!.activation_limit).toBe(3);

      expectOk(await vendor.request("DELETE", `${path}/packages/${first.id}`));
      expect(await storePackages(product.id)).toHaveLength(2);
      await approve(product.id);
      expect((await storePackages(product.id)).map(({ title }: { title: string }) => title)).toEqual(["Team"]);
      expect((await http.post("/store/carts", { region_id: regionId, items: [item] })).body.code).toBe("catalog.package_not_purchasable");
      expect((await read(product.id)).packages.map(({ archived }: { archived: boolean }) => archived)).toEqual([true, false]);
    });

    it("sends back with a reason, keeps the proposal, and asks again", async () => {
      const { admin, vendor, draft, published, read, act, approve, sendBack } = workshop;
      const product = await published();
      const path = `/vendor/products/${product.id}`;
      const first = expectOk(await vendor.post(path, { title: "Shouting!!!" })).product.open_change;
      expect((await admin.post(`/admin/product-changes/${first.id}/request-changes`, {})).body.code).toBe("request.invalid");
      const sentBack = expectOk(await admin.post(`/admin/product-changes/${first.id}/request-changes`, { reason: "Please do not shout." })).product_change;
      expect(sentBack).toMatchObject({ status: "changes_requested", reason: "Please do not shout." });
      expect(await read(product.id)).toMatchObject({ status: "published", open_change: { status: "changes_requested", reason: "Please do not shout." } });
      const again = expectOk(await vendor.post(path, { subtitle: "Quiet" })).product.open_change;
      expect(again).toMatchObject({ status: "pending", proposed: { title: "Shouting!!!", subtitle: "Quiet" } });
      expect(again.id).not.toBe(first.id);
      // Back to what is live: nothing is left to review.
      expect(expectOk(await vendor.post(path, { title: "Made here", subtitle: null })).product.open_change).toBeNull();

      const draftOne = await draft();
      expectOk(await act(draftOne.id, "submit"));
      await sendBack(draftOne.id, "Add a picture.");
      expect(await read(draftOne.id)).toMatchObject({ status: "changes_requested", status_reason: "Add a picture." });
      expectOk(await vendor.post(`/vendor/products/${draftOne.id}`, { thumbnail: "https://pictures.example/1.png" }));
      expectOk(await act(draftOne.id, "submit"));
      expect(await approve(draftOne.id)).toMatchObject({ kind: "publish", status: "approved" });
    });

    it("shows and hides the product with its status", async () => {
      const { vendor, published, read, act } = workshop;
      const { http } = marketplace();
      const product = await published();
      const shown = async () => [
        expectOk(await http.get(`/store/products?handle=${product.handle}`)).count,
        (await http.get(`/store/products/${product.id}/listing`)).status,
      ];
      expect(await shown()).toEqual([1, 200]);
      expectOk(await act(product.id, "unlist"));
      expect(await shown()).toEqual([0, 404]);
      expectOk(await act(product.id, "relist"));
      expect(await shown()).toEqual([1, 200]);
      expectOk(await vendor.post(`/vendor/products/${product.id}`, { title: "Waiting" }));
      expectOk(await act(product.id, "archive"));
      expect(await shown()).toEqual([0, 404]);
      expect((await read(product.id)).open_change).toBeNull();
    });

    it("lets one of two admins decide, and the same admin repeat", async () => {
      const { admin, vendor, published, read } = workshop;
      const { sql } = marketplace();
      const second = await secondAdmin(marketplace());
      for (const [a, b] of [
        ["approve", "approve"],
        ["approve", "request-changes"],
        ["request-changes", "request-changes"],
      ] as const) {
        const product = await published();
        const { open_change } = expectOk(await vendor.post(`/vendor/products/${product.id}`, { title: "Contested" })).product;
        const decide = (client: HttpClient, action: string) =>
          client.post(`/admin/product-changes/${open_change.id}/${action}`, action === "approve" ? {} : { reason: "not like this" });
        const answers = await Promise.all([decide(admin, a), decide(second, b)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(answers.find(({ status }) => status === 409)!.body.code).toBe("change.already_decided");
        const winner = answers[0]!.status === 200 ? ([admin, a] as const) : ([second, b] as const);
        expectOk(await decide(...winner));
        const [{ status }] = (await sql("select status from product_change where id = ?", [open_change.id])) as [{ status: string }];
        expect([status, (await read(product.id)).title]).toEqual(winner[1] === "approve" ? ["approved", "Contested"] : ["changes_requested", "Made here"]);
      }
    });

    it("finishes an approval that was interrupted after its claim", async () => {
      const { admin, vendor, published, read, act } = workshop;
      const { container, sql } = marketplace();
      const product = await published();
      const path = `/vendor/products/${product.id}`;
      expectOk(await vendor.post(path, { title: "Interrupted" }));
      const { open_change } = expectOk(await vendor.post(`${path}/packages`, { title: "Team", prices: [price(9900)], terms })).product;
      await sql("update product_change set claimed_at = now() - interval '5 minutes', decided_by = 'user_gone' where id = ?", [open_change.id]);
      // The kill came after the new package's variant, before its price and the package.
      const products = container.resolve(Modules.PRODUCT);
      const [option] = (await products.retrieveProduct(product.id, { relations: ["options"] })).options;
      await products.updateProductOptionValuesOnProduct({ product_id: product.id, product_option_id: option!.id, add: [{ value: "Team" }] });
      const made_for = open_change.proposed.packages[1].id;
      await createProductVariantsWorkflow(container).run({
        input: {
          product_variants: [
            {
              product_id: product.id,
              title: "Team",
              manage_inventory: false,
              options: { [option!.title]: "Team" },
              prices: [],
              metadata: { package_id: made_for },
            },
          ],
        },
      });
      expect((await vendor.post(path, { title: "Later" })).body.code).toBe("change.being_applied");
      expect((await act(product.id, "archive")).body.code).toBe("change.being_applied");
      expect((await admin.post(`/admin/product-changes/${open_change.id}/approve`)).body.code).toBe("change.already_decided");
      const finish = () => finishProductChangesWorkflow(container).run({ input: { before: new Date().toISOString() } });
      await Promise.all([finish(), finish()]);
      expect(await read(product.id)).toMatchObject({ title: "Interrupted", open_change: null });
      expect((await storePackages(product.id)).map(({ title }: { title: string }) => title)).toEqual(["Solo", "Team"]);
      expect((await storePackages(product.id))[1].price).toEqual(price(9900));
      const [row] = await sql<{ status: string; told: boolean }>("select status, announced_at is not null as told from product_change where id = ?", [
        open_change.id,
      ]);
      expect(row).toEqual({ status: "approved", told: true });
      expect(await sql("select 1 from product_variant where product_id = ? and deleted_at is null", [product.id])).toHaveLength(2);

      await sql("update product_change set announced_at = null where id = ?", [open_change.id]);
      await finish();
      expect(await sql("select 1 from product_change where id = ? and announced_at is not null", [open_change.id])).toHaveLength(1);
    });

    it("leaves nothing half when the process is killed among eight approvals", async () => {
      const { container, sql, publishableKey } = marketplace();
      const { vendor, published, read } = workshop;
      const proposals: { id: string; change: string }[] = [];
      for (let i = 0; i < 8; i++) {
        const { id } = await published();
        const path = `/vendor/products/${id}`;
        expectOk(await vendor.post(path, { title: "After the kill", tags: ["killed"] }));
        for (const title of ["Team", "Crew"]) expectOk(await vendor.post(`${path}/packages`, { title, prices: [price(9900)], terms }));
        proposals.push({ id, change: (await read(id)).open_change.id });
      }
      const ids = proposals.map(({ change }) => change);
      const states = async () =>
        (
          await sql<{ state: string }>(
            "select case when status = 'pending' and claimed_at is not null then 'claimed' else status end as state from product_change where id = any(?)",
            [ids],
          )
        ).map(({ state }) => state);
      const server = await startServerProcess(publishableKey, { WORKER_MODE: "server" });
      const other = await signInAdmin(server.http);
      const asked = Promise.allSettled(ids.map((id) => other.post(`/admin/product-changes/${id}/approve`)));
      await eventually(async () => (await states()).includes("approved"), "one approval is through", 20_000).finally(() => server.kill());
      await asked;
      const interrupted = (await states()).filter((state) => state === "claimed").length;
      expect(interrupted).toBeGreaterThan(0);

      await finishProductChangesWorkflow(container).run({ input: { before: new Date().toISOString() } });
      expect(await states()).not.toContain("claimed");
      for (const { id, change } of proposals) {
        const product = await read(id);
        const [{ status }] = (await sql("select status from product_change where id = ?", [change])) as [{ status: string }];
        const variants = await sql("select 1 from product_variant where product_id = ? and deleted_at is null", [id]);
        const sold = product.packages.map(
          ({ title, prices }: typeof solo) =>
            `${title} ${prices
              .map((one) => one.amount_minor)
              .sort()
              .join(" ")}`,
        );
        const solid = "Solo 4900 5400";
        expect([status, product.title, sold, variants.length]).toEqual(
          status === "approved" ? ["approved", "After the kill", [solid, "Team 9900", "Crew 9900"], 3] : ["pending", "Made here", [solid], 1],
        );
      }
    });

    it("is found by its words, also misspelled, what names them most first, and by what is live only", async () => {
      const { vendor, draft, published, approve } = workshop;
      const found = async (q: string) => {
        const { products, count } = expectOk(await marketplace().http.get(`/store/search?q=${encodeURIComponent(q)}`));
        expect(count).toBe(products.length);
        return products.map(({ id }: { id: string }) => id);
      };
      const mentions = await published({ title: "Aquarium planner", description: "Keeps zebrafish and guppies." });
      const named = await published({ title: "Zebrafish tracker" });
      await draft({ title: "Zebrafish in a draft" });
      expect(await found("zebrafish")).toEqual([named.id, mentions.id]);
      for (const q of ["zebrafsh", "zebrafihs", "ZEBRAFISCH", "zebra", "tracking zebrafish", "  zebrafish & | !:* '"])
        expect([q, (await found(q))[0]]).toEqual([q, named.id]);
      expect(await found("zebrafish planner")).toEqual([mentions.id]);
      expect(await found("guppy")).toEqual([mentions.id]);
      for (const nothing of ["xylophonist", "'; drop table listing --", "zebrafish xylophonist", "!"])
        expect([nothing, await found(nothing)]).toEqual([nothing, []]);
      expectOk(await vendor.post(`/vendor/products/${named.id}`, { title: "Danio tracker" }));
      expect(await found("danio")).toEqual([]);
      await approve(named.id);
      expect([await found("danio"), await found("zebrafish")]).toEqual([[named.id], [mentions.id]]);
    });

    it("holds under twenty edits at once: one proposal with all of them", async () => {
      const { vendor, published, read } = workshop;
      const { sql } = marketplace();
      const product = await published();
      const path = `/vendor/products/${product.id}`;
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => vendor.post(`${path}/packages`, { title: `Tier ${i}`, prices: [price(1000 + i)], terms })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(19);
      expect(answers.find(({ status }) => status !== 201)!.body.code).toBe("listing.too_many_packages");
      const { open_change, listing_id } = await read(product.id);
      expect(open_change.proposed.packages).toHaveLength(20);
      expect(await sql("select 1 from product_change where listing_id = ? and status = 'pending'", [listing_id])).toHaveLength(1);
    });
  });
}
