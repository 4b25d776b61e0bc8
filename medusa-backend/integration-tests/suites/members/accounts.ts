import { Modules } from "@medusajs/framework/utils";
import { invite, mailedToken, newAccount, newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import { signIn, signInAdmin } from "../../harness/people";
import { expectOk } from "../../harness/shopping";

export function accounts(marketplace: () => Marketplace): void {
  it("lose a member at once: bearer token, session and sign-in", async () => {
    const { http, sql } = marketplace();
    const { owner, developerId } = await newAccount(marketplace());
    const member = await newMember(marketplace(), owner, "manager");
    const { token } = expectOk(await http.post("/auth/developer/emailpass", { email: member.email, password: "a long enough password" }));
    const session = await http.post("/auth/session", {}, { token });
    const cookie = session.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    expectOk(await http.get("/vendor/me", { cookie }));

    expect(expectOk(await owner.request("DELETE", `/vendor/members/${member.id}`))).toMatchObject({ id: member.id, deleted: true });
    expect((await member.client.get("/vendor/me")).status).toBe(401);
    expect((await http.get("/vendor/me", { cookie })).status).toBe(401);
    expect((await (await signIn(http, "developer", member.email)).get("/vendor/me")).status).toBe(401);
    const named = () =>
      sql<{ id: string | null }>(
        `select a.app_metadata ->> 'developer_id' as id from auth_identity a join provider_identity p on p.auth_identity_id = a.id where p.entity_id = ?`,
        [member.email],
      );
    expect(await named()).toEqual([{ id: null }]);
    // Repeating it finishes what a kill after the first step left undone.
    const [row] = await sql<{ auth_identity_id: string }>(`select auth_identity_id from developer_member where id = ?`, [member.id]);
    const auth = marketplace().container.resolve(Modules.AUTH);
    await auth.updateAuthIdentities([{ id: row!.auth_identity_id, app_metadata: { developer_id: member.id } }]);
    expectOk(await owner.request("DELETE", `/vendor/members/${member.id}`));
    expect(await named()).toEqual([{ id: null }]);

    const invitee = await signIn(http, "developer", member.email);
    expectOk(await invitee.post("/vendor/invitations/accept", { token: await mailedToken(marketplace(), await invite(owner, member.email, "analyst")) }));
    const back = expectOk(await (await signIn(http, "developer", member.email)).get("/vendor/me"));
    expect([back.member.role, back.developer.id, back.member.id === member.id]).toEqual(["analyst", developerId, false]);
    // Removing the former membership once more leaves the new one alone.
    expectOk(await owner.request("DELETE", `/vendor/members/${member.id}`));
    expectOk(await (await signIn(http, "developer", member.email)).get("/vendor/me"));
  });

  it("let an owner change roles, which count from the next request on", async () => {
    const { owner } = await newAccount(marketplace());
    const member = await newMember(marketplace(), owner, "analyst");
    const change = (role: string) => owner.post(`/vendor/members/${member.id}`, { role });
    expect(expectOk(await change("owner")).member).toMatchObject({ id: member.id, role: "owner" });
    expectOk(await member.client.get("/vendor/api-keys"));
    expect(expectOk(await change("support")).member.role).toBe("support");
    expect((await member.client.get("/vendor/api-keys")).body.code).toBe("developer.role_not_allowed");
    for (const body of [{}, { role: "king" }, { role: null }, { role: "owner", id: "x" }]) {
      expect((await owner.post(`/vendor/members/${member.id}`, body)).body.code).toBe("request.invalid");
    }
  });

  it("keep their last owner", async () => {
    const { owner } = await newAccount(marketplace());
    const { member } = expectOk(await owner.get("/vendor/me"));
    await newMember(marketplace(), owner, "manager");
    expect((await owner.post(`/vendor/members/${member.id}`, { role: "manager" })).body.code).toBe("developer.last_owner");
    expect((await owner.request("DELETE", `/vendor/members/${member.id}`)).body.code).toBe("developer.last_owner");
    expect(expectOk(await owner.post(`/vendor/members/${member.id}`, { role: "owner" })).member.role).toBe("owner");
  });

  it.each([
    ["demoted", "POST", { role: "analyst" }],
    ["removed", "DELETE", undefined],
  ] as const)("keep an owner when all of them are %s at once", async (_what, method, body) => {
    const { sql } = marketplace();
    const { owner, developerId } = await newAccount(marketplace());
    const { member } = expectOk(await owner.get("/vendor/me"));
    const others = [await newMember(marketplace(), owner, "owner"), await newMember(marketplace(), owner, "owner")];
    const everyone = [{ id: member.id as string, client: owner }, ...others];
    // Each takes the next one's place away, in a ring, twice.
    const answers = await Promise.all(
      [...everyone, ...everyone].map(({ client }, i) => client.request(method, `/vendor/members/${everyone[(i + 1) % everyone.length]!.id}`, body)),
    );
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    const owners = await sql(`select id from developer_member where developer_id = ? and role = 'owner' and deleted_at is null`, [developerId]);
    expect(owners.length).toBeGreaterThanOrEqual(1);
    const done = new Set(answers.flatMap((answer, i) => (answer.status === 200 ? [everyone[(i + 1) % everyone.length]!.id] : [])));
    expect(owners.length).toBe(everyone.length - done.size);
  });

  it("give a removed applicant nothing back when they are approved once more", async () => {
    const { http } = marketplace();
    const account = await newAccount(marketplace());
    const { member } = expectOk(await account.owner.get("/vendor/me"));
    const partner = await newMember(marketplace(), account.owner, "owner");
    expectOk(await partner.client.request("DELETE", `/vendor/members/${member.id}`));
    expectOk(await (await signInAdmin(http)).post(`/admin/developers/${account.developerId}/approve`));
    expect((await (await account.signInAsDeveloper()).get("/vendor/me")).status).toBe(401);
    expectOk(await partner.client.get("/vendor/me"));
  });
}
