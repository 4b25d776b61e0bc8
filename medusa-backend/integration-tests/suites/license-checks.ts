import { createPublicKey, verify } from "node:crypto";
import { registerUsageReader, usageReader } from "@mintreu/licensing/ports/current-usage";
import type { Marketplace } from "../harness/boot";
import { type BoughtLicense, buyLicense, claimsOf, setTerms } from "../harness/licenses";
import { newCustomer, signInDeveloper } from "../harness/people";
import { startServerProcess } from "../harness/server-process";
import { eventually, expectOk } from "../harness/shopping";

export function licenseChecksSuite(marketplace: () => Marketplace): void {
  const validate = async (license: BoughtLicense, request: object = {}) =>
    expectOk(await marketplace().http.post("/v1/license/validate", { license_key: license.key, ...request }));
  const codeOf = async (license: BoughtLicense, request: object = {}): Promise<string> => (await validate(license, request)).code;
  const activate = (license: BoughtLicense, place: object) => marketplace().http.post("/v1/license/activate", { license_key: license.key, ...place });
  const change = (license: BoughtLicense, assignment: string) => marketplace().sql(`update license set ${assignment} where id = ?`, [license.id]);
  const publicKeys = async () => expectOk(await marketplace().http.get("/.well-known/mintreu-license-keys.json")).keys as { kid: string }[];

  async function isSigned(text: string): Promise<boolean> {
    const [header = "", payload = "", signature = ""] = text.split(".");
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString());
    const key = (await publicKeys()).find((one) => one.kid === kid);
    return verify(null, Buffer.from(`${header}.${payload}`), createPublicKey({ key: key as never, format: "jwk" }), Buffer.from(signature, "base64url"));
  }

  describe("licence checks", () => {
    it("answer in the order of the specification, each mended fault showing the next", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { activation_limit: 1, domain_limit: 1, limits: { calls_per_month: 5 } });
      expect((await activate(license, { fingerprint: "other" })).status).toBe(201);
      await change(license, `status = 'suspended', expires_at = now() - interval '1 day', domain_rules = '{a.example.com}', ip_rules = '{10.0.0.0/8}'`);
      const reader = usageReader();
      registerUsageReader(async () => ({ calls_per_month: 5 }));
      const wrong = { product_id: "prod_other", domain: "b.example.com", ip: "192.0.2.1", fingerprint: "mine", version: "9.9.9" };
      const seen: string[] = [];
      const look = async (request: object) => seen.push(await codeOf(license, request));
      try {
        await look({ ...wrong, license_key: license.key.replace(/.$/, (letter) => (letter === "A" ? "B" : "A")) });
        await look(wrong);
        const product_id = license.product_id;
        await look({ ...wrong, product_id });
        await change(license, `status = 'active'`);
        await look({ ...wrong, product_id });
        await change(license, `expires_at = null`);
        await look({ ...wrong, product_id });
        await look({ ...wrong, product_id, domain: "a.example.com" });
        await look({ ...wrong, product_id, domain: "a.example.com", ip: "::ffff:10.1.2.3" });
        await setTerms(marketplace(), license, { activation_limit: 2 });
        await look({ ...wrong, product_id, domain: "a.example.com", ip: "10.1.2.3" });
        await look({ product_id, domain: "a.example.com", ip: "10.1.2.3", fingerprint: "other" });
        registerUsageReader(async () => ({ calls_per_month: 3 }));
        const good = await validate(license, { product_id, domain: "a.example.com", ip: "10.1.2.3", fingerprint: "other" });
        seen.push(good.code);
        expect(good).toMatchObject({ limits: { calls_per_month: 5 }, current_usage: { calls_per_month: 3 }, remaining: { calls_per_month: 2 } });
      } finally {
        registerUsageReader(reader);
      }
      expect(seen).toEqual([
        ...["CHECKSUM_INVALID", "PRODUCT_MISMATCH", "SUSPENDED", "EXPIRED", "DOMAIN_NOT_ALLOWED", "IP_NOT_ALLOWED"],
        ...["ACTIVATION_LIMIT_REACHED", "ACTIVATION_REQUIRED", "USAGE_LIMIT_EXCEEDED", "VALID"],
      ]);
    });

    it("let a cancelled licence work until its paid time is over", async () => {
      const license = await buyLicense(marketplace());
      await change(license, `status = 'cancelled', expires_at = now() + interval '1 hour'`);
      expect(await codeOf(license)).toBe("VALID");
      await change(license, `expires_at = now() - interval '1 second'`);
      expect(await codeOf(license)).toBe("CANCELLED");
    });

    it("say that nobody measures usage by an empty usage", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { limits: { calls_per_month: 5, rpm: 2 } });
      const reader = usageReader();
      registerUsageReader(null);
      try {
        expect(await validate(license)).toMatchObject({ valid: true, current_usage: {}, remaining: { calls_per_month: 5, rpm: 2 } });
      } finally {
        registerUsageReader(reader);
      }
    });

    it("tell the usage of the month by the gateway's quota, else by the sums of hours", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { limits: { calls_per_month: 5 } });
      expect(await validate(license)).toMatchObject({ valid: true, current_usage: {}, remaining: { calls_per_month: 5 } });
      await marketplace().sql(
        `insert into usage_hour (license_id, hour, product_id, developer_id, endpoint, method, status_class, requests, units, bytes_in, bytes_out, errors, total_us, last_at)
         values (?, date_trunc('hour', now()), ?, 'dev_1', '/rates', 'GET', 2, 3, 3, 0, 100, 0, 1, now())`,
        [license.id, license.product_id],
      );
      expect(await validate(license)).toMatchObject({ valid: true, current_usage: { calls_per_month: 3 }, remaining: { calls_per_month: 2 } });
      await marketplace().sql(
        `select * from usage_take_lease(gen_random_uuid(), ?, 'calls', now() - interval '1 day', now() + interval '20 days', 5, 1, 2, 'gateway-1', 60000, 60000)`,
        [license.id],
      );
      expect(await validate(license)).toMatchObject({ valid: true, current_usage: { calls_per_month: 3 } });
      await marketplace().sql(`update usage_quota set used = 5 where license_id = ?`, [license.id]);
      expect(await validate(license)).toMatchObject({ code: "USAGE_LIMIT_EXCEEDED", current_usage: { calls_per_month: 5 }, remaining: { calls_per_month: 0 } });
    });

    it("sign a token that names its place and never outlives the licence", async () => {
      const license = await buyLicense(marketplace());
      expect((await activate(license, { fingerprint: "mine" })).status).toBe(201);
      await change(license, `expires_at = now() + interval '10 minutes'`);
      const { token } = await validate(license, { fingerprint: "mine" });
      expect(await isSigned(token)).toBe(true);
      const claims = claimsOf(token);
      expect(claims).toMatchObject({ sub: license.id, product_id: license.product_id, fingerprint: "mine" });
      expect(claims.exp - claims.iat).toBeLessThanOrEqual(600);
    });

    it("know an old key until its grace is over, and not a minute longer", async () => {
      const license = await buyLicense(marketplace());
      await marketplace().sql(`update license_key set valid_until = now() + interval '1 hour' where license_id = ?`, [license.id]);
      expect(await codeOf(license)).toBe("VALID");
      await marketplace().sql(`update license_key set valid_until = now() - interval '1 second' where license_id = ?`, [license.id]);
      expect(await codeOf(license)).toBe("NOT_FOUND");
      expect((await activate(license, { fingerprint: "a" })).body).toMatchObject({ activated: false, code: "NOT_FOUND" });
    });

    it("change nothing but the log and the times of last use", async () => {
      const license = await buyLicense(marketplace());
      const rows = () =>
        marketplace().sql(
          `select to_jsonb(l) - 'last_used_at' as license, (select jsonb_agg(to_jsonb(a) - 'last_seen_at') from license_activation a where a.license_id = l.id) as activations
             from license l where id = ?`,
          [license.id],
        );
      expect((await activate(license, { fingerprint: "mine" })).status).toBe(201);
      const before = await rows();
      for (const fingerprint of ["mine", "other", "third"]) await validate(license, { fingerprint });
      const logged = () => marketplace().sql(`select 1 from license_log where license_id = ? and action = 'validated'`, [license.id]);
      await eventually(async () => (await logged()).length === 3, "three validations are logged");
      expect(await rows()).toEqual(before);
      const used = () => marketplace().sql(`select 1 from license where id = ? and last_used_at is not null`, [license.id]);
      await eventually(async () => (await used()).length === 1, "the last use is noted");
    });

    it("hand out an offline file that the published keys verify, plain or sealed", async () => {
      const license = await buyLicense(marketplace());
      const own = license.owner;
      const refused = await own.get(`/store/licenses/${license.id}/file`);
      expect([refused.status, refused.body.code]).toEqual([409, "ACTIVATION_REQUIRED"]);
      const { activation, activation_token } = (await activate(license, { fingerprint: "mine", domain: "shop.example.com" })).body;
      const headers = { "x-api-key": license.key, "x-activation-token": activation_token };
      const { license_file } = expectOk(await marketplace().http.get("/v1/license/file?days=7", { headers }));
      expect(await isSigned(license_file.content)).toBe(true);
      const facts = claimsOf(license_file.content);
      expect(facts).toMatchObject({ format: 1, license: { id: license.id, product_id: license.product_id } });
      expect(facts.activation).toEqual({ id: activation.id, fingerprint: "mine", domain: "shop.example.com" });
      expect(facts.exp - facts.iat).toBe(7 * 86_400);
      const sealed = expectOk(await own.get(`/store/licenses/${license.id}/file?encrypted=1`)).license_file;
      expect(await isSigned(sealed.content)).toBe(true);
      expect(JSON.stringify(claimsOf(sealed.content))).not.toContain(license.id);
      const download = await own.get(`/store/licenses/${license.id}/file?download=1&activation_id=${activation.id}`);
      expect(download.headers.get("content-disposition")).toContain("attachment");
      expect(await isSigned(String(download.body))).toBe(true);
      await setTerms(marketplace(), license, { offline_days: 0 });
      expect((await own.get(`/store/licenses/${license.id}/file`)).body.code).toBe("OFFLINE_NOT_ALLOWED");
      await change(license, `status = 'revoked'`);
      expect((await marketplace().http.get("/v1/license/file", { headers })).body.code).toBe("REVOKED");
    });

    it("take domains and addresses from the holder, normalised and within the limits", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { domain_limit: 2, domain_changes_allowed: 1 });
      const own = license.owner;
      const domains = `/store/licenses/${license.id}/domains`;
      for (const bad of ["*.com", "*.co.uk", "*.github.io", "com", "a b.com", "*", "a.*.com", "http://", "x@y.com"]) {
        const answer = await own.post(domains, { domains: [bad] });
        expect([bad, answer.status, answer.body.code]).toEqual([bad, 400, "license.domain_invalid"]);
      }
      const set = expectOk(await own.post(domains, { domains: ["*.Example.COM", "Bücher.example.", "*.example.com"] }));
      expect(set.domains.map(({ domain }: { domain: string }) => domain)).toEqual(["*.example.com", "xn--bcher-kva.example"]);
      expect(await codeOf(license, { domain: "a.b.example.com" })).toBe("VALID");
      expect(await codeOf(license, { domain: "example.com" })).toBe("DOMAIN_NOT_ALLOWED");
      expect((await own.post(domains, { domains: ["a.com", "b.com", "c.com"] })).body.code).toBe("license.domain_limit_reached");
      expect((await own.post(domains, { domains: ["a.com", "b.com"] })).body.code).toBe("license.domain_change_limit_reached");
      expect(expectOk(await own.post(domains, { domains: ["a.com"] })).changes).toMatchObject({ allowed: 1, used: 1 });
      expect(expectOk(await own.post(domains, { domains: ["*.example.com"] })).changes.used).toBe(1);

      const ips = `/store/licenses/${license.id}/ips`;
      for (const bad of ["10.0.0.0/33", "10.0.0", "fe80::1%eth0", "010.0.0.1", "::/129", "1.2.3.4/-1", "any"]) {
        const answer = await own.post(ips, { rules: [bad] });
        expect([bad, answer.status, answer.body.code]).toEqual([bad, 400, "license.ip_invalid"]);
      }
      const rules = ["10.1.2.3/8", "::ffff:192.0.2.0/120", "2001:DB8::5/32", "10.0.0.0/8"];
      expect(expectOk(await own.post(ips, { rules })).ips).toEqual(["10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32"]);
      for (const [ip, code] of [
        ["10.200.0.1", "VALID"],
        ["::ffff:192.0.2.77", "VALID"],
        ["2001:db8:ffff::1", "VALID"],
        ["2001:db9::1", "IP_NOT_ALLOWED"],
        ["192.0.3.1", "IP_NOT_ALLOWED"],
      ]) {
        expect([ip, await codeOf(license, { ip })]).toEqual([ip, code]);
      }
      expect(await codeOf(license)).toBe("IP_NOT_ALLOWED");
      const stranger = (await newCustomer(marketplace().http)).client;
      for (const path of [domains, ips]) expect((await stranger.post(path, { domains: [], rules: [] })).status).toBe(404);
    });

    it("let the developer set limits for one licence, with a reason in its log", async () => {
      const license = await buyLicense(marketplace());
      const [maya, other] = [await signInDeveloper(marketplace().http), await signInDeveloper(marketplace().http, "hana@papercrane.example")];
      const path = `/vendor/licenses/${license.id}/limits`;
      expect((await maya.post(path, { activation_limit: 9 })).status).toBe(400);
      expect((await maya.post(path, { reason: "because" })).status).toBe(400);
      expect((await maya.post(path, { reason: "because", activation_limit: 0 })).status).toBe(400);
      expect((await other.post(path, { reason: "because", activation_limit: 9 })).status).toBe(404);
      const body = { reason: "A big customer", activation_limit: 9, limits: { rpm: 77 } };
      expect(expectOk(await maya.post(path, body)).license).toMatchObject({ activation_limit: 9, limits: { rpm: 77 } });
      expect((await validate(license)).limits).toMatchObject({ rpm: 77 });
      expect(expectOk(await maya.post(path, { reason: "No longer", limits: { rpm: null } })).license.limits).not.toHaveProperty("rpm");
      const { logs } = expectOk(await maya.get(`/vendor/licenses/${license.id}/logs`));
      expect(logs[1]).toMatchObject({ action: "limits_set", actor_type: "developer", reason: expect.stringContaining("A big customer") });
      expect(expectOk(await maya.get(`/vendor/licenses/${license.id}/activations`))).toMatchObject({ activations: [], count: 0 });
    });

    it("stop who guesses, in all processes together, and nobody else", async () => {
      const { publishableKey } = marketplace();
      const license = await buyLicense(marketplace());
      const env = { WORKER_MODE: "server", REDIS_URL: String(process.env["TEST_REDIS_URL"]), TRUSTED_PROXIES: "127.0.0.1", LICENSE_GUESSES_PER_MINUTE: "6" };
      const servers = await Promise.all([startServerProcess(publishableKey, env), startServerProcess(publishableKey, env)]);
      try {
        const network = Math.floor(Math.random() * 250);
        const ask = (process: number, from: string, license_key: string) =>
          servers[process]!.http.post("/v1/license/validate", { license_key }, { headers: { "x-forwarded-for": `198.51.100.1, 203.0.${network}.${from}` } });
        const wrong = (i: number) => license.key.replace(/.{4}$/, ["AAAA", "BBBB", "CCCC"][i % 3]!);
        const guesses = [];
        for (let i = 0; i < 12; i++) guesses.push(await ask(i % 2, "1", wrong(i)));
        expect(guesses.map(({ status }) => status)).toEqual([...Array.from({ length: 6 }, () => 200), ...Array.from({ length: 6 }, () => 429)]);
        const last = guesses.at(-1)!;
        expect(last.body.code).toBe("license.too_many_guesses");
        expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
        expect((await ask(0, "1", license.key)).status).toBe(429);
        const activation = { license_key: license.key, fingerprint: "a" };
        const headers = { "x-forwarded-for": `203.0.${network}.1` };
        expect((await servers[0]!.http.post("/v1/license/activate", activation, { headers })).status).toBe(429);
        for (const process of [0, 1]) expect((await ask(process, "2", license.key)).body.code).toBe("VALID");
      } finally {
        await Promise.all(servers.map((server) => server.kill()));
      }
    }, 90_000);

    it("answer browsers of any origin, without credentials", async () => {
      const { baseUrl } = marketplace();
      const origin = "https://customer.example";
      for (const path of ["validate", "activate", "deactivate", "change-domain", "file"]) {
        const asked = { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type,x-activation-token,idempotency-key" };
        const preflight = await fetch(`${baseUrl}/v1/license/${path}`, { method: "OPTIONS", headers: asked });
        expect([path, preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([path, 204, "*"]);
        expect(preflight.headers.get("access-control-allow-headers")).toMatch(/x-activation-token/i);
        expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
      }
      const post = await fetch(`${baseUrl}/v1/license/validate`, {
        method: "POST",
        headers: { origin, "content-type": "application/json" },
        body: `{"license_key":"x"}`,
      });
      expect([post.status, post.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    });

    it("refuse malformed questions with the field named", async () => {
      const { http } = marketplace();
      const license = await buyLicense(marketplace());
      for (const [path, body, field] of [
        ["validate", { fingerprint: 5 }, "fingerprint"],
        ["validate", { domain: "x".repeat(301) }, "domain"],
        ["validate", { ip: "1.2.3" }, "ip"],
        ["validate", { version: {} }, "version"],
        ["activate", {}, "fingerprint"],
        ["activate", { fingerprint: "" }, "fingerprint"],
        ["activate", { fingerprint: "a", name: [] }, "name"],
        ["deactivate", { activation_token: 7 }, "activation_token"],
        ["change-domain", { activation_token: "a" }, "domain"],
      ] as const) {
        const answer = await http.post(`/v1/license/${path}`, { license_key: license.key, ...body });
        expect([path, answer.status, answer.body.code, String(answer.body.message).split(":")[0]]).toEqual([path, 400, "request.invalid", field]);
      }
      for (const path of ["validate", "activate", "deactivate", "change-domain"]) {
        expect([path, (await http.post(`/v1/license/${path}`, undefined, { raw: "{no json" })).status]).toEqual([path, 400]);
        expect([path, (await http.post(`/v1/license/${path}`, { license_key: license.key, fingerprint: "y".repeat(20_000) })).status]).toEqual([path, 413]);
      }
      expect((await http.get("/v1/license/file?days=0", { headers: { "x-api-key": license.key } })).status).toBe(400);
      expect((await http.get(`/v1/license/file?license_key=${license.key}`)).body.code).toBe("request.invalid");
      expect((await http.get("/v1/license/file")).body.code).toBe("license.key_required");
    });
  });
}
