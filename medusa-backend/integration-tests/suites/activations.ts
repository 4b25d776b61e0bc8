import type { Marketplace } from "../harness/boot";
import { type BoughtLicense, buyLicense, buyLicenseAsCustomer, setTerms } from "../harness/licenses";
import { startServerProcess } from "../harness/server-process";
import { eventually, expectOk } from "../harness/shopping";

export function activationsSuite(marketplace: () => Marketplace): void {
  const activate = (license: BoughtLicense, place: object, headers: Record<string, string> = {}) =>
    marketplace().http.post("/v1/license/activate", { license_key: license.key, ...place }, { headers });
  const deactivate = (license: BoughtLicense, body: object) => marketplace().http.post("/v1/license/deactivate", { license_key: license.key, ...body });
  const changeDomain = (license: BoughtLicense, body: object) => marketplace().http.post("/v1/license/change-domain", { license_key: license.key, ...body });
  const check = async (license: BoughtLicense, request: object) =>
    expectOk(await marketplace().http.post("/v1/license/validate", { license_key: license.key, ...request })).code;
  const activeRows = (license: BoughtLicense) =>
    marketplace().sql<{ domain: string | null; fingerprint: string | null }>(
      `select domain, fingerprint from license_activation where license_id = ? and status = 'active' order by created_at, id`,
      [license.id],
    );

  describe("activations", () => {
    it("answers 201 first and then 200 with the same activation, and tells the token once", async () => {
      const license = await buyLicense(marketplace());
      const first = await activate(license, { fingerprint: "device-1", name: "Ada's laptop" });
      expect([first.status, first.body.activated, first.body.activation.status]).toEqual([201, true, "active"]);
      expect(first.body.activation).toMatchObject({ fingerprint: "device-1", name: "Ada's laptop", domain: null });
      expect(first.body.activation_token).toBe(first.body.activation.token);
      expect(first.body.activation_token).toMatch(/^mat_[\w-]{43}$/);
      const again = await activate(license, { fingerprint: "device-1" });
      expect([again.status, again.body.activation.id, again.body.activation_token]).toEqual([200, first.body.activation.id, null]);
      expect(await activeRows(license)).toHaveLength(1);
      const [row] = await marketplace().sql<{ activated_at: Date | null }>(`select activated_at from license where id = ?`, [license.id]);
      expect(row?.activated_at).not.toBeNull();
    });

    it("tells the token again to the client whose answer was lost, by its idempotency key", async () => {
      const license = await buyLicense(marketplace());
      const secret = { "idempotency-key": "a secret of this client 1" };
      const [first, second, stranger] = [
        await activate(license, { fingerprint: "device-1" }, secret),
        await activate(license, { fingerprint: "device-1" }, secret),
        await activate(license, { fingerprint: "device-1" }, { "idempotency-key": "a secret of somebody else" }),
      ];
      expect([first.status, second.status, stranger.status]).toEqual([201, 200, 200]);
      expect(second.body.activation_token).toBe(first.body.activation_token);
      expect(stranger.body.activation_token).toBeNull();
      expect((await activate(license, { fingerprint: "device-2" }, { "idempotency-key": "short" })).status).toBe(400);
    });

    it("leaves exactly three of a hundred parallel activations with a limit of three", async () => {
      const license = await buyLicense(marketplace());
      const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => activate(license, { fingerprint: `device-${i}` })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
      const refused = answers.filter(({ status }) => status !== 201);
      for (const { status, body } of refused) expect([status, body.activated, body.code]).toEqual([409, false, "ACTIVATION_LIMIT_REACHED"]);
      expect(await activeRows(license)).toHaveLength(3);
    });

    it("makes one activation of fifty parallel requests for the same device", async () => {
      const license = await buyLicense(marketplace());
      const answers = await Promise.all(Array.from({ length: 50 }, () => activate(license, { fingerprint: "one" })));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
      expect(new Set(answers.map(({ body }) => body.activation.id)).size).toBe(1);
    });

    it("gives a slot back once, also when it is asked for twice or in parallel", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { activation_limit: 1 });
      const { activation_token } = (await activate(license, { fingerprint: "old" })).body;
      expect((await activate(license, { fingerprint: "new" })).body.code).toBe("ACTIVATION_LIMIT_REACHED");
      expect(await check(license, { fingerprint: "new" })).toBe("ACTIVATION_LIMIT_REACHED");
      const answers = await Promise.all(Array.from({ length: 10 }, () => deactivate(license, { fingerprint: "old", activation_token })));
      for (const { status, body } of answers) expect([status, body]).toEqual([200, { deactivated: true }]);
      expect((await deactivate(license, { activation_token })).body).toEqual({ deactivated: true });
      expect(await check(license, { fingerprint: "new" })).toBe("ACTIVATION_REQUIRED");
      expect((await activate(license, { fingerprint: "new" })).status).toBe(201);
      // A token that is spent says nothing about the next activation of the same device.
      await deactivate(license, { activation_token });
      expect(await check(license, { fingerprint: "new" })).toBe("VALID");
      const ended = await marketplace().sql(`select 1 from license_log where license_id = ? and action = 'deactivated'`, [license.id]);
      expect(ended).toHaveLength(1);
    });

    it("asks for the token or for the customer, since the key is public", async () => {
      const [license, other] = [await buyLicenseAsCustomer(marketplace()), await buyLicenseAsCustomer(marketplace())];
      const { activation_token } = (await activate(license, { fingerprint: "device-1" })).body;
      const foreign = (await activate(other, { fingerprint: "device-1" })).body.activation_token;
      for (const [path, body] of [
        ["deactivate", { fingerprint: "device-1" }],
        ["change-domain", { fingerprint: "device-1", domain: "a.example.com" }],
      ] as const) {
        const post = (more: object, as = marketplace().http) => as.post(`/v1/license/${path}`, { license_key: license.key, ...body, ...more });
        expect([path, (await post({})).body.code]).toEqual([path, "license.activation_token_required"]);
        expect([path, (await post({}, other.owner)).status]).toEqual([path, 401]);
        for (const token of ["mat_guess", foreign, `${activation_token}x`]) {
          expect([path, (await post({ activation_token: token })).body.code]).toEqual([path, "license.activation_token_invalid"]);
        }
      }
      expect(await activeRows(license)).toHaveLength(1);
      const file = (headers: Record<string, string>) => marketplace().http.get("/v1/license/file", { headers: { "x-api-key": license.key, ...headers } });
      expect((await file({})).status).toBe(401);
      expect((await file({ "x-activation-token": foreign })).status).toBe(401);
      expect((await file({ "x-activation-token": activation_token })).status).toBe(200);
      const own = await license.owner.post("/v1/license/deactivate", { license_key: license.key, fingerprint: "device-1" });
      expect(own.body).toEqual({ deactivated: true });
      expect(await activeRows(license)).toHaveLength(0);
      expect((await license.owner.post("/v1/license/deactivate", { license_key: license.key, fingerprint: "never was" })).body).toEqual({
        deactivated: true,
      });
    });

    it("binds a regular licence to its first domain and moves it within the quota", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { domain_changes_allowed: 2, domain_limit: 1 });
      const { activation_token } = (await activate(license, { domain: "https://Bücher.Example.com:8443/x" })).body;
      expect((await activeRows(license))[0]?.domain).toBe("xn--bcher-kva.example.com");
      expect(await check(license, { domain: "xn--bcher-kva.example.com." })).toBe("VALID");
      expect(await check(license, { domain: "other.example.com" })).toBe("DOMAIN_NOT_ALLOWED");
      expect((await activate(license, { domain: "other.example.com" })).body.code).toBe("DOMAIN_NOT_ALLOWED");
      for (const domain of ["one.example.com", "one.example.com", "two.example.com"]) {
        const moved = await changeDomain(license, { activation_token, domain });
        expect([moved.status, moved.body.changed, moved.body.activation.domain]).toEqual([200, true, domain]);
      }
      const third = await changeDomain(license, { activation_token, domain: "three.example.com" });
      expect([third.status, third.body]).toMatchObject([409, { changed: false, code: "DOMAIN_CHANGE_LIMIT_REACHED" }]);
      // The same, by the way of giving the slot back.
      await deactivate(license, { activation_token });
      expect((await activate(license, { domain: "three.example.com" })).body.code).toBe("DOMAIN_CHANGE_LIMIT_REACHED");
      expect((await activate(license, { domain: "two.example.com" })).status).toBe(201);
      expect(await check(license, { domain: "two.example.com" })).toBe("VALID");
    });

    it("spends the quota once for parallel changes to one domain", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { domain_changes_allowed: 1, domain_limit: 1 });
      const { activation_token } = (await activate(license, { domain: "a.example.com" })).body;
      const answers = await Promise.all(Array.from({ length: 20 }, () => changeDomain(license, { activation_token, domain: "b.example.com" })));
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      const rest = await Promise.all(Array.from({ length: 10 }, (_, i) => changeDomain(license, { activation_token, domain: `c${i}.example.com` })));
      expect(rest.every(({ status }) => status === 409)).toBe(true);
      expect((await activeRows(license)).map(({ domain }) => domain)).toEqual(["b.example.com"]);
    });

    it("lets developer licences work locally without a slot, and no others", async () => {
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { license_type: "developer", activation_limit: 1, domain_limit: 1 });
      expect((await activate(license, { domain: "site.example.com", fingerprint: "server" })).status).toBe(201);
      for (const domain of ["localhost", "shop.localhost", "shop.test", "127.0.0.1:8080", "[::1]"]) {
        const local = await activate(license, { domain, fingerprint: "laptop" });
        expect([domain, local.status, local.body.activation.local]).toEqual([domain, 201, true]);
        expect([domain, await check(license, { domain, fingerprint: "laptop" })]).toEqual([domain, "VALID"]);
      }
      expect((await activate(license, { fingerprint: "laptop-2" })).body.code).toBe("ACTIVATION_LIMIT_REACHED");
      await setTerms(marketplace(), license, { license_type: "regular" });
      expect(await check(license, { domain: "localhost" })).toBe("DOMAIN_NOT_ALLOWED");
    });

    it("proves a domain by its DNS where the developer asks for it", async () => {
      const { container } = marketplace();
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { domain_proof: true });
      const records = new Map<string, string>();
      const licensing = container.resolve<{ proofs: { useResolver(resolve: (name: string) => Promise<string[][]>): void } }>("licensing");
      licensing.proofs.useResolver(async (name) => [[records.get(name) ?? "nothing"]]);
      expect((await activate(license, { domain: "shop.example.com" })).body.code).toBe("DOMAIN_NOT_PROVEN");
      const refused = await license.owner.post(`/store/licenses/${license.id}/domains`, { domains: ["example.com"] });
      expect([refused.status, refused.body.code]).toEqual([409, "license.domain_not_proven"]);
      const [, name = "", value = ""] = /TXT record (\S+) with (\S+)/.exec(refused.body.message) ?? [];
      records.set(name, value);
      expect((await activate(license, { domain: "shop.example.com" })).status).toBe(201);
      const { domains } = expectOk(await license.owner.get(`/store/licenses/${license.id}/domains`));
      expect(domains).toMatchObject([{ domain: "shop.example.com", source: "activation", proven_at: expect.any(String) }]);
    });

    it("does not activate what is not good", async () => {
      const license = await buyLicense(marketplace());
      expect((await activate(license, { fingerprint: "a", product_id: "prod_other" })).body).toMatchObject({ activated: false, code: "PRODUCT_MISMATCH" });
      expect((await activate({ ...license, key: "MINTREU-NO-KEY" }, { fingerprint: "a" })).body.code).toBe("CHECKSUM_INVALID");
      for (const [status, code] of [
        ["suspended", "SUSPENDED"],
        ["revoked", "REVOKED"],
        ["expired", "EXPIRED"],
      ]) {
        await marketplace().sql(`update license set status = ? where id = ?`, [status, license.id]);
        const answer = await activate(license, { fingerprint: "a" });
        expect([answer.status, answer.body.activated, answer.body.code]).toEqual([409, false, code]);
      }
      expect(await activeRows(license)).toHaveLength(0);
    });

    it("survives a kill in the middle: each activation is whole or not there, and a repeat completes it", async () => {
      const { publishableKey } = marketplace();
      const license = await buyLicense(marketplace());
      await setTerms(marketplace(), license, { activation_limit: 40, domain_limit: null });
      const server = await startServerProcess(publishableKey, { WORKER_MODE: "server" });
      const place = (i: number) => ({ license_key: license.key, fingerprint: `device-${i}`, domain: `d${i}.example.com` });
      const headers = { "idempotency-key": "the secret of this client" };
      const sent = Array.from({ length: 40 }, (_, i) => server.http.post("/v1/license/activate", place(i), { headers }).catch(() => null));
      await eventually(async () => (await activeRows(license)).length > 0, "the first activation is stored", 20_000);
      await server.kill();
      const answered = await Promise.all(sent);
      const halves = await marketplace().sql(
        `select 1 from license_activation a where a.license_id = ?
            and (not exists (select 1 from license_log g where g.license_id = a.license_id and g.action = 'activated' and g.reason = a.id)
                 or not exists (select 1 from license_domain d where d.license_id = a.license_id and d.domain = a.domain))`,
        [license.id],
      );
      expect(halves).toEqual([]);
      const repeated = await Promise.all(Array.from({ length: 40 }, (_, i) => activate(license, place(i), headers)));
      for (const [i, { body }] of repeated.entries()) {
        expect([i, body.activated, typeof body.activation_token]).toEqual([i, true, "string"]);
        const before = answered[i];
        if (before?.status === 201) expect(body.activation_token).toBe(before.body.activation_token);
      }
      expect(await activeRows(license)).toHaveLength(40);
      const logged = await marketplace().sql(`select 1 from license_log where license_id = ? and action = 'activated'`, [license.id]);
      expect(logged).toHaveLength(40);
    }, 90_000);

    it("shows its holder where it is active, and lets them end it", async () => {
      const [license, stranger] = [await buyLicense(marketplace()), await buyLicense(marketplace())];
      const { activation } = (await activate(license, { fingerprint: "device-1" })).body;
      const path = `/store/licenses/${license.id}/activations`;
      const client = license.owner;
      expect(expectOk(await client.get(path))).toMatchObject({ count: 1, activations: [{ id: activation.id, fingerprint: "device-1", status: "active" }] });
      expect(JSON.stringify((await client.get(path)).body)).not.toContain("token");
      expect((await stranger.owner.get(path)).status).toBe(404);
      expect((await stranger.owner.post(`/store/licenses/${stranger.id}/activations/${activation.id}/deactivate`)).status).toBe(404);
      for (let i = 0; i < 2; i++) {
        expect(expectOk(await client.post(`${path}/${activation.id}/deactivate`)).activation).toMatchObject({ id: activation.id, status: "deactivated" });
      }
      const { logs } = expectOk(await client.get(`/store/licenses/${license.id}/logs`));
      expect(logs.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(["deactivated", "activated", "revealed", "issued"]));
    });
  });
}
