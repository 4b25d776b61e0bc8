import { openLicenseFile } from "@mintreu/licensing/domain/license-file";
import type { Marketplace } from "../harness/boot";
import { openShop, type Shop } from "../harness/licensing";
import { newCustomer } from "../harness/people";
import { eventually, expectOk, uniqueEmail } from "../harness/shopping";

const csv = { headers: { "content-type": "text/csv" } };
let sequence = 0;
const newKey = () => `OLD-${Date.now()}-${(sequence += 1)}`;

export function licenseImportSuite(marketplace: () => Marketplace): void {
  describe("licences given and imported", () => {
    let shop: Shop;

    beforeAll(async () => {
      shop = await openShop(marketplace());
    });

    const send = (raw: string, query = "", vendor = shop.vendor) => vendor.request("POST", `/vendor/licenses/import${query}`, undefined, { raw, ...csv });
    const validate = async (license_key: string, product_id?: string) =>
      expectOk(await marketplace().http.post("/v1/license/validate", { license_key, ...(product_id ? { product_id } : {}) })).code;
    const imported = (email: string) =>
      marketplace().sql<{ id: string; status: string; activation_limit: number | null; domain_rules: string[]; expires_at: Date | null }>(
        `select id, status, activation_limit, domain_rules, expires_at from license where email = ?`,
        [email],
      );

    it("looks first, then takes all lines, accepts the old keys, and changes nothing when sent again", async () => {
      const [first, second] = [uniqueEmail(), uniqueEmail()];
      const key = newKey();
      const file = `\uFEFFE-Mail,package,key,expires_at,activation_limit,domains\r\n${first},Solo,${key},2031-06-30,7,"Example.com *.example.org"\r\n${second},${shop.packageOf("Monthly")},,2020-01-01,unlimited,\r\n`;
      const dry = expectOk(await send(file, "?dry_run=1")).import;
      expect(dry).toEqual({ dry_run: true, rows: 2, valid: 2, created: 0, skipped: 0, errors: [] });
      expect(await imported(first)).toEqual([]);
      const answers = await Promise.all([send(file), send(file)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
      expect(await imported(first)).toMatchObject([{ status: "active", activation_limit: 7, domain_rules: ["example.com", "*.example.org"] }]);
      expect((await imported(first))[0]!.expires_at?.toISOString()).toBe("2031-06-30T00:00:00.000Z");
      expect(await imported(second)).toMatchObject([{ status: "expired", activation_limit: null }]);
      expect(await validate(key, shop.product.id)).toBe("VALID");
      expect(await validate(key)).toBe("CHECKSUM_INVALID");
      expect(await validate(key, "prod_other")).toBe("CHECKSUM_INVALID");
      expect(await validate(`${key}x`, shop.product.id)).toBe("CHECKSUM_INVALID");
      const third = uniqueEmail();
      expect(expectOk(await send(`email,package,key\n${first},Solo,${key}\n${third},Solo,${newKey()}\n`)).import).toMatchObject({ created: 1, skipped: 1 });
      expect(await imported(first)).toHaveLength(1);
    });

    it("activates, moves and ends by an imported key, when the product is named", async () => {
      const { http } = marketplace();
      const [email, key] = [uniqueEmail(), newKey()];
      expectOk(await send(`email,package,key,activation_limit\n${email},Solo,${key},1\n`));
      const post = (path: string, body: object) => http.post(`/v1/license/${path}`, { license_key: key, ...body });
      const product_id = shop.product.id;
      const place = { fingerprint: "device-1", domain: "old.example.com" };
      expect((await post("activate", place)).body.code).toBe("CHECKSUM_INVALID");
      expect((await post("activate", { ...place, product_id: "prod_other" })).body.code).toBe("CHECKSUM_INVALID");
      const first = await post("activate", { ...place, product_id });
      expect([first.status, first.body.activation.domain]).toEqual([201, "old.example.com"]);
      const { activation_token } = first.body;
      expect((await post("activate", { fingerprint: "device-2", product_id })).body.code).toBe("ACTIVATION_LIMIT_REACHED");
      expect((await post("change-domain", { activation_token, domain: "new.example.com" })).status).toBe(404);
      const moved = await post("change-domain", { activation_token, domain: "new.example.com", product_id });
      expect([moved.status, moved.body.activation.domain]).toEqual([200, "new.example.com"]);
      const headers = { "x-api-key": key, "x-activation-token": activation_token };
      const file = (query: string) => http.get(`/v1/license/file?encrypted=1&${query}`, { headers });
      expect((await file("")).status).toBe(404);
      const { content } = expectOk(await file(`product_id=${product_id}`)).license_file;
      const { keys } = expectOk(await http.get("/.well-known/mintreu-license-keys.json"));
      expect(openLicenseFile(content, keys, new Date(), key.toUpperCase())).toMatchObject({ license: { product_id } });
      expect((await post("deactivate", { activation_token, product_id })).body).toEqual({ deactivated: true });
      expect((await post("activate", { fingerprint: "device-2", product_id })).status).toBe(201);
    });

    it("takes nothing when one line has a fault, and names each by its line", async () => {
      const email = uniqueEmail();
      const file = `email,package,key,expires_at\n${email},Solo,${newKey()},\nnobody,None,=1+1+1+1+1,31.12.2027\n${email},Solo\n`;
      const { errors } = expectOk(await send(file, "?dry_run=true")).import;
      const found = errors.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`);
      expect(found).toEqual(["3 email_invalid", "3 package_unknown", "3 formula", "3 expires_at_invalid", "4 columns_differ"]);
      const refused = await send(file);
      expect([refused.status, refused.body.code, refused.body.details.length]).toEqual([400, "license_import.rows_invalid", 5]);
      expect(await imported(email)).toEqual([]);
    });

    it("refuses what is no such file, and one that is too large", async () => {
      const code = async (raw: string | Buffer, headers = csv.headers) =>
        (await shop.vendor.request("POST", "/vendor/licenses/import", undefined, { raw: raw as string, headers })).body.code;
      expect(await code("{}", { "content-type": "application/json" })).toBe("license_import.not_csv");
      expect(await code("")).toBe("license_import.columns");
      expect(await code("email,package,password\n")).toBe("license_import.columns");
      expect(await code("email,email,package\n")).toBe("license_import.columns");
      expect(await code('email,package\n"open,Solo\n')).toBe("license_import.malformed");
      expect(await code(Buffer.from("email,package\n\xff\xfe,Solo\n", "latin1"))).toBe("license_import.not_utf8");
      expect(await code(`email,package\n${"a@people.example,Solo\n".repeat(50_001)}`)).toBe("license_import.too_many_rows");
      expect(await code(`email,package\n${"x".repeat(11 * 1024 * 1024)}`)).toBe("license_import.too_large");
      expect((await send("email,package\n", "?dry_run=maybe")).status).toBe(400);
    });

    it("knows only the packages of its own developer", async () => {
      const other = await openShop(marketplace());
      const file = `email,package\n${uniqueEmail()},${shop.packageOf("Solo")}\n`;
      expect(expectOk(await send(file, "?dry_run=1", other.vendor)).import.errors[0].code).toBe("package_unknown");
      expect((await other.vendor.post("/vendor/licenses", { package_id: shop.packageOf("Solo"), email: uniqueEmail() })).body.code).toBe("package.not_found");
    });

    it("gives licences by hand once for an idempotency key, and mails them", async () => {
      const email = uniqueEmail();
      const give = (body: object, key?: string) =>
        shop.vendor.post(
          "/vendor/licenses",
          { package_id: shop.packageOf("Solo"), email, quantity: 2, ...body },
          key ? { headers: { "idempotency-key": key } } : {},
        );
      const answers = await Promise.all([1, 2, 3].map(() => give({}, "order-77")));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      const ids = answers.map(({ body }) => body.licenses.map(({ id }: { id: string }) => id).sort());
      expect([ids[1], ids[2]]).toEqual([ids[0], ids[0]]);
      expect((await give({ quantity: 3 }, "order-77")).body.code).toBe("request.idempotency_key_reused");
      expect((await give({}, "two words")).body.code).toBe("request.idempotency_key_invalid");
      expect(await imported(email)).toHaveLength(2);
      await eventually(async () => {
        const sent = await marketplace().sql(`select 1 from notification where "to" = ? and template = 'license-keys'`, [email]);
        return sent.length === 1;
      }, "one mail for both");
      expect((await give({ expires_at: "2020-01-01T00:00:00Z" })).body.code).toBe("license.expiry_in_the_past");
      expect((await give({ trial: true })).body.code).toBe("license.no_trial");
      for (const body of [{ quantity: 0 }, { quantity: 101 }, { email: "x" }, { expires_at: "soon" }, { more: 1 }]) expect((await give(body)).status).toBe(400);
      const trial = expectOk(await shop.vendor.post("/vendor/licenses", { package_id: shop.packageOf("Monthly"), email, trial: true })).licenses[0];
      expect(Math.round((new Date(trial.expires_at).getTime() - new Date(trial.created_at).getTime()) / 86_400_000)).toBe(14);
      expect((await (await newCustomer(marketplace().http)).client.get(`/store/licenses/${trial.id}`)).status).toBe(404);
    });
  });
}
