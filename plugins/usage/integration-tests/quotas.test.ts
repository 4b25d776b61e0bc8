import { randomUUID } from "node:crypto";
import { openUsageDatabase, type UsageDatabase } from "./support/usage-database";

const START = "2026-11-23T00:00:00Z";
const END = "2026-12-23T00:00:00Z";

let database: UsageDatabase;

beforeAll(async () => {
  database = await openUsageDatabase();
});
afterAll(() => database.remove());

interface Taken {
  granted: number;
  used: number;
  leased: number;
}

let licenses = 0;
let license: string;
beforeEach(() => {
  license = `lic_${++licenses}`;
});

interface Wish {
  needed?: number;
  wanted?: number;
  quota?: number;
  holder?: string;
  graceMs?: number;
}

async function take(lease: string, { needed = 1, wanted = 10, quota = 100, holder = "gateway-1", graceMs = 600_000 }: Wish = {}): Promise<Taken> {
  const [row] = await database.rows<Record<keyof Taken, string>>(`select * from usage_take_lease($1, $2, 'calls', $3, $4, $5, $6, $7, $8, 300000, $9)`, [
    ...[lease, license, START, END, quota, needed, wanted, holder, graceMs],
  ]);
  return { granted: Number(row!.granted), used: Number(row!.used), leased: Number(row!.leased) };
}

const quotaRow = async () =>
  (await database.rows<{ used: number; leased: number }>(`select used::int, leased::int from usage_quota where license_id = $1`, [license]))[0];

function report(entries: { lease?: string; amount: number; at?: string }[]): Promise<unknown> {
  return database.rows(`select usage_report($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[], now())`, [
    entries.map(({ lease }) => lease ?? null),
    entries.map(() => license),
    entries.map(() => "calls"),
    entries.map(({ at }) => at ?? "2026-11-24T10:00:00Z"),
    entries.map(({ amount }) => amount),
  ]);
}

describe("quotas in the database", () => {
  it("grant an eighth of what is left, what is needed at least, and never more than there is", async () => {
    expect(await take(randomUUID(), { wanted: 50 })).toEqual({ granted: 12, used: 0, leased: 12 });
    expect(await take(randomUUID(), { needed: 40, wanted: 50 })).toEqual({ granted: 40, used: 0, leased: 52 });
    expect(await take(randomUUID(), { needed: 49 })).toEqual({ granted: 0, used: 0, leased: 52 });
    expect(await take(randomUUID(), { needed: 48 })).toEqual({ granted: 48, used: 0, leased: 100 });
    expect(await take(randomUUID())).toEqual({ granted: 0, used: 0, leased: 100 });
    expect(await take(randomUUID(), { quota: 101 })).toEqual({ granted: 1, used: 0, leased: 101 });
  });

  it("grant no unit twice to many who ask at once", async () => {
    const taken = await Promise.all(Array.from({ length: 60 }, () => take(randomUUID(), { wanted: 7 })));
    expect(taken.reduce((sum, { granted }) => sum + granted, 0)).toBe(100);
    expect(await quotaRow()).toEqual({ used: 0, leased: 100 });
  });

  it("take what is reported off the lease that it names, once, and count what no lease holds", async () => {
    const [lease, other] = [randomUUID(), randomUUID()];
    await take(lease, { needed: 20 });
    await take(other, { needed: 5, wanted: 5 });
    await report([
      { lease, amount: 8 },
      { lease: other, amount: 7 },
      { amount: 3 },
      { amount: 100, at: "2026-12-23T00:00:00Z" },
      { lease: randomUUID(), amount: 2 },
    ]);
    // The second was overdrawn by two: they are used, not leased.
    expect(await quotaRow()).toEqual({ used: 20, leased: 12 });
    expect(await take(other, { needed: 5 })).toMatchObject({ granted: 8, leased: 18 });
  });

  it("give back what is returned, what a former holder held, and what nobody reported in time", async () => {
    const [mine, theirs, silent] = [randomUUID(), randomUUID(), randomUUID()];
    await take(mine, { needed: 20 });
    await take(theirs, { needed: 20, holder: "gateway-2" });
    await take(silent, { needed: 20, holder: "gateway-3", graceMs: 0 });
    await database.rows(`select usage_return_leased($1::uuid[], $2::bigint[])`, [
      [mine, mine],
      [5, 3],
    ]);
    expect(await quotaRow()).toEqual({ used: 0, leased: 52 });
    await database.rows(`select usage_close_holder('gateway-2')`);
    await database.rows(`select usage_close_holder('gateway-2')`);
    expect(await quotaRow()).toEqual({ used: 0, leased: 32 });
    await database.rows(`update usage_lease set expires_at = clock_timestamp() where id = any($1)`, [[mine, silent]]);
    await database.rows(`select usage_close_ended(10)`);
    // Its grace counts from the start of the database, which is younger than ten minutes or not: then it is kept or ended.
    const [{ young }] = (await database.rows<{ young: boolean }>(`select clock_timestamp() < pg_postmaster_start_time() + interval '10 minutes' as young`)) as [
      { young: boolean },
    ];
    expect(await quotaRow()).toEqual({ used: 0, leased: young ? 12 : 0 });
    await report([{ lease: theirs, amount: 4 }]);
    expect((await quotaRow())!.used).toBe(4);
    expect(await take(theirs)).toMatchObject({ granted: 0 });
  });

  it("begin within a month with what the hours of that month hold", async () => {
    const hour = (at: string, units: number) =>
      database.rows(
        `insert into usage_hour (license_id, hour, product_id, developer_id, endpoint, method, status_class, requests, units, bytes_in, bytes_out, errors, total_us, last_at)
         values ($1, $2, 'prod_1', 'dev_1', '/rates', 'GET', 2, 1, $3, 0, 0, 0, 1, $2)`,
        [license, at, units],
      );
    await hour("2026-11-22T23:00:00Z", 1_000);
    await hour(START, 30);
    await hour("2026-11-24T10:00:00Z", 60);
    expect(await take(randomUUID(), { needed: 5 })).toEqual({ granted: 5, used: 90, leased: 5 });
    expect(await take(randomUUID(), { needed: 6 })).toEqual({ granted: 0, used: 90, leased: 5 });
  });

  it("note each threshold once a month", async () => {
    const noted = async () =>
      (
        await database.rows<{ percent: number; used: number }>(`select percent, used::int from usage_threshold where license_id = $1 order by 1`, [license])
      ).map(({ percent, used }) => [percent, used]);
    await take(randomUUID());
    await report([{ amount: 79 }]);
    expect(await noted()).toEqual([]);
    await report([{ amount: 1 }]);
    expect(await noted()).toEqual([[80, 80]]);
    await Promise.all(Array.from({ length: 10 }, () => report([{ amount: 2 }])));
    await report([{ amount: 50 }]);
    expect((await noted()).map(([percent]) => percent)).toEqual([80, 90, 100]);
  });
});
