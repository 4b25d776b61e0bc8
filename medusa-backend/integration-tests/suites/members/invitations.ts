import { invitationEvents } from "@mintreu/developers/events";
import { invite, mailedToken, newAccount, newInvitee, newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import type { Answer, HttpClient } from "../../harness/http-client";
import { newApplicant, newCustomer, signIn, signInAdmin } from "../../harness/people";
import { eventually, expectOk, uniqueEmail } from "../../harness/shopping";

const accept = (client: HttpClient, token: string) => client.post("/vendor/invitations/accept", { token });
const outcome = ({ status, body }: Answer) => [status, body.code];

export function invitations(marketplace: () => Marketplace): void {
  it("let an owner invite somebody who has no account yet", async () => {
    const { http } = marketplace();
    const { owner, developerId, handle } = await newAccount(marketplace());
    const { email, client } = await newInvitee(marketplace());
    const invitation = await invite(owner, email.toUpperCase(), "manager");
    expect(invitation).toMatchObject({ email, role: "manager", status: "open", times_sent: 1 });
    expect(JSON.stringify(invitation)).not.toMatch(/token|digest/);
    expect((await client.get("/vendor/me")).status).toBe(401);

    const accepted = expectOk(await accept(client, await mailedToken(marketplace(), invitation)));
    expect(accepted).toMatchObject({ member: { email, role: "manager" }, developer: { id: developerId, handle } });
    const me = expectOk(await (await signIn(http, "developer", email)).get("/vendor/me"));
    expect(me).toMatchObject({ member: { id: accepted.member.id, role: "manager" }, api_key: null, developer: { id: developerId } });
    const { members, count } = expectOk(await owner.get("/vendor/members"));
    expect([count, members.map(({ role }: { role: string }) => role)]).toEqual([2, ["owner", "manager"]]);
    expect(expectOk(await owner.get("/vendor/members/invitations")).invitations).toMatchObject([{ id: invitation.id, status: "accepted" }]);
  });

  it("mail once each time they are sent, and keep the token out of every table", async () => {
    const { sql, container } = marketplace();
    const { owner } = await newAccount(marketplace());
    const invitation = await invite(owner, uniqueEmail("member"));
    const first = await mailedToken(marketplace(), invitation);
    const mails = () =>
      sql<{ status: string; to: string }>(`select status, "to" from notification where idempotency_key like ?`, [`member-invitation:${invitation.id}:%`]);
    await eventually(async () => (await mails())[0]?.status === "success", "the mail is sent");
    const again = expectOk(await owner.post(`/vendor/members/invitations/${invitation.id}/resend`)).invitation;
    const second = await mailedToken(marketplace(), again);
    await eventually(async () => (await mails()).filter(({ status }) => status === "success").length === 2, "the second mail is sent");
    // The same event delivered twice, and one that a later attempt has overtaken.
    const bus = container.resolve("event_bus");
    await bus.emit([1, 2].map((attempt) => ({ name: invitationEvents.sent, data: { id: invitation.id, attempt } })));
    const other = await invite(owner, uniqueEmail("member"));
    await eventually(
      async () => (await sql(`select 1 from notification where idempotency_key = ?`, [`member-invitation:${other.id}:1`])).length === 1,
      "later events were heard",
    );
    expect(await mails()).toEqual([
      { status: "success", to: invitation.email },
      { status: "success", to: invitation.email },
    ]);

    const tables = await sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      for (const token of [first, second])
        if ((await sql(`select 1 from "${name}" t where t::text like ? limit 1`, [`%${token}%`])).length > 0) found.push(name);
    }
    expect([tables.length > 100, found]).toEqual([true, []]);
  });

  it("make one member however often one token is accepted", async () => {
    const { sql } = marketplace();
    const { owner, developerId } = await newAccount(marketplace());
    const { email, client } = await newInvitee(marketplace());
    const token = await mailedToken(marketplace(), await invite(owner, email));
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(client, token)));
    // The same person may repeat it and is told the same; what counts is that there is one member.
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(new Set(answers.map(({ body }) => body.member.id)).size).toBe(1);
    expect(await sql(`select 1 from developer_member where developer_id = ? and email = ?`, [developerId, email])).toHaveLength(1);
    expect(outcome(await accept((await newInvitee(marketplace())).client, token))).toEqual([403, "invitation.email_mismatch"]);
  });

  it("let a customer act for an account with the password that they have, and stay a customer", async () => {
    const { http } = marketplace();
    const { owner } = await newAccount(marketplace());
    const customer = await newCustomer(http);
    const token = await mailedToken(marketplace(), await invite(owner, customer.email));
    expect(outcome(await accept(customer.client, token))[0]).toBe(401);
    expectOk(await accept(await signIn(http, "developer", customer.email), token));
    expect(expectOk(await (await signIn(http, "developer", customer.email)).get("/vendor/me")).member.email).toBe(customer.email);
    expectOk(await (await signIn(http, "customer", customer.email)).get("/store/customers/me"));
  });

  it("open nothing when the token is wrong, old, revoked or expired, or the person another", async () => {
    const { http, sql } = marketplace();
    const { owner } = await newAccount(marketplace());
    const { email, client } = await newInvitee(marketplace());
    const invitation = await invite(owner, email);
    const token = await mailedToken(marketplace(), invitation);
    expect((await accept(http, token)).status).toBe(401);
    expect(outcome(await accept(client, "A".repeat(43)))).toEqual([404, "invitation.not_found"]);
    for (const body of [{}, { token: 5 }, { token: "" }, { token: "x".repeat(300) }, { token, extra: true }]) {
      expect(outcome(await client.post("/vendor/invitations/accept", body))).toEqual([400, "request.invalid"]);
    }
    expect(outcome(await accept((await newInvitee(marketplace())).client, token))).toEqual([403, "invitation.email_mismatch"]);

    const again = expectOk(await owner.post(`/vendor/members/invitations/${invitation.id}/resend`)).invitation;
    expect(outcome(await accept(client, token))).toEqual([404, "invitation.not_found"]);
    const newer = await mailedToken(marketplace(), again);
    await sql(`update developer_invitation set expires_at = ? where id = ?`, [new Date(Date.now() - 1), invitation.id]);
    expect(outcome(await accept(client, newer))).toEqual([409, "invitation.expired"]);
    const renewed = await invite(owner, email, "analyst");
    expect(renewed).toMatchObject({ id: invitation.id, role: "analyst", status: "open", times_sent: 3 });
    const last = await mailedToken(marketplace(), renewed);
    expect(expectOk(await owner.post(`/vendor/members/invitations/${invitation.id}/revoke`)).invitation.status).toBe("revoked");
    expect(expectOk(await owner.request("DELETE", `/vendor/members/invitations/${invitation.id}`)).invitation.status).toBe("revoked");
    expect(outcome(await accept(client, last))).toEqual([404, "invitation.not_found"]);
    expect(outcome(await owner.post(`/vendor/members/invitations/${invitation.id}/resend`))).toEqual([409, "invitation.not_open"]);
  });

  it("are refused for who is a member already, and stand once for each address", async () => {
    const { owner } = await newAccount(marketplace());
    const member = await newMember(marketplace(), owner, "manager");
    const [email, crowd] = [uniqueEmail("member"), uniqueEmail("member")];
    const post = (body: object) => owner.post("/vendor/members/invitations", body);
    expect(outcome(await post({ email: member.email.toUpperCase(), role: "support" }))).toEqual([409, "developer.already_member"]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post({ email, role: "support" })));
    expect(answers.map((answer) => outcome(answer).join(" ").trim()).sort()).toEqual([
      "201",
      ...Array.from({ length: 4 }, () => "409 invitation.already_open"),
    ]);
    for (const body of [
      { email },
      { email, role: "king" },
      { email: "nobody", role: "support" },
      { email: `${"x".repeat(250)}@a.example`, role: "support" },
      { email, role: "support", developer_id: "x" },
    ]) {
      expect(outcome(await post(body))).toEqual([400, "request.invalid"]);
    }
    // Nobody is flooded with mails that they did not ask for.
    const { id } = await invite(owner, crowd);
    const tries: Answer[] = [];
    for (let i = 0; i < 5; i++) tries.push(await owner.post(`/vendor/members/invitations/${id}/resend`));
    expect(tries.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
  });

  it("leave a person in one account, also when two accept them at once", async () => {
    const { sql } = marketplace();
    const [one, two] = [await newAccount(marketplace()), await newAccount(marketplace())];
    const { email, client } = await newInvitee(marketplace());
    const tokens = [await mailedToken(marketplace(), await invite(one.owner, email)), await mailedToken(marketplace(), await invite(two.owner, email))];
    const answers = await Promise.all(tokens.map((token) => accept(client, token)));
    expect(answers.map((answer) => outcome(answer).join(" ").trim()).sort()).toEqual(["200", "409 developer.already_member"]);
    expect(await sql(`select 1 from developer_member where email = ?`, [email])).toHaveLength(1);
    const toOwner = await mailedToken(marketplace(), await invite(one.owner, two.email));
    expect(outcome(await accept(two.owner, toOwner))).toEqual([409, "developer.already_member"]);
  });

  it("keep who accepted one from an account of their own", async () => {
    const { http } = marketplace();
    const admin = await signInAdmin(http);
    const { owner } = await newAccount(marketplace());
    const join = async (email: string) =>
      expectOk(await accept(await signIn(http, "developer", email), await mailedToken(marketplace(), await invite(owner, email))));
    const customer = await newCustomer(http);
    await join(customer.email);
    const application = { handle: `own-${Date.now().toString(36)}`, display_name: "Own", legal_name: "Own Ltd", country: "de", terms_version: "2026-01" };
    expect(outcome(await customer.client.post("/store/developer-applications", application))).toEqual([409, "developer.already_member"]);
    // Applied before, joined meanwhile: the approval is refused whole.
    const applicant = await newApplicant(http);
    await join(applicant.email);
    expect(outcome(await admin.post(`/admin/developers/${applicant.developerId}/approve`))).toEqual([409, "developer.already_member"]);
    expect(expectOk(await admin.get(`/admin/developers/${applicant.developerId}`)).developer.status).toBe("pending");
  });

  it("wait while the account is suspended", async () => {
    const { http } = marketplace();
    const admin = await signInAdmin(http);
    const { owner, developerId } = await newAccount(marketplace());
    const { email, client } = await newInvitee(marketplace());
    const invitation = await invite(owner, email);
    const token = await mailedToken(marketplace(), invitation);
    expectOk(await admin.post(`/admin/developers/${developerId}/suspend`, { reason: "under review" }));
    expect(outcome(await accept(client, token))).toEqual([403, "developer.suspended"]);
    expect(outcome(await owner.post("/vendor/members/invitations", { email: uniqueEmail("member"), role: "support" }))).toEqual([403, "developer.suspended"]);
    expectOk(await owner.post(`/vendor/members/invitations/${invitation.id}/revoke`));
  });
}
