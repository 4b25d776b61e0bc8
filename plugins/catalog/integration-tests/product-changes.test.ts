import { moduleIntegrationTestRunner } from "@medusajs/test-utils";
import type { ListingDocument } from "../src/domain/listing-document";
import type { PackageTerms } from "../src/domain/package-terms";
import { CATALOG_MODULE } from "../src/modules/catalog";
import { Migration20261122000002 } from "../src/modules/catalog/migrations/Migration20261122000002";
import { Migration20261123000003 } from "../src/modules/catalog/migrations/Migration20261123000003";
import { Migration20261123010001 } from "../src/modules/catalog/migrations/Migration20261123010001";
import { Listing } from "../src/modules/catalog/models/listing";
import { PackageTermsVersion } from "../src/modules/catalog/models/package-terms-version";
import { ProductChange } from "../src/modules/catalog/models/product-change";
import { ProductPackage } from "../src/modules/catalog/models/product-package";
import type CatalogModuleService from "../src/modules/catalog/service";

const NASTY = `It's "quoted" \\ back? $1 {a,b} ünïcode`;

const terms: PackageTerms = {
  billing: "one_time",
  license_type: "regular",
  trial_days: 0,
  activation_limit: 3,
  domain_limit: 1,
  updates_for_days: 365,
  limits: {},
  overage: "block",
  storage_bytes: null,
  users: null,
  features: [NASTY],
};

moduleIntegrationTestRunner<CatalogModuleService>({
  moduleName: CATALOG_MODULE,
  moduleModels: [Listing, ProductPackage, PackageTermsVersion, ProductChange],
  resolve: `${__dirname}/../src/modules/catalog`,
  testSuite: ({ MikroOrmWrapper, service }) => {
    const sql = <Row>(text: string, params: unknown[] = []): Promise<Row[]> => MikroOrmWrapper.getManager().execute(text, params) as Promise<Row[]>;
    const changes = () =>
      sql<{ id: string; status: string; revision: number; payload: ListingDocument; base: ListingDocument | null }>(
        `select * from product_change order by created_at, id`,
      );
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => "ok",
        (error: { code: string }) => error.code,
      );
    let listingId: string;
    let live: ListingDocument;

    /** The tables as the migrations make them, with their constraints, not as the ORM would. */
    beforeEach(async () => {
      await sql(`drop table if exists product_change, package_terms_version, product_package, listing cascade`);
      for (const Step of [Migration20261122000002, Migration20261123000003, Migration20261123010001]) {
        const step = new Step(undefined as never, undefined as never);
        await step.up();
        for (const query of step.getQueries()) await sql(String(query));
      }
      const texts = { product_type: "script" as const, summary: NASTY, description: NASTY, compatibility: [NASTY] };
      const listing = await service.createListing({ ...texts, product_id: "prod_1", developer_id: "dev_1", packages: [{ variant_id: "variant_1", terms }] });
      listingId = listing.id;
      const [pkg] = await sql<{ id: string }>(`select id from product_package`);
      const none = {
        subtitle: null,
        thumbnail: null,
        demo_video_url: null,
        documentation_url: null,
        support_channel: null,
        support_response_hours: null,
        ga4_measurement_id: null,
      };
      const packages = { [pkg!.id]: { title: "Solo", rank: 0, archived: false, prices: { eur: 4900 }, terms } };
      live = { ...texts, ...none, handle: "made", title: "Made", images: [], categories: [], tags: [], packages };
    });

    const publish = () => sql(`update listing set status = 'published'`);
    const propose = (title: string) => service.propose(listingId, live, { kind: "fields", fields: { title } });
    const claimBy = (admin_id: string, change_id: string) => service.claim({ change_id, admin_id, revision: null }, live);

    describe("changes of listings", () => {
      it("opens one proposal and amends it, also by many at once", async () => {
        await publish();
        const titles = Array.from({ length: 10 }, (_, i) => `Title ${i}`);
        await Promise.all(titles.map((title) => propose(title)));
        const [only, ...others] = await changes();
        expect(others).toEqual([]);
        expect(only).toMatchObject({ status: "pending", revision: 10, base: live });
        expect(titles).toContain(only!.payload.title);
        expect(await propose("Made")).toBe(false);
        expect(await changes()).toMatchObject([{ status: "withdrawn" }]);
      });

      it("goes on from what was sent back", async () => {
        await publish();
        await propose("Loud");
        const [first] = await changes();
        await service.sendBack({ change_id: first!.id, admin_id: "ada", revision: null }, NASTY);
        expect(await codeOf(service.sendBack({ change_id: first!.id, admin_id: "ada", revision: null }, NASTY))).toBe("ok");
        expect(await codeOf(claimBy("ada", first!.id))).toBe("change.already_decided");
        await service.propose(listingId, live, { kind: "fields", fields: { subtitle: "Quiet" } });
        expect(await changes()).toMatchObject([
          { status: "changes_requested", reason: NASTY },
          { status: "pending", payload: { title: "Loud", subtitle: "Quiet" } },
        ]);
      });

      it("is claimed by one of many admins, who alone may go on", async () => {
        await publish();
        await propose("Contested");
        const [change] = await changes();
        const admins = ["ada", "bob", "cleo", "dan"];
        const codes = await Promise.all(admins.map((admin) => codeOf(claimBy(admin, change!.id))));
        expect([...codes].sort()).toEqual(["change.already_decided", "change.already_decided", "change.already_decided", "ok"]);
        const winner = admins[codes.indexOf("ok")]!;
        expect(await codeOf(claimBy(winner, change!.id))).toBe("ok");
        expect(await codeOf(propose("Too late"))).toBe("change.being_applied");
        expect(await codeOf(service.withdrawProposal(listingId))).toBe("change.being_applied");
        await Promise.all([service.finish(change!.id), service.finish(change!.id)]);
        expect(await changes()).toMatchObject([{ status: "approved", decided_by: winner }]);
        expect(await codeOf(claimBy(winner, change!.id))).toBe("ok");
      });

      it("keeps, in the row, what was accepted against what was live", async () => {
        await publish();
        await propose("New");
        const [change] = await changes();
        const moved = { ...live, subtitle: "Moved" };
        const claimed = await service.claim({ change_id: change!.id, admin_id: "ada", revision: 1 }, moved);
        expect(claimed.payload).toEqual({ ...moved, title: "New" });
        expect(await changes()).toMatchObject([{ base: { subtitle: "Moved", title: "Made" }, payload: { subtitle: "Moved", title: "New" } }]);
      });

      it("asks for the text that was read", async () => {
        await publish();
        await propose("One");
        await propose("Two");
        const [change] = await changes();
        expect(await codeOf(service.claim({ change_id: change!.id, admin_id: "ada", revision: 1 }, live))).toBe("change.amended");
        expect(await codeOf(service.claim({ change_id: change!.id, admin_id: "ada", revision: 2 }, live))).toBe("ok");
      });

      it("publishes a draft with its change in one transaction", async () => {
        await Promise.all(Array.from({ length: 5 }, () => service.submit(listingId, live)));
        const [change, ...others] = await changes();
        expect(others).toEqual([]);
        await claimBy("ada", change!.id);
        await service.finish(change!.id);
        expect(await sql(`select status, published_at is not null as dated from listing`)).toEqual([{ status: "published", dated: true }]);
        expect(await changes()).toMatchObject([{ kind: "publish", status: "approved" }]);
      });

      it("takes a draft out of review again, with its change", async () => {
        await service.submit(listingId, live);
        await service.changeListingStatus(listingId, "withdraw", null);
        expect(await changes()).toMatchObject([{ status: "withdrawn" }]);
        expect(await sql(`select status from listing`)).toEqual([{ status: "draft" }]);
      });
    });

    describe("applying a document", () => {
      it("stores texts as they are, and repeats without a trace", async () => {
        const [packageId] = Object.keys(live.packages) as [string];
        const next = structuredClone(live);
        next.packages[packageId] = { ...next.packages[packageId]!, rank: 3, terms: { ...terms, activation_limit: 9 } };
        Object.assign(next, { summary: `${NASTY} 2`, compatibility: [NASTY, "b", "a"], support_response_hours: 24 });
        await service.applyListing(listingId, next);
        await service.applyListing(listingId, next);
        expect(await sql(`select summary, compatibility, support_response_hours from listing`)).toEqual([
          { summary: `${NASTY} 2`, compatibility: [NASTY, "b", "a"], support_response_hours: 24 },
        ]);
        expect(
          await sql(`select version, terms->'activation_limit' as activation_limit, terms->'features' as features from package_terms_version order by version`),
        ).toEqual([
          { version: 1, activation_limit: 3, features: [NASTY] },
          { version: 2, activation_limit: 9, features: [NASTY] },
        ]);
      });

      it("adds a package once under its id, archives it, offers it again, forgets it", async () => {
        const team = { title: "Team", rank: 1, archived: false, prices: { eur: 100 }, terms };
        for (const _ of [1, 2]) await service.addPackage(listingId, "pkg_team", "variant_2", team);
        const archived = async () => {
          const [row] = await sql<{ archived: boolean }>(`select archived_at is not null as archived from product_package where id = 'pkg_team'`);
          return row?.archived;
        };
        for (const state of [false, true, true, false]) {
          await service.applyListing(listingId, { ...live, packages: { ...live.packages, pkg_team: { ...team, archived: state } } });
          expect(await archived()).toBe(state);
        }
        for (const _ of [1, 2]) await service.removePackage(listingId, "pkg_team");
        expect(await archived()).toBeUndefined();
      });

      it("leaves another listing's package alone", async () => {
        const other = await service.createListing({
          product_type: "api",
          summary: "s",
          description: "d",
          product_id: "prod_2",
          developer_id: "dev_2",
          packages: [],
        });
        const [packageId] = Object.keys(live.packages) as [string];
        await service.applyListing(other.id, { ...live, packages: { [packageId]: { ...live.packages[packageId]!, archived: true } } });
        await service.removePackage(other.id, packageId);
        expect(await sql(`select archived_at from product_package where id = ?`, [packageId])).toEqual([{ archived_at: null }]);
      });
    });
  },
});
