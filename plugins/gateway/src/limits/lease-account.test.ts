import fc from "fast-check";
import { LeaseAccount } from "./lease-account";

const LIFE_MS = 1_000;

/** The store's arithmetic (the SQL functions of usage), plainly. */
class Store {
  used = 0;
  readonly leases = new Map<string, { amount: number; reported: number; open: boolean }>();

  constructor(readonly quota: number) {}

  get leased(): number {
    return [...this.leases.values()].reduce((sum, { amount, reported, open }) => sum + (open ? Math.max(0, amount - reported) : 0), 0);
  }

  take(id: string, needed: number, wanted: number): number {
    const available = this.quota - this.used - this.leased;
    const granted = Math.min(available, Math.max(needed, Math.min(wanted, Math.floor(available / 8))));
    const lease = this.leases.get(id) ?? { amount: 0, reported: 0, open: true };
    if (granted < needed || !lease.open) return 0;
    this.leases.set(id, { ...lease, amount: lease.amount + granted });
    return granted;
  }

  giveBack(id: string, units: number): void {
    const lease = this.leases.get(id)!;
    if (lease.open) lease.amount -= units;
  }

  report(id: string, units: number): void {
    this.used += units;
    this.leases.get(id)!.reported += units;
  }

  close(id: string): void {
    const lease = this.leases.get(id);
    if (lease) lease.open = false;
  }
}

interface Process {
  account: LeaseAccount;
  /** Calls under way, and calls that ended, served, and are not reported yet. */
  running: number[];
  spooled: number;
}

const anyStep = fc.record({
  process: fc.nat(2),
  what: fc.constantFrom("call", "call", "call", "call", "end", "end", "fail", "report", "take", "loseTake", "release", "loseRelease", "pass", "restart"),
  units: fc.integer({ min: 1, max: 4 }),
});

describe("the arithmetic of leases", () => {
  it("never lets three processes spend more than the quota, whatever answers are lost and whoever is killed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.array(anyStep, { maxLength: 200 }), (quota, steps) => {
        const store = new Store(quota);
        let now = 0;
        let ids = 0;
        const fresh = (): Process => ({ account: new LeaseAccount(`lease-${ids++}`, "calls", quota), running: [], spooled: 0 });
        const processes = [fresh(), fresh(), fresh()];
        const under = () => processes.reduce((sum, { running, spooled }) => sum + spooled + running.reduce((all, units) => all + units, 0), 0);
        for (const { process, what, units } of steps) {
          const one = processes[process]!;
          const { account } = one;
          if (what === "call" && account.left(now) >= units) {
            account.spend(units);
            one.running.push(units);
          }
          if (what === "end") one.spooled += one.running.shift() ?? 0;
          if (what === "fail") account.unspend(one.running.shift() ?? 0);
          if (what === "report" && one.spooled > 0) {
            store.report(account.id, one.spooled);
            one.spooled = 0;
          }
          if (what === "take" || what === "loseTake") {
            const granted = store.take(account.id, units, account.wanted(units, now));
            if (what === "take" && granted > 0) account.grant(granted, now, LIFE_MS);
          }
          if (what === "release" || what === "loseRelease") {
            const rest = account.release();
            if (what === "release" && rest > 0) store.giveBack(account.id, rest);
          }
          if (what === "pass") now += 300;
          if (what === "restart") {
            // What was under way is cut off; the spool is shipped before the lease is ended.
            if (one.spooled > 0) store.report(account.id, one.spooled);
            store.close(account.id);
            processes[process] = fresh();
          }
          expect(store.used + under()).toBeLessThanOrEqual(quota);
          expect(store.used + store.leased).toBeLessThanOrEqual(quota);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("asks for more when amounts go quickly, for less when they last, and never for more than a twentieth", () => {
    const account = new LeaseAccount("lease", "calls", 1_000);
    const sizes: number[] = [];
    let now = 0;
    for (let take = 0; take < 6; take++) {
      sizes.push(account.wanted(1, now));
      account.grant(1, now, LIFE_MS);
      now += 100;
    }
    expect(sizes).toEqual([5, 10, 20, 40, 50, 50]);
    now += 60_000;
    expect(account.wanted(1, now)).toBe(25);
  });

  it("spends nothing after its life", () => {
    const account = new LeaseAccount("lease", "calls", 1_000);
    account.grant(10, 0, LIFE_MS);
    expect([account.left(LIFE_MS - 1), account.left(LIFE_MS), account.isOver(LIFE_MS), account.release()]).toEqual([10, 0, true, 10]);
  });
});
