import type { Marketplace } from "../../harness/boot";
import type { HttpClient } from "../../harness/http-client";
import { newHolder } from "../../harness/licensing";
import { newAccount } from "../../harness/accounts";
import { signInDeveloper } from "../../harness/people";
import { expectOk } from "../../harness/shopping";

const PATH = "/v1/usage/events";

const keyOf = async (developer: HttpClient, scopes: string[]): Promise<string> =>
  expectOk(await developer.post("/vendor/api-keys", { name: "reports", scopes })).api_key.key;

const eventOf = (license_id: string, id: string, change: object = {}) => ({
  ...{ specversion: "1.0", id, source: "/billing", type: "pages_rendered", subject: license_id, data: { value: 1.5 } },
  ...change,
});

async function newReporter(marketplace: Marketplace) {
  const { customer, license } = await newHolder(marketplace, { handle: "currency-api" });
  const developer = await signInDeveloper(marketplace.http);
  const key = await keyOf(developer, ["usage.write"]);
  const send = async (body: unknown, type = "application/cloudevents-batch+json", bearer: string | null = key) => {
    const headers = { "content-type": type, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
    const answer = await fetch(marketplace.baseUrl + PATH, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as any };
  };
  const meters = async () => expectOk(await customer.client.get(`/store/licenses/${license.id}/usage`)).usage.meters as { meter: string; value: number }[];
  return { customer, license, developer, send, meters };
}

export function reportedUsageTests(marketplace: () => Marketplace): void {
  it("that a developer reports counts once, also in parallel and with repeats", async () => {
    const { license, send, meters, developer } = await newReporter(marketplace());
    const single = await send(eventOf(license.id, "one"), "application/cloudevents+json");
    expect([single.status, single.body]).toEqual([200, { accepted: 1, duplicates: 0, refused: [] }]);
    const batch = Array.from({ length: 200 }, (_, index) => eventOf(license.id, `many-${index}`));
    const answers = await Promise.all([0, 1, 2, 3].map((turn) => send(turn % 2 ? batch : batch.toReversed())));
    const sum = (name: "accepted" | "duplicates") => answers.reduce((all, { body }) => all + body[name], 0);
    expect([sum("accepted"), sum("duplicates")]).toEqual([200, 600]);
    expect((await send([...batch, eventOf(license.id, "one")])).body).toMatchObject({ accepted: 0, duplicates: 201 });
    expect(await meters()).toEqual([expect.objectContaining({ meter: "pages_rendered", kind: "counter", value: 301.5, events: 201 })]);
    const told = expectOk(
      await developer.get(`/vendor/usage/meters?license_id=${license.id}&interval=hour&from=${new Date(Date.now() - 7_200_000).toISOString()}`),
    );
    expect(told.meters[0].trend.reduce((all: number, { value }: { value: number | null }) => all + (value ?? 0), 0)).toBe(301.5);
  });

  it("knows gauges, of which the last value counts, in whatever order they come", async () => {
    const { license, send, meters } = await newReporter(marketplace());
    const at = (minutes: number, value: number) =>
      eventOf(license.id, `at-${minutes}`, { type: "storage_bytes", time: new Date(Date.now() - minutes * 60_000).toISOString(), data: { value } });
    await send([at(5, 700), at(90, 100)]);
    await send([at(10, 9000)]);
    expect(await meters()).toEqual([expect.objectContaining({ meter: "storage_bytes", kind: "gauge", value: 700, events: 3 })]);
  });

  it("refuses one event and counts the others", async () => {
    const { license, send, meters } = await newReporter(marketplace());
    const other = await newHolder(marketplace(), { handle: "ledgerly" });
    const [foreign] = await marketplace().sql<{ id: string }>(
      `select l.id from license l join developer d on d.id = l.developer_id where d.handle <> 'northbeam' limit 1`,
    );
    const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
    const { body } = await send([
      eventOf(license.id, "good"),
      eventOf(license.id, "old", { time: days(-36) }),
      eventOf(license.id, "new", { time: days(1) }),
      eventOf(foreign?.id ?? other.license.id.replace(/.$/, "x"), "foreign"),
      eventOf(license.id, "broken", { data: { value: "many" } }),
      null,
      eventOf(license.id, "good"),
      eventOf(license.id, "late", { time: days(-34) }),
    ]);
    expect(body).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(body.refused.map(({ index, code }: { index: number; code: string }) => [index, code])).toEqual([
      [1, "event.too_old"],
      [2, "event.in_the_future"],
      [3, "license.not_found"],
      [4, "event.invalid"],
      [5, "event.invalid"],
    ]);
    expect(await meters()).toEqual([expect.objectContaining({ value: 1.5, events: 1 })]);
  });

  it("takes it from a key with the scope alone, and in its own media types", async () => {
    const { license, send, developer } = await newReporter(marketplace());
    const event = eventOf(license.id, "x");
    const code = async (...args: Parameters<typeof send>) => {
      const { status, body } = await send(...args);
      return [status, body.code];
    };
    expect(await code([event], undefined, null)).toEqual([401, "request.unauthorized"]);
    expect(await code([event], undefined, "mtd_nonsense")).toEqual([401, "request.unauthorized"]);
    expect(await code("nonsense", undefined, await keyOf(developer, ["read"]))).toEqual([403, "api_key.scope_missing"]);
    expect(await code([event], "application/json")).toEqual([400, "request.unsupported_media_type"]);
    expect(await code("{", "application/cloudevents+json")).toEqual([400, "request.invalid"]);
    expect(await code(event)).toEqual([400, "request.invalid"]);
    expect(await code(Array.from({ length: 1001 }, () => event))).toEqual([400, "usage_report.too_many_events"]);
    expect(await code("x".repeat(2_000_001))).toEqual([413, "request.too_large"]);
    expect((await send([])).body).toEqual({ accepted: 0, duplicates: 0, refused: [] });
    const stranger = await newAccount(marketplace());
    const answer = await send([event], undefined, await keyOf(stranger.owner, ["usage.write"]));
    expect(answer.body).toMatchObject({ accepted: 0, refused: [{ index: 0, code: "license.not_found" }] });
  });
}
