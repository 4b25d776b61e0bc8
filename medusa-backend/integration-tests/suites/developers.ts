import type { Marketplace } from "../harness/boot";
import { newApplicant, newCustomer, signInAdmin } from "../harness/people";
import { buy, eventually, expectOk, licensesOf, packagesOf, reveal, validationCode } from "../harness/shopping";

export function developersSuite(marketplace: () => Marketplace): void {
  describe("developers", () => {
    it("lets a customer apply and act as developer once an admin approves", async () => {
      const { http } = marketplace();
      const admin = await signInAdmin(http);
      const applicant = await newApplicant(http);
      expect((await (await applicant.signInAsDeveloper()).get("/vendor/me")).status).toBe(401);
      const pending = expectOk(await admin.get("/admin/developers?status=pending&limit=100"));
      expect(pending.developers.map(({ id }: { id: string }) => id)).toContain(applicant.developerId);
      expect((await http.get(`/store/developers/${applicant.handle}`)).status).toBe(404);

      expectOk(await admin.post(`/admin/developers/${applicant.developerId}/approve`));
      const developer = await applicant.signInAsDeveloper();
      const me = expectOk(await developer.get("/vendor/me"));
      expect(me).toMatchObject({ member: { email: applicant.email, role: "owner" }, developer: { id: applicant.developerId, status: "active" } });
      expectOk(await http.get(`/store/developers/${applicant.handle}`));
      // One person, one password, two actors: the customer session goes on.
      expectOk(await applicant.client.get("/store/customers/me"));
    });

    it("works with a session cookie too", async () => {
      const { http } = marketplace();
      const { token } = expectOk(
        await http.post("/auth/developer/emailpass", { email: "maya@northbeam.example", password: process.env["MINTREU_DEVELOPER_PASSWORD"] }),
      );
      const session = await http.post("/auth/session", {}, { token });
      const cookie = session.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
      expect(expectOk(await http.get("/vendor/me", { cookie })).developer.handle).toBe("northbeam");
    });

    it("finishes an approval that is given five times at once, with one owner", async () => {
      const { http, sql } = marketplace();
      const admin = await signInAdmin(http);
      const applicant = await newApplicant(http);
      const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post(`/admin/developers/${applicant.developerId}/approve`)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(await sql(`select 1 from developer_member where developer_id = ?`, [applicant.developerId])).toHaveLength(1);
      expectOk(await (await applicant.signInAsDeveloper()).get("/vendor/me"));
    });

    it("keeps to the status table and asks for a reason", async () => {
      const { http } = marketplace();
      const admin = await signInAdmin(http);
      const { developerId, signInAsDeveloper } = await newApplicant(http);
      const decide = (action: string, body: object = {}) => admin.post(`/admin/developers/${developerId}/${action}`, body);
      expect((await decide("reinstate")).body.code).toBe("developer.action_not_allowed");
      expect((await decide("reject")).body.code).toBe("request.invalid");
      expectOk(await decide("approve"));
      expect((await decide("reject", { reason: "too late" })).status).toBe(409);
      expectOk(await decide("suspend", { reason: "under review" }));
      const developer = await signInAsDeveloper();
      expect(expectOk(await developer.get("/vendor/me")).developer).toMatchObject({ status: "suspended", status_reason: "under review" });
      expectOk(await decide("reinstate"));
      expect(expectOk(await developer.get("/vendor/me")).developer.status).toBe("active");
    });

    it("takes a suspended developer's products off the storefront, and leaves sold licences working", async () => {
      const { http, regionId } = marketplace();
      const admin = await signInAdmin(http);
      const [developer] = expectOk(await admin.get("/admin/developers?q=tessera")).developers;
      const [product] = expectOk(await http.get(`/store/search?developer=${developer.handle}&order=price&limit=100`)).products;
      const offered = (await packagesOf(http, product.handle)).find(({ purchasable }) => purchasable)!;
      const item = { variant_id: offered.variant_id, quantity: 1 };
      const purchase = await buy(http, regionId, [item]);
      const [license] = await licensesOf(http, purchase, 1);
      const key = await reveal(http, license!, purchase.cookie);

      expectOk(await admin.post(`/admin/developers/${developer.id}/suspend`, { reason: "under review" }));
      const shown = async () => expectOk(await http.get(`/store/products?handle=${product.handle}`)).count;
      await eventually(async () => (await shown()) === 0, "the engine's own routes hide the product");
      expect(expectOk(await http.get(`/store/search?developer=${developer.handle}`)).count).toBe(0);
      expect((await http.get(`/store/products/${product.id}/packages`)).status).toBe(404);
      expect((await http.post("/store/carts", { region_id: regionId, items: [item] })).status).toBe(400);
      expect(await validationCode(http, key)).toBe("VALID");

      expectOk(await admin.post(`/admin/developers/${developer.id}/reinstate`));
      await eventually(async () => (await shown()) === 1, "the product is back");
    });

    it("takes a handle once and an application once, also in parallel", async () => {
      const { http } = marketplace();
      const one = await newApplicant(http);
      const [a, b] = [await newCustomer(http), await newCustomer(http)];
      const application = { handle: "x", display_name: "Twin", legal_name: "Twin Ltd", country: "de", terms_version: "2026-01" };
      const apply = (client: typeof a.client, handle: string) => client.post("/store/developer-applications", { ...application, handle });
      expect((await apply(a.client, one.handle)).body.code).toBe("developer.handle_taken");
      expect((await apply(one.client, "another-handle")).body.code).toBe("developer.already_applied");
      expect((await apply(a.client, "Not A Handle")).body.code).toBe("developer.handle_malformed");
      expect((await apply(a.client, "license")).body.code).toBe("developer.handle_reserved");
      const handle = `race-${Date.now().toString(36)}`;
      const answers = await Promise.all([apply(a.client, handle), apply(b.client, handle), apply(a.client, handle), apply(b.client, handle)]);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    });
  });
}
