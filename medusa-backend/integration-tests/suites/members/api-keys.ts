import { newAccount, newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import { signInAdmin } from "../../harness/people";
import { eventually, expectOk } from "../../harness/shopping";

export function apiKeys(marketplace: () => Marketplace): void {
  it("opens vendor routes with a key that is shown once and kept as a digest", async () => {
    const { http, sql } = marketplace();
    const { owner, developerId } = await newAccount(marketplace());
    const created = await owner.post("/vendor/api-keys", { name: "  Build server ", scopes: ["read", "read"], expires_in_days: 30 });
    expect([created.status, created.headers.get("cache-control")]).toEqual([201, "no-store"]);
    const { key, ...shown } = created.body.api_key;
    expect(key).toMatch(/^mtd_[\w-]{49}$/);
    expect(shown).toMatchObject({
      name: "Build server",
      scopes: ["read"],
      status: "live",
      masked_key: `${key.slice(0, 10)}…`,
      last_used_at: null,
      revoked_at: null,
    });
    expect(Date.parse(shown.expires_at) - Date.parse(shown.created_at)).toBe(30 * 86_400_000);
    expect(expectOk(await owner.get("/vendor/api-keys"))).toEqual({ api_keys: [shown], count: 1, limit: 20, offset: 0 });
    expect(await sql(`select 1 from developer_api_key k where k::text like ?`, [`%${key.slice(10)}%`])).toEqual([]);

    const ways = [
      ["authorization", `Bearer ${key}`],
      ["authorization", `bearer ${key}`],
      ["x-api-key", key],
    ] as const;
    for (const [header, value] of ways) {
      const me = expectOk(await http.get("/vendor/me", { headers: { [header]: value } }));
      expect(me).toMatchObject({ member: null, api_key: { id: shown.id, name: "Build server", scopes: ["read"] }, developer: { id: developerId } });
    }
    expect(expectOk(await http.get("/vendor/products", { headers: { "x-api-key": key } })).count).toBe(0);
  });

  it("notes a key's use at most once a minute, and behind the answer", async () => {
    const { http, sql } = marketplace();
    const { owner } = await newAccount(marketplace());
    const { id, key } = expectOk(await owner.post("/vendor/api-keys", { name: "a", scopes: ["read"] })).api_key;
    const used = async () =>
      (await sql<{ last_used_at: Date | null; xmin: string }>(`select last_used_at, xmin::text from developer_api_key where id = ?`, [id]))[0]!;
    const call = () => http.get("/vendor/me", { headers: { "x-api-key": key } });
    await Promise.all(Array.from({ length: 10 }, call));
    const first = await eventually(async () => ((await used()).last_used_at ? await used() : null), "the use is noted");
    for (let i = 0; i < 5; i++) expectOk(await call());
    expect(await used()).toEqual(first);
    await sql(`update developer_api_key set last_used_at = ? where id = ?`, [new Date(Date.now() - 61_000), id]);
    expectOk(await call());
    await eventually(async () => (await used()).last_used_at!.getTime() >= first.last_used_at!.getTime(), "the use is noted again");
  });

  it("refuses keys that are none, changed, revoked or expired, also beside a good session", async () => {
    const { http, sql } = marketplace();
    const { owner } = await newAccount(marketplace());
    const make = async () => expectOk(await owner.post("/vendor/api-keys", { name: "a", scopes: ["read"] })).api_key;
    const [revoked, deleted, expired] = [await make(), await make(), await make()];
    const status = async (key: string) => (await http.get("/vendor/me", { headers: { "x-api-key": key } })).status;
    const asBearer = async (key: string) => (await http.get("/vendor/me", { headers: { authorization: `Bearer ${key}` } })).status;
    expect([await status(revoked.key), await asBearer(expired.key)]).toEqual([200, 200]);

    expect(expectOk(await owner.post(`/vendor/api-keys/${revoked.id}/revoke`)).api_key.status).toBe("revoked");
    const once = expectOk(await owner.request("DELETE", `/vendor/api-keys/${deleted.id}`)).api_key;
    expect(expectOk(await owner.request("DELETE", `/vendor/api-keys/${deleted.id}`)).api_key.revoked_at).toBe(once.revoked_at);
    await sql(`update developer_api_key set expires_at = ? where id = ?`, [new Date(Date.now() - 1), expired.id]);
    const changed = expired.key.replace(/.$/, (letter: string) => (letter === "A" ? "B" : "A"));
    for (const key of [revoked.key, deleted.key, expired.key, changed, "mtd_", "mtd_nonsense", "x".repeat(8000)]) {
      expect([key.slice(0, 12), await status(key), await asBearer(key)]).toEqual([key.slice(0, 12), 401, 401]);
      expect((await owner.get("/vendor/me", { headers: { "x-api-key": key } })).status).toBe(401);
    }
    expect(await status("")).toBe(401);
    for (const path of ["/admin/developers", "/store/customers/me"]) {
      expect((await http.get(path, { headers: { authorization: `Bearer ${(await make()).key}` } })).status).toBe(401);
    }
  });

  it("refuses keys without a name, without scopes and with more than a key may", async () => {
    const { owner } = await newAccount(marketplace());
    const good = { name: "a", scopes: ["read"] };
    const changes = [
      { name: "" },
      { name: "x".repeat(81) },
      { scopes: [] },
      { scopes: ["members.manage"] },
      { scopes: ["account.manage"] },
      { scopes: "read" },
      { expires_in_days: 0 },
      { expires_in_days: 1.5 },
      { expires_in_days: 1e9 },
      { digest: "x" },
    ];
    for (const change of changes)
      expect([Object.keys(change), (await owner.post("/vendor/api-keys", { ...good, ...change })).body.code]).toEqual([Object.keys(change), "request.invalid"]);
  });

  it("bounds how many keys an account has, also in parallel", async () => {
    const { sql } = marketplace();
    const { owner, developerId } = await newAccount(marketplace());
    const { id } = expectOk(await owner.post("/vendor/api-keys", { name: "first", scopes: ["read"] })).api_key;
    await sql(
      `insert into developer_api_key (id, developer_id, name, prefix, digest, scopes, created_by) select k.id || n, k.developer_id, 'more', k.prefix, k.digest || n, k.scopes, k.created_by from developer_api_key k, generate_series(1, 47) n where k.id = ?`,
      [id],
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => owner.post("/vendor/api-keys", { name: "one more", scopes: ["read"] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(await sql(`select 1 from developer_api_key where developer_id = ?`, [developerId])).toHaveLength(50);
  });

  it("lets a suspended account's key read only, and its owner still revoke it", async () => {
    const { http } = marketplace();
    const { owner, developerId } = await newAccount(marketplace());
    const { id, key } = expectOk(await owner.post("/vendor/api-keys", { name: "a", scopes: ["read", "catalog.write"] })).api_key;
    const member = await newMember(marketplace(), owner, "manager");
    expectOk(await (await signInAdmin(http)).post(`/admin/developers/${developerId}/suspend`, { reason: "under review" }));
    expectOk(await http.get("/vendor/products", { headers: { "x-api-key": key } }));
    expect((await owner.post("/vendor/api-keys", { name: "b", scopes: ["read"] })).body.code).toBe("developer.suspended");
    expectOk(await owner.get("/vendor/api-keys"));
    expectOk(await owner.post(`/vendor/api-keys/${id}/revoke`));
    expectOk(await owner.request("DELETE", `/vendor/members/${member.id}`));
  });
}
