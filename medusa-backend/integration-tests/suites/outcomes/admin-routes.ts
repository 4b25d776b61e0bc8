import type { Marketplace } from "../../harness/boot";
import { expectOutcome, fill, isServed, MALFORMED, ownRoutes, printTable } from "../../harness/outcomes";
import { newCustomer, signInAdmin, signInDeveloper } from "../../harness/people";
import { type AdminRule, adminRouteTable } from "./admin-route-table";

const NOWHERE = { id: "none_01", handle: "nobody-here", file_id: "none_03", attachment_id: "none_04" };

export function adminRoutes(marketplace: () => Marketplace): void {
  it("serve admins only, and say what they miss", async () => {
    const { http } = marketplace();
    const outsiders = [http, (await newCustomer(http)).client, await signInDeveloper(http)];
    const admin = await signInAdmin(http);
    const rows: string[][] = [];
    for (const name of ownRoutes(marketplace(), "admin")) {
      const rule = adminRouteTable[name];
      if (rule) rows.push([name, ...(await walk(name, rule, admin, outsiders))]);
    }
    printTable([["route", "nobody, customer, developer", "no such id", "admin", "no body", "malformed body"], ...rows]);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(adminRouteTable).sort());
  }, 120_000);

  it("are all in the table, and the table has no others", () => {
    expect(ownRoutes(marketplace(), "admin")).toEqual(Object.keys(adminRouteTable).sort());
  });
}

type Client = Marketplace["http"];

async function walk(name: string, rule: AdminRule, admin: Client, outsiders: Client[]): Promise<string[]> {
  const [method, pattern] = name.split(" ") as [string, string];
  const path = fill(pattern, NOWHERE);
  // The engine's own door to /admin answers before ours, without a code.
  for (const outsider of outsiders) expect([name, (await outsider.request(method, path, rule.body)).status]).toEqual([name, 401]);
  const answer = await admin.request(method, path, rule.body);
  if (rule.of) expectOutcome(name, "no such id", answer, 404);
  else expect([name, "admin", answer.status, isServed(answer.status)]).toEqual([name, "admin", answer.status, true]);
  const cells = ["401", rule.of ? "404" : "-", rule.of ? "-" : String(answer.status)];
  if (!rule.body) return [...cells, "-", "-"];
  // A route may look for the row first, or at the body.
  const refusals = rule.of ? [400, 404] : [400];
  for (const body of [undefined, MALFORMED]) {
    const refused = await admin.request(method, path, body);
    expect([name, body ?? "no body", refusals.includes(refused.status), typeof refused.body?.code]).toEqual([name, body ?? "no body", true, "string"]);
    cells.push(String(refused.status));
  }
  return cells;
}
