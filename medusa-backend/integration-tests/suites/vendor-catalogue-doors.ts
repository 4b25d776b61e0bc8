import type { Marketplace } from "../harness/boot";
import type { Answer } from "../harness/http-client";
import { signInDeveloper } from "../harness/people";
import { expectOk } from "../harness/shopping";
import { draftOf, newDeveloper, newHandle, openWorkshop, price, solo, terms, type VendorProduct, type Workshop } from "../harness/vendor-products";

const HUGE = "x".repeat(1_000_000);

export function vendorCatalogueDoorsSuite(marketplace: () => Marketplace): void {
  describe("vendor catalogue at its doors", () => {
    let workshop: Workshop;

    beforeAll(async () => {
      workshop = await openWorkshop(marketplace());
    });

    it("keeps to the status table, action by action", async () => {
      const { vendor, draft, published, act, sendBack } = workshop;
      const statuses: Record<string, () => Promise<VendorProduct>> = {
        draft: () => draft(),
        in_review: async () => reached(await draft(), "submit"),
        changes_requested: async () => {
          const product = await reached(await draft(), "submit");
          await sendBack(product.id, "not yet");
          return product;
        },
        published: () => published(),
        unlisted: async () => reached(await published(), "unlist"),
        archived: async () => reached(await draft(), "archive"),
      };
      const reached = async (product: VendorProduct, action: string) => expectOk(await act(product.id, action)).product as VendorProduct;
      const table: Record<string, string[]> = {};
      for (const [status, make] of Object.entries(statuses)) {
        const row: string[] = [];
        for (const action of ["submit", "withdraw", "unlist", "relist", "archive", "edit"]) {
          const { id } = await make();
          const answer = action === "edit" ? await vendor.post(`/vendor/products/${id}`, { title: "New" }) : await act(id, action);
          row.push(answer.status === 200 ? answer.body.product.status : answer.body.code);
        }
        table[status] = row;
      }
      const no = "listing.action_not_allowed";
      expect(table).toEqual({
        draft: ["in_review", "draft", no, no, "archived", "draft"],
        in_review: ["in_review", "draft", no, no, no, "listing.in_review"],
        changes_requested: ["in_review", no, no, no, "archived", "changes_requested"],
        published: [no, "published", "unlisted", "published", "archived", "published"],
        unlisted: [no, "unlisted", "unlisted", "published", "archived", "unlisted"],
        archived: [no, no, no, no, "archived", "listing.archived"],
      });
    });

    it("gives a handle once, also in parallel", async () => {
      const { vendor, draft, published } = workshop;
      const body = draftOf();
      const answers = await Promise.all(Array.from({ length: 4 }, () => vendor.post("/vendor/products", body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      expect(answers.filter(({ body: { code } }) => code === "listing.handle_taken")).toHaveLength(3);
      const other = await draft();
      expect((await vendor.post(`/vendor/products/${other.id}`, { handle: body.handle })).body.code).toBe("listing.handle_taken");
      // A kill left a product without its listing: the handle is free again after a minute.
      const { sql } = marketplace();
      await sql(
        "delete from package_terms_version where product_package_id in (select k.id from product_package k join listing l on l.id = k.listing_id where l.product_id = ?)",
        [other.id],
      );
      await sql("delete from listing where product_id = ?", [other.id]);
      expect((await vendor.post("/vendor/products", draftOf({ handle: other.handle }))).body.code).toBe("listing.handle_taken");
      await sql("update product set created_at = created_at - interval '2 minutes' where id = ?", [other.id]);
      expect((await vendor.post("/vendor/products", draftOf({ handle: other.handle }))).status).toBe(201);
      const live = await published();
      expect((await vendor.post(`/vendor/products/${live.id}`, { handle: newHandle() })).body.code).toBe("listing.field_fixed");
    });

    it("lists by status and words", async () => {
      const { vendor, draft } = workshop;
      const title = `Findable ${newHandle()}`;
      const product = await draft({ title });
      const list = async (query: string) => expectOk(await vendor.get(`/vendor/products?${query}`)).products.map(({ id }: VendorProduct) => id);
      expect(await list(`q=${encodeURIComponent(title)}`)).toEqual([product.id]);
      expect(await list(`q=${encodeURIComponent(title)}&status=published`)).toEqual([]);
      expect(await list("q=%25")).toEqual([]);
    });

    it("answers by role and owner on every route", async () => {
      const { admin, vendor, published } = workshop;
      const { http, sql } = marketplace();
      const mine = await published();
      const routes: [method: string, path: string, body?: object][] = [
        ["GET", ""],
        ["POST", "", { title: "Mine" }],
        ["POST", "/packages", { title: "Team", prices: [price(100)], terms }],
        ["POST", `/packages/${mine.packages[0]!.id}`, { title: "One" }],
        ["DELETE", `/packages/${mine.packages[0]!.id}`],
        ...["submit", "withdraw", "unlist", "relist", "archive"].map((action): [string, string, object] => ["POST", `/${action}`, {}]),
      ];
      const other = await signInDeveloper(http);
      for (const [method, path, body] of routes) {
        const at = `/vendor/products/${mine.id}${path}`;
        expect([at, (await http.request(method, at, body)).status]).toEqual([at, 401]);
        // A stranger learns nothing, whatever is in the body.
        expect([at, (await other.request(method, at, body)).status]).toEqual([at, 404]);
        if (method !== "GET") expect([at, (await other.request(method, at, { nonsense: true })).status]).toEqual([at, 404]);
      }
      const { client: member, developerId: account } = await newDeveloper(http, admin);
      const own = expectOk(await member.post("/vendor/products", draftOf())).product as VendorProduct;
      for (const role of ["manager", "support", "analyst"]) {
        await sql("update developer_member set role = ? where developer_id = ?", [role, account]);
        const [held] = expectOk(await member.get(`/vendor/products/${own.id}`)).product.packages;
        for (const [method, path, body] of routes) {
          const at = `/vendor/products/${own.id}${path.replace(mine.packages[0]!.id, held.id)}`;
          const { status } = await member.request(method, at, body);
          const refused = method !== "GET" && role !== "manager";
          expect([role, method, at, refused ? status : status === 403]).toEqual([role, method, at, refused ? 403 : false]);
          if (refused) expect((await member.request(method, at, { nonsense: true })).status).toBe(403);
        }
        expect([role, (await member.post("/vendor/products", {})).status]).toEqual([role, role === "manager" ? 400 : 403]);
      }
      for (const path of ["", "/pchg_none", "/pchg_none/approve", "/pchg_none/request-changes"]) {
        const method = path.includes("none/") ? "POST" : "GET";
        expect([path, (await vendor.request(method, `/admin/product-changes${path}`, method === "POST" ? {} : undefined)).status]).toEqual([path, 401]);
        if (path)
          expect([path, (await admin.request(method, `/admin/product-changes${path}`, method === "POST" ? {} : undefined)).body.code]).toEqual([
            path,
            "change.not_found",
          ]);
      }
    });

    it("refuses bodies that are missing, malformed or huge, each with its code", async () => {
      const { admin, vendor, draft, read } = workshop;
      const product = await draft();
      const path = `/vendor/products/${product.id}`;
      const packagePath = `${path}/packages/${product.packages[0]!.id}`;
      const refused = (answer: Answer, code: string | RegExp, what: string) => {
        expect([what, answer.status >= 400 && answer.status < 500, answer.status]).toEqual([what, true, answer.status]);
        expect([what, answer.body.code]).toEqual([what, code instanceof RegExp ? expect.stringMatching(code) : code]);
      };
      refused(await vendor.request("POST", "/vendor/products"), "request.invalid", "no body");
      refused(await vendor.post("/vendor/products", undefined, { raw: "{no json" }), /^request\./, "no JSON");
      const drafts: [object, string | RegExp][] = [
        [{ title: undefined }, "request.invalid"],
        [{ title: 5 }, "request.invalid"],
        [{ title: HUGE }, /^request\.(invalid|too_large)$/],
        [{ title: "x".repeat(200_000) }, "request.invalid"],
        [{ title: "a\0b" }, "request.invalid_text"],
        [{ handle: "Not a handle" }, "request.invalid"],
        [{ product_type: "boat" }, "request.invalid"],
        [{ demo_video_url: "javascript:alert(1)" }, "request.invalid"],
        [{ thumbnail: "/etc/passwd" }, "request.invalid"],
        [{ ga4_measurement_id: "<script>" }, "request.invalid"],
        [{ status: "published" }, "request.invalid"],
        [{ developer_id: "dev_other" }, "request.invalid"],
        [{ categories: ["no-such-category"] }, "listing.category_unknown"],
        [{ packages: [] }, "request.invalid"],
        [{ packages: [{ ...solo, prices: [] }] }, "request.invalid"],
        [{ packages: [{ ...solo, prices: [price(1), price(2)] }] }, "request.invalid"],
        [{ packages: [{ ...solo, prices: [price(1.5)] }] }, "request.invalid"],
        [{ packages: [{ ...solo, prices: [price(-1)] }] }, "request.invalid"],
        [{ packages: [{ ...solo, prices: [price(100, "jpy")] }] }, "package.currency_unknown"],
        [{ packages: [{ ...solo, prices: [price(0)] }] }, "package.terms_contradict"],
        [{ packages: [solo, { ...solo, title: "SOLO" }] }, "package.title_taken"],
        [{ packages: [{ ...solo, terms: { ...terms, billing: "weekly" } }] }, "request.invalid"],
        [{ packages: [{ ...solo, terms: { ...terms, domain_limit: 5 } }] }, "package.terms_contradict"],
      ];
      for (const [change, code] of drafts) refused(await vendor.post("/vendor/products", draftOf(change)), code, JSON.stringify(change).slice(0, 80));
      for (const body of [{ title: null }, { title: "" }, { images: "all" }, { unknown: 1 }, [], "text"])
        refused(await vendor.post(path, body), "request.invalid", JSON.stringify(body));
      for (const body of [{ title: 1 }, { prices: [] }, { terms: {} }, { rank: -1 }, { archived: "yes" }])
        refused(await vendor.post(packagePath, body), "request.invalid", JSON.stringify(body));
      refused(await vendor.post(`${path}/packages`, { ...solo, title: "solo" }), "package.title_taken", "title twice");
      refused(await vendor.post(`${path}/packages/pkg_none`, { title: "x" }), "package.not_found", "unknown package");
      refused(await vendor.post(`${path}/packages/__proto__`, { title: "x" }), "package.not_found", "package of the language");
      refused(await vendor.get("/vendor/products?status=happy"), "request.invalid", "unknown status");
      refused(await admin.get("/admin/product-changes?kind=boat"), "request.invalid", "unknown kind");
      expect(await read(product.id)).toMatchObject({ title: "Made here", status: "draft", packages: product.packages });
    });
  });
}
