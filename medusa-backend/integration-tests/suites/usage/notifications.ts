import { Modules } from "@medusajs/framework/utils";
import { announceUsageWorkflow } from "@mintreu/usage/workflows/announce-usage";
import { watchUsageWorkflow } from "@mintreu/usage/workflows/watch-usage";
import { newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import { mailsLike, newHolder } from "../../harness/licensing";
import { newCustomer, signInDeveloper } from "../../harness/people";
import { eventually, expectOk } from "../../harness/shopping";
import { inDays } from "../../harness/time";
import { call, ingest, soldAs } from "../../harness/usage";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function newHeld(marketplace: Marketplace) {
  const { customer, license } = await newHolder(marketplace, { handle: "currency-api" });
  return { customer, license, sold: await soldAs(marketplace, license.id), developer: await signInDeveloper(marketplace.http) };
}

/** A month's quota of a licence, as a gateway's first lease of it makes it. */
async function openQuota({ sql }: Marketplace, licenseId: string, quota: number): Promise<void> {
  await sql(
    `insert into usage_quota (license_id, metric, period_start, period_end, quota) values (?, 'calls', date_trunc('month', now(), 'UTC'), date_trunc('month', now(), 'UTC') + interval '1 month', ?)`,
    [licenseId, quota],
  );
}

export function notificationTests(marketplace: () => Marketplace): void {
  it("tells holder and developer of a quota once, and of the highest share alone", async () => {
    const { customer, license, sold, developer } = await newHeld(marketplace());
    await openQuota(marketplace(), license.id, 10);
    await ingest(marketplace(), [call(sold, { units: 9 })]);
    for (let turn = 0; turn < 3; turn += 1) await announceUsageWorkflow(marketplace().container).run();
    const mails = await eventually(async () => {
      const rows = await mailsLike(marketplace(), `usage-threshold:${license.id}`);
      return rows.length > 0 && rows.every(({ status }) => status === "success") && rows;
    }, "the mail of the quota");
    expect(mails).toEqual([expect.objectContaining({ to: customer.email, idempotency_key: expect.stringMatching(/:90$/) })]);
    await ingest(marketplace(), [call(sold, { units: 1 })]);
    await announceUsageWorkflow(marketplace().container).run();
    const told = await eventually(async () => {
      const answer = expectOk(await customer.client.get("/store/notifications?kind=usage-threshold"));
      return answer.count === 2 && answer;
    }, "both notifications");
    expect([told.unread_count, told.notifications[0].title]).toEqual([2, expect.stringContaining("used up")]);
    const panel = expectOk(await developer.get("/vendor/notifications?kind=usage-threshold&limit=100"));
    expect(panel.notifications.filter(({ href }: { href: string }) => href === `/licenses/${license.id}`)).toHaveLength(2);
  });

  it("are read one by one and all at once, by each member apart, and by nobody else", async () => {
    const { customer, license, sold, developer } = await newHeld(marketplace());
    await openQuota(marketplace(), license.id, 10);
    await ingest(marketplace(), [call(sold, { units: 8 })]);
    await announceUsageWorkflow(marketplace().container).run();
    const read = (client: typeof developer, side: "store" | "vendor", query = "") => client.get(`/${side}/notifications${query}`).then(expectOk);
    const { notifications } = await eventually(async () => {
      const answer = await read(customer.client, "store");
      return answer.count === 1 && answer;
    }, "the notification");
    const other = await newCustomer(marketplace().http);
    const path = `/store/notifications/${notifications[0].id}/read`;
    expect((await marketplace().http.post(path)).status).toBe(401);
    expect((await other.client.post(path)).body.code).toBe("notification.not_found");
    expect((await developer.post(path.replace("store", "vendor"))).body.code).toBe("notification.not_found");
    const { notification } = expectOk(await customer.client.post(path));
    expect(expectOk(await customer.client.post(path)).notification.read_at).toBe(notification.read_at);
    expect([(await read(customer.client, "store")).unread_count, (await read(customer.client, "store", "?unread=true")).count]).toEqual([0, 0]);
    expect((await customer.client.get("/store/notifications?unread=perhaps")).status).toBe(400);

    const colleague = await newMember(marketplace(), developer, "analyst");
    expectOk(await developer.post("/vendor/notifications/read-all"));
    const [mine, theirs] = await Promise.all([read(developer, "vendor"), read(colleague.client, "vendor")]);
    expect([mine.unread_count, theirs.unread_count]).toEqual([0, theirs.count]);
    expect(theirs.count).toBeGreaterThan(0);
  });

  it("warn once a day of errors, slow answers and a key that is used from many places", async () => {
    const { customer, license, sold } = await newHeld(marketplace());
    const hour = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
    const usual = Array.from({ length: 60 }, () => call(sold, { at: hour - 2 * DAY, ip_hash: "home" }));
    const strange = Array.from({ length: 60 }, (_, index) => call(sold, { at: hour + index, ip_hash: `from-${index}`, status: 503, units: 0, total_ms: 900 }));
    await ingest(marketplace(), [...usual, ...strange]);
    for (let turn = 0; turn < 2; turn += 1) {
      await watchUsageWorkflow(marketplace().container).run();
      await announceUsageWorkflow(marketplace().container).run();
    }
    const alerts = await marketplace().sql<{ id: string; kind: string; license_id: string | null }>(
      `select id, kind, license_id from usage_alert where license_id = ? or (license_id is null and product_id = ?) order by kind`,
      [license.id, sold.product_id],
    );
    expect(alerts.map(({ kind, license_id }) => [kind, license_id])).toEqual(
      expect.arrayContaining([
        ["error_spike", null],
        ["unusual_use", license.id],
      ]),
    );
    const leak = alerts.find(({ kind }) => kind === "unusual_use")!;
    const mails = await eventually(async () => {
      const rows = await mailsLike(marketplace(), `usage-alert:${leak.id}`);
      return rows.some(({ to }) => to === customer.email) && rows.length > 1 && rows;
    }, "the mails of the alert");
    expect(mails.map(({ to }) => to)).toContain("maya@northbeam.example");
    const { notifications } = expectOk(await customer.client.get("/store/notifications?kind=usage-alert"));
    expect(notifications).toEqual([expect.objectContaining({ href: `/account/licenses/${license.id}`, title: expect.stringContaining("unusual use") })]);
  });

  it("report a day to its developer, once", async () => {
    const { sql, container } = marketplace();
    const { sold } = await newHeld(marketplace());
    const day = new Date().toISOString().slice(0, 10);
    await sql(
      `insert into usage_product_day (product_id, day, developer_id, endpoint, method, status_class, requests, units, bytes_in, bytes_out, errors, total_us)
       values (?, ?, ?, '/reported', 'GET', 2, 1234, 1234, 0, 0, 0, 0)`,
      [sold.product_id, day, sold.developer_id],
    );
    const noonAfter = (Date.parse(day) + 1.5 * DAY - Date.now()) / DAY;
    await inDays(marketplace(), noonAfter, async () => {
      for (let turn = 0; turn < 2; turn += 1) await container.resolve(Modules.WORKFLOW_ENGINE).run("send-missed-mails", {});
    });
    const mails = await mailsLike(marketplace(), `usage-report:${sold.developer_id}:${day}`);
    expect(mails.filter(({ to }) => to === "maya@northbeam.example")).toEqual([expect.objectContaining({ status: "success" })]);
  });
}
