import type { Marketplace } from "../../harness/boot";
import { expectOutcome, fill, isServed, MALFORMED, ownRoutes, printTable } from "../../harness/outcomes";
import { newCustomer, signInAdmin, signInDeveloper } from "../../harness/people";
import { newStoreWorld, PUBLIC, storeFixtures, type StoreWorld } from "./store-fixtures";
import { type StoreRule, storeRouteTable } from "./store-route-table";

const NOWHERE = { id: "none_01", handle: "nobody-here", activation_id: "none_02", file_id: "none_03", attachment_id: "none_04" };

export function storeRoutes(marketplace: () => Marketplace): void {
  it("ask every caller of every store route what the table says", async () => {
    const world = await newStoreWorld(marketplace());
    const { http } = marketplace();
    const outsiders = [http, await signInDeveloper(http), await signInAdmin(http)];
    const stranger = (await newCustomer(http)).client;
    const rows: string[][] = [];
    for (const name of ownRoutes(marketplace(), "store")) {
      const rule = storeRouteTable[name];
      if (rule) rows.push([name, ...(await walk(name, rule, world, { outsiders, stranger }))]);
    }
    printTable([["route", "nobody, developer, admin", "stranger", "no such id", "no body", "malformed body", "owner"], ...rows]);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(storeRouteTable).sort());
  }, 120_000);

  it("are all in the table, and the table has no others", () => {
    expect(ownRoutes(marketplace(), "store")).toEqual(Object.keys(storeRouteTable).sort());
  });
}

type Client = Marketplace["http"];

async function walk(name: string, rule: StoreRule, world: StoreWorld, { outsiders, stranger }: { outsiders: Client[]; stranger: Client }): Promise<string[]> {
  const [method, pattern] = name.split(" ") as [string, string];
  const owner = world.owner.client;
  const path = fill(pattern, rule.of ? await storeFixtures[rule.of](world) : {});
  const call = (client: Client, to: string, body: unknown = method === "POST" ? MALFORMED : undefined) => client.request(method, to, body);
  const cells: string[] = [];
  if (rule.for === "anyone") cells.push("-");
  else {
    for (const outsider of outsiders) expectOutcome(name, "outsider", await call(outsider, path), 401);
    cells.push("401");
  }
  if (rule.of && !PUBLIC.has(rule.of)) {
    expectOutcome(name, "stranger", await call(stranger, path), 404);
    cells.push("404");
  } else cells.push("-");
  if (rule.of) {
    expectOutcome(name, "no such id", await call(owner, fill(pattern, NOWHERE)), 404);
    cells.push("404");
  } else cells.push("-");
  if (rule.body) {
    if (rule.body === "required") expectOutcome(name, "no body", await owner.request(method, path), 400);
    for (const body of [MALFORMED, [], 7, "text"]) expectOutcome(name, `malformed body ${JSON.stringify(body)}`, await call(owner, path, body), 400);
    cells.push(rule.body === "required" ? "400" : "-", "400", "-");
    return cells;
  }
  const answer = await call(owner, path, method === "POST" ? {} : undefined);
  expect([name, "owner", answer.status, isServed(answer.status)]).toEqual([name, "owner", answer.status, true]);
  cells.push("-", "-", String(answer.status));
  return cells;
}
