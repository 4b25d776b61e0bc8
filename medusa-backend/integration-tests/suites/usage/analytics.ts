import closeUsageHours from "@mintreu/usage/jobs/close-usage-hours";
import type { Marketplace } from "../../harness/boot";
import { newHolder } from "../../harness/licensing";
import { newCustomer, signInAdmin, signInDeveloper } from "../../harness/people";
import { eventually, expectOk } from "../../harness/shopping";
import { call, ingest, soldAs } from "../../harness/usage";

const HOUR = 3_600_000;

/** A licence of the demo's API with three calls an hour ago and one just now. */
async function newUsage(marketplace: Marketplace) {
  const { customer, license } = await newHolder(marketplace, { handle: "currency-api" });
  const sold = await soldAs(marketplace, license.id);
  const before = Date.now() - HOUR;
  const events = [
    call(sold, { at: before, total_ms: 10 }),
    call(sold, { at: before, total_ms: 20, ip_hash: "another", country: "FR" }),
    call(sold, { at: before, status: 404, units: 0, endpoint: "/convert", total_ms: 30 }),
    call(sold, { status: 502, units: 0, country: null, total_ms: 40, upstream_ms: null }),
  ];
  await ingest(marketplace, events);
  return { customer, license, sold, events, developer: await signInDeveloper(marketplace.http) };
}

export function analyticsTests(marketplace: () => Marketplace): void {
  it("of a licence is what its calls add up to, also when a batch comes twice", async () => {
    const { customer, license, events } = await newUsage(marketplace());
    await ingest(marketplace(), events);
    // What closed hours cannot add up (callers, times) is sketched within a minute.
    const usage = await eventually(async () => {
      await closeUsageHours(marketplace().container);
      const answer = expectOk(await customer.client.get(`/store/licenses/${license.id}/usage`));
      return answer.usage.countries.length === 2 && answer.usage;
    }, "the sketches of the hour");
    expect(usage).toMatchObject({
      license_id: license.id,
      current: { calls_per_month: 2, bandwidth_bytes_per_month: 4000 },
      totals: { requests: 4, units: 2, bytes_in: 400, bytes_out: 3600, errors: 2, error_rate: 0.5, mean_ms: 25, unique_ips: 2 },
      countries: [
        { country: "DE", requests: 2 },
        { country: "FR", requests: 1 },
      ],
      status_classes: [
        { status_class: "2xx", requests: 2 },
        { status_class: "4xx", requests: 1 },
        { status_class: "5xx", requests: 1 },
      ],
    });
    expect(usage.endpoints).toEqual([
      expect.objectContaining({ endpoint: "GET /rates/{base}", requests: 3, units: 2, errors: 1 }),
      expect.objectContaining({ endpoint: "GET /convert", requests: 1, units: 0, errors: 1, mean_ms: 30 }),
    ]);
    // Of 10, 20, 30, 40 ms the sketch knows each within one percent.
    expect(Math.abs(usage.totals.p95_ms / 30 - 1)).toBeLessThan(0.011);
    expect(usage.trend.at(-1).p95_ms).toBeGreaterThan(0);
    expect(usage.remaining).toEqual(Object.fromEntries(Object.keys(usage.remaining).map((name) => [name, usage.limits[name] - usage.current[name]])));
    expect(new Date(usage.period.start).getTime()).toBeLessThanOrEqual(Date.now());
    expect(new Date(usage.period.end).getTime()).toBeGreaterThan(Date.now());
    const sum = usage.trend.reduce((all: number, { requests }: { requests: number }) => all + requests, 0);
    expect([sum, usage.trend.length]).toEqual([4, 31]);
  });

  it("is told call by call, newest first, page by page and by outcome", async () => {
    const { customer, license, developer } = await newUsage(marketplace());
    const path = `licenses/${license.id}/usage/requests`;
    const { requests, count } = expectOk(await customer.client.get(`/store/${path}?limit=1`));
    expect(count).toBe(4);
    expect(requests).toEqual([
      {
        ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), at: expect.stringMatching(/Z$/), method: "GET", endpoint: "/rates/{base}", status: 502 },
        ...{ total_ms: 40, upstream_ms: null, request_bytes: 100, response_bytes: 900, units: 0, country: null },
      },
    ]);
    const failed = expectOk(await developer.get(`/vendor/${path}?status_class=4xx`));
    expect([failed.count, failed.requests[0].endpoint]).toEqual([1, "/convert"]);
    expect((await customer.client.get(`/store/${path}?status_class=9xx`)).status).toBe(400);
  });

  it("of a developer's product adds up by endpoint, outcome, customer and period", async () => {
    const { license, sold, developer, customer } = await newUsage(marketplace());
    const of = `product_id=${sold.product_id}&license_id=${license.id}`;
    const read = async (what: string) =>
      expectOk(await developer.get(`/vendor/usage/${what}?${of}&interval=hour&from=${new Date(Date.now() - 3 * HOUR).toISOString()}`));
    expect((await read("totals")).totals).toMatchObject({ requests: 4, units: 2, errors: 2, error_rate: 0.5 });
    const { trend } = await read("trend");
    expect(trend.map(({ requests }: { requests: number }) => requests).filter(Boolean)).toEqual([3, 1]);
    expect((await read("endpoints")).endpoints).toHaveLength(2);
    expect((await read("statuses")).status_classes).toHaveLength(3);
    expect((await read("latency")).latency).toHaveLength(trend.length);
    const { customers, count } = await read("customers");
    expect(count).toBe(1);
    expect(customers[0]).toMatchObject({ license_id: license.id, customer_email: customer.email, requests: 4, units: 2, errors: 2 });
    const csv = await developer.get(`/vendor/usage/export?${of}`);
    expect(String(csv.body).split("\r\n")).toHaveLength(1 + 3 + 1);
  });

  it("of all is told to admins, by product", async () => {
    const { sold } = await newUsage(marketplace());
    const admin = await signInAdmin(marketplace().http);
    const { totals, trend, products } = expectOk(await admin.get(`/admin/usage?product_id=${sold.product_id}`));
    expect(products).toEqual([
      expect.objectContaining({ product_id: sold.product_id, developer_handle: "northbeam", requests: totals.requests, units: totals.units }),
    ]);
    expect(trend.reduce((all: number, { requests }: { requests: number }) => all + requests, 0)).toBe(totals.requests);
    expect(totals.requests).toBeGreaterThanOrEqual(4);
  });

  it("is nobody else's, and a range that makes no sense is refused", async () => {
    const { license, sold, developer } = await newUsage(marketplace());
    const { http } = marketplace();
    const other = await newCustomer(http);
    const code = async (answer: Promise<{ status: number; body: any }>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    expect(await code(http.get(`/store/licenses/${license.id}/usage?interval=year`))).toEqual([401, "request.unauthorized"]);
    expect(await code(other.client.get(`/store/licenses/${license.id}/usage?interval=year`))).toEqual([404, "license.not_found"]);
    const stranger = await signInDeveloper(http, "priya@kiteline.example");
    for (const what of ["totals", "trend", "endpoints", "latency", "statuses", "customers", "meters", "export"]) {
      expect(await code(stranger.get(`/vendor/usage/${what}?product_id=${sold.product_id}&interval=year`))).toEqual([404, "product.not_found"]);
      expect(await code(stranger.get(`/vendor/usage/${what}?license_id=${license.id}`))).toEqual([404, "license.not_found"]);
      for (const wrong of ["interval=year", "from=yesterday", "from=2020-01-01&to=2026-01-01", "from=2026-02-01&to=2026-01-01", "from=3000-01-01"]) {
        // The export alone has an interval of its own, and customers are always by day.
        if (what === "customers" && wrong === "interval=year") continue;
        expect(await code(developer.get(`/vendor/usage/${what}?${wrong}`))).toEqual([400, "request.invalid"]);
      }
    }
  });
}
