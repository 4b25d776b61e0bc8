import { newAccount } from "../harness/accounts";
import type { Marketplace } from "../harness/boot";
import type { HttpClient } from "../harness/http-client";
import { newApplicant, newCustomer, signInAdmin } from "../harness/people";
import { expectOk } from "../harness/shopping";

const ORIGIN = { headers: { origin: "https://evil.example" } };
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64");

/** What the developer panel rests on beside the routes of the catalogue and of members. */
export function panelDoorsSuite(marketplace: () => Marketplace): void {
  describe("doors of the developer panel", () => {
    it("refuse what a page from elsewhere would change, and let it read nothing more than before", async () => {
      const { owner } = await newAccount(marketplace());
      expect(await owner.post("/vendor/account", { about: "Taken over" }, ORIGIN)).toMatchObject({ status: 403, body: { code: "request.foreign_origin" } });
      expectOk(await owner.get("/vendor/me", ORIGIN));
      const own = { headers: { origin: "null" } };
      expect((await owner.post("/vendor/account", { about: "Taken over" }, own)).status).toBe(403);
      expect(expectOk(await owner.get("/vendor/me")).developer.about).not.toBe("Taken over");
    });

    it("tell a session of a customer or an admin from none", async () => {
      const { http } = marketplace();
      const cookieOf = async (client: HttpClient) => {
        const answer = await client.post("/auth/session");
        return (answer.headers.get("set-cookie") ?? "").split(";")[0]!;
      };
      for (const client of [(await newCustomer(http)).client, await signInAdmin(http)]) {
        const answer = await http.as({ cookie: await cookieOf(client) }).get("/vendor/me");
        expect([answer.status, answer.body.code]).toEqual([401, "session.other_actor"]);
      }
      expect((await http.get("/vendor/me")).body.code).toBe("request.unauthorized");
    });

    it("say what became of an application to its applicant alone", async () => {
      const { http } = marketplace();
      const applicant = await newApplicant(http);
      const client = await applicant.signInAsDeveloper();
      expect(expectOk(await client.get("/vendor/application")).application).toMatchObject({ status: "pending", status_reason: null });
      expect((await client.get("/vendor/me")).status).toBe(401);
      expectOk(await (await signInAdmin(http)).post(`/admin/developers/${applicant.developerId}/reject`, { reason: "No such company" }));
      expect(expectOk(await client.get("/vendor/application")).application).toMatchObject({ status: "rejected", status_reason: "No such company" });
      expect((await http.get("/vendor/application")).status).toBe(401);
      const { application } = expectOk(await (await newAccount(marketplace())).owner.get("/vendor/application"));
      expect(application.status).toBe("active");
    });

    it("change the public profile and nothing that was examined", async () => {
      const { owner, handle } = await newAccount(marketplace());
      const { developer } = expectOk(await owner.post("/vendor/account", { display_name: " New Name ", website: "https://new.example", about: null }));
      expect(developer).toMatchObject({ display_name: "New Name", website: "https://new.example", about: null, handle });
      for (const body of [{ handle: "other" }, { status: "active" }, { website: "javascript:alert(1)" }, { display_name: "" }]) {
        expect([body, (await owner.post("/vendor/account", body)).status]).toEqual([body, 400]);
      }
      expect(expectOk(await owner.get("/vendor/me")).permissions).toEqual(expect.arrayContaining(["account.manage", "catalog.write", "read"]));
    });

    it("store a picture by what it is, and nothing else", async () => {
      const { owner } = await newAccount(marketplace());
      const send = (bytes: Buffer, type: string) =>
        owner.post("/vendor/images", undefined, { raw: bytes as Buffer<ArrayBuffer>, headers: { "content-type": type } });
      const { image } = expectOk(await send(PNG, "application/octet-stream"));
      expect(image.url).toMatch(/^\/static\/\d+-[0-9a-f-]+\.png$/);
      const served = await fetch(`${marketplace().baseUrl}${image.url}`);
      expect([served.headers.get("content-type"), Buffer.from(await served.arrayBuffer()).equals(PNG)]).toEqual(["image/png", true]);
      const codes = [];
      for (const bytes of [Buffer.from("<svg onload='alert(1)'/>"), Buffer.alloc(0), Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)])]) {
        codes.push((await send(bytes, "image/png")).body.code);
      }
      expect(codes).toEqual(["picture.type_not_supported", "picture.type_not_supported", "picture.too_large"]);
    });
  });
}
