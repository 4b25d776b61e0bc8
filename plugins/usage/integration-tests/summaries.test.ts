import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { UsageSketch } from "../src/domain/usage-sketch";
import type { UsageEvent } from "../src/domain/usage-event";
import { recomputeUsage } from "../src/recompute/recompute-usage";
import { retireDays, tidyUsage } from "../src/retention/retire-days";
import { closeHours, ensureDaysAhead } from "../src/summaries/close-hours";
import type { Connection } from "../src/summaries/connection";
import { makeSketches } from "../src/summaries/make-sketches";
import { batchOf, storeBatch } from "./support/store-batch";
import { openUsageDatabase, type UsageDatabase } from "./support/usage-database";
import { NOON, usageEvent } from "./support/usage-events";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LATER = new Date(NOON + 3 * DAY);

let database: UsageDatabase;
let connection: Connection & { release(): void };

beforeEach(async () => {
  database = await openUsageDatabase();
  connection = (await database.pool.connect()) as never;
});
afterEach(async () => {
  connection.release();
  await database.remove();
});

const store = (events: UsageEvent[]) => storeBatch(database, batchOf(events));
const manyEvents = (count: number, start = NOON): UsageEvent[] =>
  Array.from({ length: count }, (_none, index) =>
    usageEvent({
      at: start + (index % 30) * HOUR + index,
      license_id: `lic_${index % 5}`,
      product_id: `prod_${index % 5 < 3 ? 1 : 2}`,
      developer_id: `dev_${index % 5 < 3 ? 1 : 2}`,
      status: index % 4 ? 200 : 503,
      total_ms: 1 + (index % 997),
      ip_hash: `ip_${index % 83}`,
      country: index % 3 ? "DE" : "FR",
    }),
  );

/** A connection that breaks at its n-th query, as if the process were killed there. */
const breakingAt = (nth: number): Connection => {
  let left = nth;
  return {
    query: async (text: string, values?: unknown[]) => {
      if (text !== "rollback" && (left -= 1) < 0) throw new Error("killed");
      return connection.query(text, values as never);
    },
  } as Connection;
};

/** Runs work that is killed at its first query, then at its second, and so on until it gets through. */
async function killedEverywhere(work: (connection: Connection) => Promise<unknown>): Promise<number> {
  for (let kills = 0; ; kills += 1) {
    try {
      await work(breakingAt(kills));
      return kills;
    } catch (error) {
      if ((error as Error).message !== "killed") throw error;
      await connection.query("rollback");
    }
  }
}

const sketchOf = async (scope: string, owner: string, period: string) => {
  const rows = await database.rows<never>(`select * from usage_sketch where scope = $1 and owner_id = $2 and period = $3 order by starts_at`, [
    scope,
    owner,
    period,
  ]);
  const merged = new UsageSketch();
  for (const row of rows) merged.merge(UsageSketch.fromStored(row));
  return { rows: rows.length, merged };
};

const noDifferences = async () => {
  const report = await recomputeUsage(connection, { from: new Date(NOON - 40 * DAY), to: new Date(NOON + 5 * DAY), fix: false });
  expect(report.differences).toEqual([]);
  return report;
};

describe("the closing of hours", () => {
  it("adds what is over to the roll-ups, wherever it is killed, and late events too", async () => {
    await store(manyEvents(300));
    expect(await killedEverywhere((killed) => closeHours(killed, LATER))).toBeGreaterThan(10);
    await noDifferences();
    await Promise.all([store(manyEvents(200, NOON - 2 * DAY)), closeHours(connection, new Date(LATER.getTime() + HOUR)), store(manyEvents(100))]);
    const [sum] = await database.rows(`select sum(requests)::int as requests from usage_license_day`);
    expect(sum).toEqual({ requests: 600 });
    await noDifferences();
  });

  it("leaves the current hour to the hours", async () => {
    await store([usageEvent({ at: NOON - HOUR }), usageEvent({ at: NOON })]);
    expect(await closeHours(connection, new Date(NOON + 60_000))).toEqual(new Date(NOON - HOUR));
    expect(await closeHours(connection, new Date(NOON + 180_000))).toEqual(new Date(NOON));
    expect(await database.rows(`select sum(requests)::int as requests from usage_product_hour`)).toEqual([{ requests: 1 }]);
    await noDifferences();
  });

  it("makes partitions ahead", async () => {
    await ensureDaysAhead(connection, new Date(NOON));
    expect(await database.rows(`select count(*)::int as days from pg_inherits where inhparent = 'usage_event'::regclass`)).toEqual([{ days: 9 }]);
  });
});

describe("sketches", () => {
  it("know percentiles and callers of hours and days, for each owner, wherever their making is killed", async () => {
    const events = manyEvents(1200);
    await store(events);
    await closeHours(connection, LATER);
    expect(await killedEverywhere(makeSketches)).toBeGreaterThan(20);
    for (const [scope, owner, part] of [
      ["all", "all", events],
      ["developer", "dev_2", events.filter(({ developer_id }) => developer_id === "dev_2")],
      ["product", "prod_1", events.filter(({ product_id }) => product_id === "prod_1")],
      ["license", "lic_3", events.filter(({ license_id }) => license_id === "lic_3")],
    ] as const) {
      const sorted = part.map(({ total_ms }) => total_ms * 1000).sort((one, other) => one - other);
      const hours = await sketchOf(scope, owner, "hour");
      const days = await sketchOf(scope, owner, "day");
      expect(days.rows).toBe(2);
      expect(days.merged.toStored()).toEqual(hours.merged.toStored());
      const { latency, ips, countries } = days.merged;
      expect(latency.count).toBe(part.length);
      expect(Math.abs(latency.quantile(0.95)! / sorted[Math.floor(0.95 * (part.length - 1))]! - 1)).toBeLessThan(0.03);
      expect(Math.abs(ips.estimate() - 83)).toBeLessThanOrEqual(2);
      expect(countries.get("FR")).toBe(part.filter(({ country }) => country === "FR").length);
    }
    expect(await makeSketches(connection)).toBe(0);
  });

  it("are made anew when events come late", async () => {
    await store(manyEvents(60));
    await closeHours(connection, LATER);
    await makeSketches(connection);
    await store([usageEvent({ at: NOON, license_id: "lic_0", country: "JP" })]);
    expect(await makeSketches(connection)).toBe(1);
    for (const period of ["hour", "day"]) expect((await sketchOf("license", "lic_0", period)).merged.countries.get("JP")).toBe(1);
    expect((await sketchOf("all", "all", "day")).merged.latency.count).toBe(61);
  });
});

describe("retention", () => {
  const files = new Map<string, Buffer>();
  const fileStore = {
    async write(key: string, body: AsyncIterable<Buffer>): Promise<void> {
      const chunks: Buffer[] = [];
      for await (const chunk of body) chunks.push(chunk);
      files.set(key, Buffer.concat(chunks));
    },
  } as never;
  const exported = (key: string) =>
    gunzipSync(files.get(key)!)
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; units: number });

  beforeEach(() => files.clear());

  it("exports a day with its digest before it drops it, wherever it is killed", async () => {
    const old = Array.from({ length: 50 }, () => usageEvent({ at: NOON }));
    await store([...old, usageEvent({ at: NOON + 91 * DAY })]);
    const now = new Date(NOON + 91 * DAY);
    await closeHours(connection, now);
    expect(await retireDays(connection, fileStore, now, 90)).toEqual([]);
    await makeSketches(connection);
    expect(await killedEverywhere((killed) => retireDays(killed, fileStore, now, 90))).toBeGreaterThan(8);
    const [row] = await database.rows<{ storage_key: string; sha256: string; bytes: string; events: string; dropped_at: Date }>(`select * from usage_export`);
    expect(row).toMatchObject({ events: "50", dropped_at: now });
    const bytes = files.get(row!.storage_key)!;
    expect({ sha256: createHash("sha256").update(bytes).digest("hex"), bytes: String(bytes.length) }).toEqual({ sha256: row!.sha256, bytes: row!.bytes });
    expect(
      exported(row!.storage_key)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(old.map(({ id }) => id).sort());
    expect(await database.rows(`select count(*)::int as left from usage_event`)).toEqual([{ left: 1 }]);
    expect(await database.rows(`select sum(requests)::int as kept from usage_hour`)).toEqual([{ kept: 51 }]);
    expect(await retireDays(connection, fileStore, now, 90)).toEqual([]);
  });

  it("exports what comes later than the export as a part of its own", async () => {
    await store([usageEvent({ at: NOON })]);
    const now = new Date(NOON + 95 * DAY);
    const retire = async () => {
      await closeHours(connection, now);
      await makeSketches(connection);
      return retireDays(connection, fileStore, now, 90);
    };
    await retire();
    await store([usageEvent({ at: NOON })]);
    expect(await retire()).toMatchObject([{ events: 1, storage_key: "usage/20261123/part_2_jsonl_gz" }]);
    expect([...files.keys()]).toEqual(["usage/20261123/part_1_jsonl_gz", "usage/20261123/part_2_jsonl_gz"]);
  });

  it("keeps a day that got events while it was exported", async () => {
    await store([usageEvent({ at: NOON })]);
    const now = new Date(NOON + 95 * DAY);
    await closeHours(connection, now);
    await makeSketches(connection);
    const slow = {
      async write(key: string, body: AsyncIterable<Buffer>) {
        await (fileStore as { write(key: string, body: AsyncIterable<Buffer>): Promise<void> }).write(key, body);
        if (files.size === 1) await store([usageEvent({ at: NOON })]);
      },
    } as never;
    expect(await retireDays(connection, slow, now, 90)).toEqual([]);
    await makeSketches(connection);
    files.set("done", Buffer.alloc(0));
    expect(await retireDays(connection, slow, now, 90)).toMatchObject([{ events: 2 }]);
  });

  it("forgets guards that no spool can need, and hours of sketches whose days are kept", async () => {
    await store([usageEvent({ at: NOON })]);
    await closeHours(connection, LATER);
    await makeSketches(connection);
    await tidyUsage(connection, new Date(NOON + 40 * DAY), 90);
    expect(await database.rows(`select 1 from usage_batch`)).toHaveLength(1);
    await tidyUsage(connection, new Date(NOON + 100 * DAY), 90);
    expect(await database.rows(`select 1 from usage_batch`)).toHaveLength(0);
    expect((await sketchOf("license", "lic_1", "hour")).rows).toBe(0);
    expect((await sketchOf("license", "lic_1", "day")).rows).toBe(1);
    expect((await sketchOf("product", "prod_1", "hour")).rows).toBe(1);
  });
});

describe("recomputing", () => {
  it("reports every difference and mends it", async () => {
    await store(manyEvents(120));
    await closeHours(connection, new Date(NOON + 10 * HOUR));
    await noDifferences();
    await database.rows(`update usage_hour set units = units + 1 where license_id = 'lic_1' and hour = $1`, [new Date(NOON + HOUR)]);
    await database.rows(`delete from usage_hour where license_id = 'lic_2' and hour = $1`, [new Date(NOON + 2 * HOUR)]);
    await database.rows(`update usage_license_day set requests = 0 where license_id = 'lic_0'`);
    const range = { from: new Date(NOON - DAY), to: new Date(NOON + 2 * DAY) };
    const { differences } = await recomputeUsage(connection, { ...range, fix: false });
    expect(new Set(differences.map(({ table }) => table))).toEqual(new Set(["usage_hour", "usage_product_hour", "usage_product_day", "usage_license_day"]));
    expect(differences).toContainEqual(expect.objectContaining({ table: "usage_hour", stored: null }));
    expect((await recomputeUsage(connection, { ...range, fix: true })).fixed).toBe(true);
    await noDifferences();
  });

  it("says where nothing is left to compute from", async () => {
    await store([usageEvent({ at: NOON })]);
    await database.rows(`insert into usage_export values ($1, 1, 'k', 'd', 1, 1, now(), now())`, [new Date(NOON)]);
    expect(await recomputeUsage(connection, { from: new Date(NOON), to: new Date(NOON + 1), fix: true })).toMatchObject({ hours: 24, unknown_hours: 24 });
    expect(await database.rows(`select sum(requests)::int as kept from usage_hour`)).toEqual([{ kept: 1 }]);
  });
});
