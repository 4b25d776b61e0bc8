import { type ApiKeyScope, apiKeyScopes, scopesAllow } from "@mintreu/developers/domain/api-key";
import { mayDo, memberRoles, type Permission } from "@mintreu/developers/domain/roles";
import { type Account, newAccount, newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import type { HttpClient } from "../../harness/http-client";
import { expectOutcome, fill, isServed, MALFORMED, ownRoutes, printTable } from "../../harness/outcomes";
import { newCustomer, signInAdmin } from "../../harness/people";
import { expectOk } from "../../harness/shopping";
import { fixtures, type World } from "./vendor-fixtures";
import { invitedRoutes, type RouteRule, vendorRouteTable } from "./vendor-route-table";

interface Caller {
  name: string;
  client: HttpClient;
  may: (permission: Permission) => boolean;
  refusal: string;
}

export function vendorRoutes(marketplace: () => Marketplace): void {
  it("ask every caller of every vendor route what the table says", async () => {
    const world: World = { marketplace: marketplace(), account: await newAccount(marketplace()) };
    const stranger = await newAccount(marketplace());
    const callers = await allCallers(world);
    const outsiders = [marketplace().http, (await newCustomer(marketplace().http)).client, await signInAdmin(marketplace().http)];
    const rows: string[][] = [];
    for (const name of ownRoutes(marketplace(), "vendor")) {
      const rule = vendorRouteTable[name];
      if (!rule) continue;
      rows.push([name, ...(await walk(name, rule, world, { callers, outsiders, stranger }))]);
    }
    printTable([["route", "nobody", "stranger", "no such id", ...callers.map((caller) => caller.name)], ...rows]);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(vendorRouteTable).sort());
  }, 180_000);

  it("are all in the table, and the table has no others", () => {
    expect(ownRoutes(marketplace(), "vendor")).toEqual([...Object.keys(vendorRouteTable), ...invitedRoutes].sort());
  });
}

/** A member of each role, and a key of each single scope. */
async function allCallers({ marketplace, account }: World): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (const role of memberRoles) {
    const client = role === "owner" ? account.owner : (await newMember(marketplace, account.owner, role)).client;
    callers.push({ name: role, client, may: (permission) => mayDo(role, permission), refusal: "developer.role_not_allowed" });
  }
  for (const scope of apiKeyScopes) callers.push(await keyCaller(marketplace, account, scope));
  return callers;
}

async function keyCaller({ http }: Marketplace, { owner }: Account, scope: ApiKeyScope): Promise<Caller> {
  const { key } = expectOk(await owner.post("/vendor/api-keys", { name: scope, scopes: [scope] })).api_key;
  return { name: `key:${scope}`, client: http.as({ token: key }), may: (permission) => scopesAllow([scope], permission), refusal: "api_key.scope_missing" };
}

interface People {
  callers: Caller[];
  outsiders: HttpClient[];
  stranger: Account;
}

/** Calls one route as everybody; answers a cell for each column of the printed table. */
async function walk(name: string, rule: RouteRule, world: World, { callers, outsiders, stranger }: People): Promise<string[]> {
  const [method, pattern] = name.split(" ") as [string, string];
  const pathOf = async () => fill(pattern, rule.of ? await fixtures[rule.of](world) : {});
  const shared = await pathOf();
  const call = (client: HttpClient, path: string) => client.request(method, path, method === "POST" ? MALFORMED : undefined);
  for (const outsider of outsiders) expectOutcome(name, "outsider", await call(outsider, shared), 401);
  const cells = ["401"];
  if (rule.of) {
    expectOutcome(name, "stranger", await call(stranger.owner, shared), 404);
    // A wrong id is answered before a wrong role, to whoever may read at all.
    const nowhere = pattern.replaceAll(/:\w+/g, "none_01");
    for (const caller of callers)
      expectOutcome(name, `${caller.name}, no such id`, await call(caller.client, nowhere), method === "GET" && !caller.may("read") ? 403 : 404);
    cells.push("404", "404");
  } else cells.push("-", "-");
  for (const caller of callers) {
    // A key reads nothing without the scope for it, whatever else the route asks.
    const allowed = caller.may(rule.needs) && (method !== "GET" || caller.may("read"));
    // What an allowed call changes must not stand in the next one's way.
    const answer = await call(caller.client, allowed && method !== "GET" ? await pathOf() : shared);
    const what = [name, caller.name, answer.status, answer.body?.code ?? null];
    if (allowed && rule.body === "required") {
      const missing = await caller.client.request(method, shared);
      expect([name, caller.name, "without a body", missing.status]).toEqual([name, caller.name, "without a body", 400]);
    }
    if (!allowed) expect(what).toEqual([name, caller.name, 403, caller.refusal]);
    else if (rule.body) expect(what).toEqual([name, caller.name, 400, expect.any(String)]);
    else expect([...what, isServed(answer.status)]).toEqual([...what, true]);
    cells.push(String(answer.status));
  }
  return cells;
}
