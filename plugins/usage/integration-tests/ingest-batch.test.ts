import { randomUUID } from "node:crypto";
import type { IngestOutcome, UsageBatch } from "../src/domain/ingest-batch";
import { judgeIngestFault } from "../src/domain/ingest-fault";
import type { UsageEvent } from "../src/domain/usage-event";
import { batchOf, runBatch, storeBatch } from "./support/store-batch";
import { openUsageDatabase, type UsageDatabase } from "./support/usage-database";
import { NOON, usageEvent } from "./support/usage-events";

const HOUR = 3_600_000;

let database: UsageDatabase;
beforeEach(async () => {
  database = await openUsageDatabase();
});
afterEach(() => database.remove());

const store = (batch: UsageBatch): Promise<IngestOutcome> => storeBatch(database, batch);

/** What the sums must be, taken from the events alone. */
const FROM_EVENTS = `
  select license_id, date_trunc('hour', at, 'UTC') as hour, product_id, developer_id, endpoint, method, (status / 100)::smallint as status_class,
    count(*) as requests, sum(units) as units, sum(request_bytes) as bytes_in, sum(response_bytes) as bytes_out,
    count(*) filter (where status >= 400) as errors, sum(total_us) as total_us, max(at) as last_at
    from usage_event group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 5, 6, 7`;
const HOURS = `
  select license_id, hour, product_id, developer_id, endpoint, method, status_class, requests, units, bytes_in, bytes_out, errors, total_us, last_at
    from usage_hour order by license_id, hour, endpoint, method, status_class`;

const agree = async (): Promise<void> => {
  const plain = (rows: object[]) => rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])));
  expect(plain(await database.rows<object>(HOURS))).toEqual(plain(await database.rows<object>(FROM_EVENTS)));
};

const manyEvents = (count: number): UsageEvent[] =>
  Array.from({ length: count }, (_none, index) =>
    usageEvent({
      at: NOON + (index % 5) * HOUR * 7 + index,
      license_id: `lic_${index % 13}`,
      endpoint: index % 3 ? "/rates/{base}" : "/convert",
      status: [200, 200, 204, 404, 502][index % 5]!,
      units: index % 4,
      total_ms: index / 7,
    }),
  );

describe("storing a batch of usage events", () => {
  it("keeps every event and adds it to its hour", async () => {
    const events = manyEvents(500);
    expect(await store(batchOf(events))).toEqual({ repeated: false, inserted: 500 });
    await agree();
    const [sum] = await database.rows<{ requests: string; units: string }>(`select sum(requests) as requests, sum(units) as units from usage_hour`);
    expect(sum).toEqual({ requests: "500", units: "750" });
  });

  it("changes nothing when a batch comes again, alone, in parallel or in parts of another", async () => {
    const events = manyEvents(300);
    const batches = [batchOf(events.slice(0, 100)), batchOf(events.slice(100, 200)), batchOf(events.slice(200))];
    const again = batchOf([...events.slice(50, 150), ...events.slice(0, 60)]);
    const outcomes = await Promise.all([...batches, ...batches].reverse().map(store));
    expect(outcomes.filter(({ repeated }) => repeated)).toHaveLength(3);
    expect(await store(again)).toEqual({ repeated: false, inserted: 0 });
    expect(await store(batchOf([...events.slice(290), usageEvent({ license_id: "lic_new" })]))).toEqual({ repeated: false, inserted: 1 });
    const [count] = await database.rows<{ count: number }>(`select count(*)::int as count from usage_event`);
    expect(count).toEqual({ count: 301 });
    await agree();
  });

  it("is written when its commit is answered, whatever the server does with others", async () => {
    const client = await database.pool.connect();
    await client.query(`set synchronous_commit = off`);
    const seen: string[] = [];
    const watched = {
      query: async (statement: { text: string }) => {
        if (statement.text === "commit") seen.push((await client.query(`show synchronous_commit`)).rows[0].synchronous_commit);
        return client.query(statement);
      },
    };
    await client.query(`select usage_ensure_day($1)`, ["2026-11-23"]);
    await runBatch(watched, batchOf([usageEvent()]));
    expect(seen).toEqual(["on"]);
    expect((await client.query(`show synchronous_commit`)).rows).toEqual([{ synchronous_commit: "off" }]);
    client.release(true);
  });

  it("never deadlocks with others that bring the same events in other orders", async () => {
    const events = manyEvents(400);
    const shuffled = () => batchOf(events.toSorted(() => Math.random() - 0.5));
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => store(shuffled())));
    expect(outcomes.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(400);
    await agree();
  });

  it("makes the partitions that events need, also by many at once, and says which fault asks for one", async () => {
    const client = await database.pool.connect();
    const late = batchOf([usageEvent({ at: NOON - 35 * 24 * HOUR })]);
    const fault = await runBatch(client, late).catch((error: { code: string }) => judgeIngestFault(error));
    client.release();
    expect(fault).toBe("missing_day");
    const days = Array.from({ length: 6 }, (_none, index) => usageEvent({ at: NOON + index * 24 * HOUR }));
    await Promise.all([late, ...Array.from({ length: 6 }, () => batchOf(days))].map(store));
    const [count] = await database.rows<{ count: number }>(`select count(*)::int as count from usage_event`);
    expect(count).toEqual({ count: 7 });
    await agree();
  });

  it("takes what was spent off leases and quotas, once", async () => {
    const start = new Date(Date.UTC(2026, 10, 1));
    const end = new Date(Date.UTC(2026, 11, 1));
    const lease = randomUUID();
    await database.rows(`select * from usage_take_lease($1, 'lic_1', 'calls', $2, $3, 1000, 1, 100, 'holder', 60000, 1000)`, [lease, start, end]);
    await database.rows(`select * from usage_take_lease($1, 'lic_1', 'bytes', $2, $3, 1000000, 1, 100000, 'holder', 60000, 1000)`, [randomUUID(), start, end]);
    const events = [usageEvent({ calls_lease_id: lease, units: 3 }), usageEvent({ calls_lease_id: lease, units: 2 }), usageEvent({ units: 0, status: 502 })];
    const batch = batchOf(events);
    await store(batch);
    await store(batch);
    await store(batchOf(events));
    const quotas = await database.rows(`select metric, used::int, leased::int from usage_quota order by metric`);
    expect(quotas).toEqual([
      { metric: "bytes", used: 1530, leased: 100_000 },
      { metric: "calls", used: 5, leased: 95 },
    ]);
  });

  it("adds what comes after an hour was closed to the sums by product and day too", async () => {
    await database.rows(`update usage_watermark set closed_before = $1`, [new Date(NOON)]);
    await store(batchOf([usageEvent({ at: NOON - 1, units: 4 }), usageEvent({ at: NOON, units: 2 })]));
    const sums = (table: string) => database.rows(`select requests::int, units::int from ${table}`);
    expect(await sums("usage_product_hour")).toEqual([{ requests: 1, units: 4 }]);
    expect(await sums("usage_product_day")).toEqual([{ requests: 1, units: 4 }]);
    expect(await sums("usage_license_day")).toEqual([{ requests: 1, units: 4 }]);
    expect(await database.rows(`select hour, product_id from usage_sketch_due`)).toEqual([{ hour: new Date(NOON - HOUR), product_id: "prod_1" }]);
    await agree();
  });

  it("stores texts that PostgreSQL cannot keep as they are", async () => {
    const nasty = `a\0"b\\c{,}\ud800 ünï`;
    await store(batchOf([usageEvent({ endpoint: nasty, agent: nasty, country: null, upstream_ms: null })]));
    expect(await database.rows(`select endpoint, agent, country, upstream_us from usage_event`)).toEqual([
      { endpoint: `a\ufffd"b\\c{,}\ufffd ünï`, agent: `a\ufffd"b\\c{,}\ufffd ünï`, country: null, upstream_us: null },
    ]);
  });
});
