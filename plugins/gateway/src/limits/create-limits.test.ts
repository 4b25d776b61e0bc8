import type { Admitted, ApiRoute, CallToAdmit, LicenseEntry, LimitsInForce, Refused } from "../contract";
import { createLimits, type LicenseLimits } from "./create-limits";
import type { Database } from "./quota-store";

/** The SQL functions as arithmetic, for one licence and one gateway. */
class QuotaTable implements Database {
  used = 0;
  leased = 0;
  queries = 0;
  away = false;
  private readonly leases = new Map<string, number>();

  async query({ text, values }: { text: string; values: unknown[] }) {
    this.queries += 1;
    if (this.away) throw new Error("connection refused");
    if (text.includes("usage_return_leased")) {
      for (const units of values[1] as number[]) this.leased -= units;
      return { rows: [] };
    }
    const [lease, , , , , quota, needed, wanted] = values as [string, string, string, string, string, number, number, number];
    const available = quota - this.used - this.leased;
    let granted = Math.min(available, Math.max(needed, Math.min(wanted, Math.floor(available / 8))));
    if (granted < needed) granted = 0;
    this.leased += granted;
    this.leases.set(lease, (this.leases.get(lease) ?? 0) + granted);
    return { rows: [{ granted: String(granted), used: String(this.used), leased: String(this.leased) }] };
  }
}

const route = { default_limits: {} } as unknown as ApiRoute;
let now: number;
let table: QuotaTable;
let limits: LicenseLimits;
let calls = 0;
const licenses = new Map<string, LicenseEntry>();

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 5);
  table = new QuotaTable();
  limits = await createLimits({ database: table, now: () => now, nodeId: "node-1", settings: { quotaTimeoutMs: 5_000 } });
});
afterEach(() => limits.close());

function callOf(terms: LimitsInForce, units = 1, id = "lic_1"): CallToAdmit {
  const known = licenses.get(id);
  const license = known && known.limits === terms ? known : ({ id, billing_day: 23, limits: terms } as unknown as LicenseEntry);
  licenses.set(id, license);
  return { license, route, units, call_id: `call-${++calls}` };
}

async function admitted(terms: LimitsInForce, units = 1): Promise<Admitted> {
  const answer = await limits.admit(callOf(terms, units));
  if (!answer.ok) throw new Error(`refused by ${answer.limit}`);
  return answer;
}

async function refused(terms: LimitsInForce, units = 1): Promise<Refused> {
  const answer = await limits.admit(callOf(terms, units));
  if (answer.ok) throw new Error("admitted");
  return answer;
}

const served = { status: 200, units: 1, bytes: 1_000 };

describe("limits in one process", () => {
  it("answer at once where nothing has to be asked", async () => {
    const terms = { rpm: 3, rph: 100, concurrent: 50 };
    expect(limits.admit(callOf(terms))).toMatchObject({ ok: true, calls_lease_id: null });
    await admitted(terms, 2);
    expect(limits.admit(callOf(terms))).toMatchObject({ ok: false, reason: "limited", limit: "rpm", retry_after_seconds: 60 });
  });

  it("state each limit: what is left, and when more comes", async () => {
    const terms = { rpm: 10, rpd: 1000, concurrent: 4 };
    await admitted(terms, 3);
    now += 15_000;
    const { states } = await admitted(terms);
    expect(states).toEqual([
      { name: "rpm", quota: 10, window_seconds: 60, remaining: 6, reset_seconds: 45 },
      { name: "rpd", quota: 1000, window_seconds: 86_400, remaining: 996, reset_seconds: 86_400 },
      { name: "concurrent", quota: 4, window_seconds: 0, remaining: 2, reset_seconds: 1 },
    ]);
  });

  it("spend nothing of one limit when another refuses", async () => {
    const terms = { rpm: 2, rph: 3 };
    await admitted(terms, 2);
    await refused(terms);
    now += 60_000;
    expect((await admitted(terms)).states[1]).toMatchObject({ name: "rph", remaining: 0 });
  });

  it("let so many calls run at a time, whatever became of them", async () => {
    const terms = { concurrent: 2 };
    const first = await admitted(terms);
    await admitted(terms);
    expect(await refused(terms)).toMatchObject({ reason: "limited", limit: "concurrent" });
    first.settle({ status: 502, units: 0, bytes: 0 });
    first.settle(served);
    await admitted(terms);
    await refused(terms);
  });

  it("throttle a client whose calls keep failing", async () => {
    const terms = { error_rate_percent: 50 };
    for (let call = 0; call < 20; call++) (await admitted(terms)).settle({ status: 404, units: 0, bytes: 0 });
    expect(await refused(terms)).toMatchObject({ limit: "error_rate_percent", retry_after_seconds: 10, states: [] });
    now += 10_000;
    (await admitted(terms)).settle(served);
    (await admitted(terms)).settle(served);
  });

  it("keep what was counted when a limit changes", async () => {
    for (let call = 0; call < 5; call++) await admitted({ rpm: 10 });
    await refused({ rpm: 5 });
    for (let call = 0; call < 3; call++) await admitted({ rpm: 8 });
    await refused({ rpm: 8 });
  });
});

describe("quotas", () => {
  it("are spent to the last unit and not further, a call at a time or many", async () => {
    const terms = { calls_per_month: 100 };
    const answers = await Promise.all(Array.from({ length: 150 }, () => limits.admit(callOf(terms))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100);
    const no = answers.find(({ ok }) => !ok) as Refused;
    expect(no).toMatchObject({ reason: "limited", limit: "calls_per_month" });
    expect(table.leased).toBe(100);
    expect(table.queries).toBeLessThan(60);
  });

  it("give back what a failed call had reserved", async () => {
    const terms = { calls_per_month: 3 };
    for (let call = 0; call < 10; call++) (await admitted(terms)).settle({ status: 502, units: 0, bytes: 10 });
    for (let call = 0; call < 3; call++) await admitted(terms);
    expect(await refused(terms)).toMatchObject({ limit: "calls_per_month" });
  });

  it("name the lease that a call was counted against, and hardly ever ask the store", async () => {
    const terms = { calls_per_month: 1_000_000 };
    const { calls_lease_id, bytes_lease_id } = await admitted(terms);
    expect([typeof calls_lease_id, bytes_lease_id]).toEqual(["string", null]);
    for (let call = 0; call < 5_000; call++) (await admitted(terms)).settle(served);
    expect(table.queries).toBeLessThan(25);
  });

  it("say until when a used up month lasts", async () => {
    table.used = 10;
    const no = await refused({ calls_per_month: 10 });
    const left = (Date.UTC(2026, 11, 23) - now) / 1000;
    expect(no).toMatchObject({ retry_after_seconds: left, states: [{ name: "calls_per_month", remaining: 0, window_seconds: 30 * 86_400 }] });
    const before = table.queries;
    for (let call = 0; call < 100; call++) await refused({ calls_per_month: 10 });
    expect(table.queries).toBe(before);
    now += left * 1000;
    table.used = 0;
    await admitted({ calls_per_month: 10 });
  });

  it("count bytes at a call's end: what is under way may pass the limit, the next call is refused", async () => {
    const terms = { bandwidth_bytes_per_month: 1_000 };
    const one = await admitted(terms);
    const other = await admitted(terms);
    one.settle({ status: 200, units: 1, bytes: 5_000 });
    other.settle({ status: 200, units: 1, bytes: 5_000 });
    table.used = 10_000;
    expect(await refused(terms)).toMatchObject({ limit: "bandwidth_bytes_per_month", reason: "limited" });
  });

  it("refuse with quota_unavailable while the store is away and nothing is held, and serve on from what is held", async () => {
    const terms = { calls_per_month: 10_000 };
    (await admitted(terms)).settle(served);
    table.away = true;
    let passed = 0;
    for (;;) {
      const answer = await limits.admit(callOf(terms));
      if (!answer.ok) {
        expect(answer).toMatchObject({ reason: "quota_unavailable", limit: "calls_per_month", retry_after_seconds: 1 });
        break;
      }
      passed += 1;
    }
    expect(passed).toBe(table.leased - 1);
  });

  it("give back what is unused at the end", async () => {
    const terms = { calls_per_month: 1000 };
    (await admitted(terms)).settle(served);
    await limits.close();
    expect(table.leased).toBe(1);
  });

  it("cost nothing for an endpoint of weight nothing", async () => {
    table.used = 5;
    expect(await admitted({ calls_per_month: 5, rpm: 1 }, 0)).toMatchObject({ calls_lease_id: null });
  });
});
