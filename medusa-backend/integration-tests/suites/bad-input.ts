import type { Marketplace } from "../harness/boot";
import type { Answer } from "../harness/http-client";
import { newCustomer, signInAdmin, signInDeveloper } from "../harness/people";
import { expectOk, packagesOf } from "../harness/shopping";

const HUGE = "x".repeat(1_000_000);

/** Clear, coded, and without anything internal. */
function expectRefusal(answer: Answer, what: string): void {
  expect([what, answer.status >= 400 && answer.status < 500, answer.status]).toEqual([what, true, answer.status]);
  expect([what, typeof answer.body?.code, typeof answer.body?.message]).toEqual([what, "string", "string"]);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\bat [\w.]+ \(|select .* from|stack/i);
}

export function badInputSuite(marketplace: () => Marketplace): void {
  describe("bad input", () => {
    it("is refused at validation with the field named", async () => {
      const { http } = marketplace();
      for (const body of [
        { license_key: 5 },
        { license_key: null },
        { license_key: ["a"] },
        { license_key: {} },
        {},
        { license_key: "" },
        { license_key: "a", ip: "nowhere" },
      ]) {
        const answer = await http.post("/v1/license/validate", body);
        expectRefusal(answer, JSON.stringify(body));
        expect(answer.status).toBe(400);
      }
      expectRefusal(await http.post("/v1/license/validate", { license_key: HUGE }), "1 MB key");
      expectRefusal(await http.post("/v1/license/validate", undefined, { raw: "{not json" }), "no JSON");
      expect((await http.post("/v1/license/validate", { license_key: "a\0b" })).body.code).toBe("request.invalid_text");
      expect(expectOk(await http.post("/v1/license/validate", { license_key: "no key at all" })).code).toBe("CHECKSUM_INVALID");
    });

    it("is refused at the cart", async () => {
      const { http, regionId } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const variant_id = solo!.variant_id;
      const carts: unknown[] = [
        { region_id: 5 },
        { region_id: "reg_none" },
        { region_id: regionId, items: [{ variant_id: "variant_none", quantity: 1 }] },
        { region_id: regionId, items: [{ variant_id, quantity: -1 }] },
        { region_id: regionId, items: [{ variant_id, quantity: "many" }] },
        { region_id: regionId, items: "all" },
        { region_id: regionId, items: [{ quantity: 1 }] },
        { region_id: regionId, email: HUGE },
        { region_id: regionId, unknown: 1 },
        { region_id: "a\0b" },
      ];
      for (const cart of carts) expectRefusal(await http.post("/store/carts", cart), JSON.stringify(cart).slice(0, 100));
      const { cart } = expectOk(await http.post("/store/carts", { region_id: regionId, email: "empty@people.example" }));
      expectRefusal(await http.post(`/store/carts/${cart.id}/complete`), "empty cart");
      expectRefusal(await http.post("/store/carts/cart_none/complete"), "unknown cart");
      expectRefusal(await http.post(`/store/carts/${cart.id}/line-items`, { variant_id, quantity: 0.5 }), "half a licence");
      expectRefusal(await http.post(`/store/carts/${cart.id}/line-items`, { variant_id, quantity: 1_000_000 }), "more than a line may have");
      const filled = expectOk(await http.post(`/store/carts/${cart.id}/line-items`, { variant_id, quantity: 1 })).cart;
      expectRefusal(await http.post(`/store/carts/${cart.id}/line-items/${filled.items[0].id}`, { quantity: 1.5 }), "one and a half");
      expectRefusal(await http.get("/store/carts/cart_none"), "unknown cart");
    });

    it("is refused in the catalogue", async () => {
      const { http } = marketplace();
      const queries = [
        "limit=0",
        "limit=1000",
        "limit=x",
        "offset=-1",
        "type=boat",
        "order=random",
        "price_min=abc",
        "billing=,",
        "region_id=reg_none",
        `q=${"y".repeat(300)}`,
      ];
      for (const query of queries) expectRefusal(await http.get(`/store/search?${query}`), query);
      for (const path of ["/store/products/prod_none/listing", "/store/products/prod_none/packages", "/store/developers/nobody", "/store/developers/%00"]) {
        expectRefusal(await http.get(path), path);
      }
      expectRefusal(await http.get("/store/search?q=%00"), "NUL byte");
    });

    it("is refused with a confirmation cookie that cannot be read", async () => {
      const { http } = marketplace();
      for (const path of ["/store/orders/order_none", "/store/licenses", "/store/licenses/lic_none"]) {
        for (const cookie of ["mintreu_order=%", "mintreu_order=%E0%A4%A", "mintreu_order=a.b"])
          expectRefusal(await http.get(path, { cookie }), `${path} ${cookie}`);
      }
    });

    it("is refused without or with a wrong publishable key", async () => {
      const { http, baseUrl } = marketplace();
      for (const path of ["/store/search", "/store/products", "/store/licenses"]) {
        expectRefusal(await http.get(path, { headers: { "x-publishable-api-key": "pk_wrong" } }), path);
        const bare = await fetch(`${baseUrl}${path}`);
        expect([path, bare.status]).toEqual([path, 400]);
      }
    });

    it("is refused at applications and decisions", async () => {
      const { http } = marketplace();
      const [customer, admin, developer] = [(await newCustomer(http)).client, await signInAdmin(http), await signInDeveloper(http)];
      const good = { handle: "fine-handle", display_name: "Fine", legal_name: "Fine Ltd", country: "de", terms_version: "1" };
      for (const change of [
        { handle: 5 },
        { handle: undefined },
        { country: "Germany" },
        { website: "javascript:alert(1)" },
        { display_name: HUGE },
        { extra: true },
        { legal_name: "a\0b".repeat(2) },
      ]) {
        expectRefusal(await customer.post("/store/developer-applications", { ...good, ...change }), JSON.stringify(change).slice(0, 80));
      }
      expectRefusal(await http.post("/store/developer-applications", good), "nobody");
      expectRefusal(await admin.get("/admin/developers?status=happy"), "unknown status");
      expectRefusal(await admin.get("/admin/developers/dev_none"), "unknown developer");
      expectRefusal(await admin.post("/admin/developers/dev_none/approve"), "unknown developer");
      expectRefusal(
        await admin.post("/admin/refund-records/refrec_none/allocate", { allocations: [{ order_line_id: "a", amount_minor: 1 }] }),
        "unknown refund",
      );
      expectRefusal(await developer.get("/vendor/products/prod_none"), "unknown product");
      expectRefusal(await developer.get("/vendor/licenses?status=great"), "unknown status");
      expectRefusal(await http.post("/hooks/payment/system_default", { any: "thing" }), "the engine's own webhook door is closed");
    });
  });
}
