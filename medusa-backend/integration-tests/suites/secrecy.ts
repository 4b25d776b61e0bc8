import type { Marketplace } from "../harness/boot";
import { buyLicenseAsCustomer } from "../harness/licenses";
import { linkToken, openShop } from "../harness/licensing";
import { startServerProcess } from "../harness/server-process";
import { eventually, expectOk, uniqueEmail } from "../harness/shopping";

export function secrecySuite(marketplace: () => Marketplace): void {
  describe("secrecy", () => {
    it("keeps no clear key or token in the database or in the logs, whatever is done with them and whatever fails", async () => {
      const { publishableKey, sql } = marketplace();
      const server = await startServerProcess(publishableKey, { NODE_ENV: "production", LOG_LEVEL: "silly" });
      const secrets = await liveThrough({ ...marketplace(), http: server.http, baseUrl: server.baseUrl });
      await eventually(async () => server.output().includes("license-keys"), "the server has told of its mails");
      const said = server.output();
      await server.kill();
      expect(secrets.length).toBeGreaterThan(8);
      // Requests, mails and faults of the database with their rows were logged indeed.
      for (const line of ["/v1/license/activate", "license-keys", "refuse_for_a_test", "Failing row contains"]) expect(said).toContain(line);
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
      const tables = await sql<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      expect(tables.length).toBeGreaterThan(100);
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await sql(`select 1 from "${name}" t where t::text like any(array(select jsonb_array_elements_text(?::jsonb))) limit 1`, [
          JSON.stringify(secrets.map((secret) => `%${secret}%`)),
        ]);
        if (rows.length > 0) found.push(name);
      }
      expect(found).toEqual([]);
    }, 120_000);

    it("refuses to change or delete a row of the licence log", async () => {
      const { sql } = marketplace();
      await expect(sql(`update license_log set reason = 'nothing happened'`)).rejects.toThrow("append-only");
      await expect(sql(`delete from license_log`)).rejects.toThrow("append-only");
    });

    it("refuses a second licence for the same unit of a line", async () => {
      const { sql } = marketplace();
      const columns = `product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing, terms`;
      await expect(sql(`insert into license (id, ${columns}) select 'lic_twin', ${columns} from license limit 1`)).rejects.toThrow("unique");
    });
  });
}

/** The part of a key that nobody may know; one that was made elsewhere is secret as a whole. */
const secretOf = (key: string) => (key.startsWith("MINTREU-") ? key.split("-")[4]! : key);

/** Everything that touches keys, first as it should be, then with faults; answers all secrets that went through. */
async function liveThrough(place: Marketplace): Promise<string[]> {
  const { http, sql } = place;
  const shop = await openShop(place);
  const license = await buyLicenseAsCustomer(place);
  const imported = `OLD-KEY-${Date.now()}-bcdfgh`;
  const csv = { raw: `email,package,key\n${uniqueEmail()},Solo,${imported}\n`, headers: { "content-type": "text/csv" } };
  expectOk(await shop.vendor.request("POST", "/vendor/licenses/import", undefined, csv));
  const [given] = expectOk(await shop.vendor.post("/vendor/licenses", { package_id: shop.packageOf("Solo"), email: uniqueEmail() })).licenses;
  expectOk(await shop.vendor.post(`/vendor/licenses/${given.id}/resend`));
  expectOk(await license.owner.post(`/store/licenses/${license.id}/rotate`, { grace_hours: 1 }));
  const rotated = expectOk(await license.owner.post(`/store/licenses/${license.id}/reveal`)).license_key;
  const claim = linkToken(place, { purpose: "license-claim", id: "licclm_none" });
  await license.owner.post("/store/licenses/claim", { token: claim });

  const tokens: string[] = [];
  const keys = [license.key, rotated, imported, license.key.toLowerCase()];
  for (const key of keys) {
    const named = key === imported ? { product_id: shop.product.id } : {};
    const body = { license_key: key, fingerprint: `device ${tokens.length}`, ...named };
    const activated = await http.post("/v1/license/activate", body);
    const token: string = expectOk(activated).activation_token;
    if (token) tokens.push(token);
    expectOk(await http.post("/v1/license/validate", body));
    const headers = { "x-api-key": key, "x-activation-token": token };
    expectOk(await http.get(`/v1/license/file?encrypted=1${key === imported ? `&product_id=${shop.product.id}` : ""}`, { headers }));
    // Mistyped, of no form, in the wrong place, beside a wrong token, in broken JSON.
    for (const license_key of [`${key}A`, { key }, [key], `${key}\u0000`]) await http.post("/v1/license/validate", { license_key, ...named });
    await http.post("/v1/license/validate", { ...body, product_id: key, ip: key });
    await http.post("/v1/license/deactivate", { ...body, activation_token: `${token}x` });
    for (const raw of [key, `"${key}`, `{"license_key":"${key}"`, `{"license_key":"${key}",}`]) {
      await http.request("POST", "/v1/license/validate", undefined, { raw });
      await http.request("POST", "/v1/license/activate", undefined, { raw });
    }
    await shop.vendor.request("POST", "/vendor/licenses/import", undefined, { ...csv, raw: `email,package,key\nnobody,${key},"${key}` });
    await http.post(`/store/licenses/claim`, { token: key });
  }
  await withTablesThatRefuse(sql, ["license_key", "license_activation", "license_log"], async () => {
    const refused = [
      await license.owner.post(`/store/licenses/${license.id}/rotate`, { grace_hours: 0 }),
      await license.owner.post(`/store/licenses/${license.id}/reveal`),
      await shop.vendor.post("/vendor/licenses", { package_id: shop.packageOf("Solo"), email: uniqueEmail() }),
      await shop.vendor.request("POST", "/vendor/licenses/import", undefined, { ...csv, raw: csv.raw.replace(imported, `${imported}-2`) }),
      await http.post("/v1/license/activate", { license_key: rotated, fingerprint: "one more" }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 500));
  });
  return [...new Set([...keys.map(secretOf), ...keys.map(secretOf).map((secret) => secret.toLowerCase()), ...tokens, claim])];
}

/** Faults of the database come with whole rows and statements: they too go to the log. */
async function withTablesThatRefuse(sql: Marketplace["sql"], tables: string[], work: () => Promise<void>): Promise<void> {
  for (const table of tables) await sql(`alter table ${table} add constraint refuse_for_a_test check (false) not valid`);
  try {
    await work();
  } finally {
    for (const table of tables) await sql(`alter table ${table} drop constraint refuse_for_a_test`);
  }
}
