import { randomUUID } from "node:crypto";
import { type BillingMonth, billingMonthAt } from "@mintreu/usage/domain/billing-month";
import type { LimitState } from "../contract";
import { LeaseAccount } from "./lease-account";
import type { QuotaTerm } from "./limit-plan";
import { type LeaseGrant, QuotaStoreAway, type QuotaStore } from "./quota-store";
import type { Look } from "./rate";

/** After the store said that nothing is left, it is asked again no sooner: others may give back, or nobody can. */
const ASK_AGAIN_MS = 1_000;
const ASK_AGAIN_SPENT_MS = 10_000;
/** What nobody spends goes back: the sooner, the less is left for others. */
const IDLE_MS = 60_000;
const IDLE_SCARCE_MS = 2_000;
const IDLE_MIDDLE_MS = 10_000;

/** A reservation of one call on a lease. */
export interface Reservation {
  account: LeaseAccount;
  units: number;
}

/**
 * A monthly quota of one licence as this process spends it: from a lease in memory, which is filled before it is empty,
 * by one request at a time. `now` is kit's clock (it names the month), `steady` a clock that only goes forward.
 */
export class Quota {
  private account: LeaseAccount | null = null;
  private month: BillingMonth = { start: 0, end: 0 };
  private asking: Promise<void> | null = null;
  private known: LeaseGrant = { granted: 0, used: 0, leased: 0 };
  private fullUntil = -Infinity;
  private fullFor = Infinity;
  private awayUntil = -Infinity;
  private demand = 0;
  private usedAt = 0;
  private lastSize: number | undefined;

  constructor(
    private readonly licenseId: string,
    private readonly billingDay: number,
    private term: QuotaTerm,
    private readonly store: QuotaStore,
    private readonly giveBack: (lease_id: string, units: number) => void,
  ) {}

  get name(): string {
    return this.term.name;
  }

  get metric(): QuotaTerm["metric"] {
    return this.term.metric;
  }

  setLimit(limit: number): void {
    if (limit === this.term.limit) return;
    this.term = { ...this.term, limit };
    this.account?.setQuota(limit);
    this.fullUntil = -Infinity;
  }

  /** Whether the lease in hand has so many; "full" while the store is known to have none. Bytes need one at least. */
  look(needed: number, now: number, steady: number): Look {
    this.enter(now);
    if (this.account && this.account.left(steady) >= needed) return "fits";
    if (needed > this.term.limit) return "full";
    return steady < this.fullUntil && needed >= this.fullFor ? "full" : "ask";
  }

  /** Reserves units that a look found, at the same instant. */
  reserve(units: number, steady: number): Reservation {
    const account = this.account!;
    account.spend(units);
    this.usedAt = steady;
    if (account.runsLow(steady) && !this.asking && steady >= this.fullUntil && steady >= this.awayUntil) void this.ask(1, steady).catch(() => {});
    return { account, units };
  }

  /** The call's end: `spent` of the reservation was used (bytes: whatever it came to). */
  settle({ account, units }: Reservation, spent: number, steady: number): void {
    const rest = units - spent;
    if (rest === 0) return;
    account.unspend(rest);
    if (rest > 0 && account !== this.account) this.returnOf(account);
    if (rest < 0) this.usedAt = steady;
  }

  /** Fetches more from the store; one request at a time, for all who wait. Rejects with `QuotaStoreAway`. */
  ask(needed: number, steady: number): Promise<void> {
    this.demand += needed;
    this.asking ??= this.fill(needed, steady).finally(() => (this.asking = null));
    return this.asking;
  }

  /** Milliseconds until a refused call may be tried again: others may still give back, or only the next month brings more. */
  waitFor(now: number): number {
    const nobodyHolds = this.known.leased <= 0 || this.known.used >= this.term.limit;
    return nobodyHolds ? this.month.end - now : IDLE_SCARCE_MS + 1_000;
  }

  /** What is left for this licence as far as this process knows: what others hold counts as used. */
  state(now: number, steady: number): LimitState {
    this.enter(now);
    const { limit, name } = this.term;
    const own = this.account?.left(steady) ?? 0;
    const remaining = Math.min(limit, Math.max(0, limit - this.known.used - this.known.leased + own));
    const window_seconds = Math.round((this.month.end - this.month.start) / 1000);
    return { name, quota: limit, window_seconds, remaining, reset_seconds: Math.ceil((this.month.end - now) / 1000) };
  }

  get leaseId(): string | null {
    return this.account?.id ?? null;
  }

  /** Gives back what has lain idle, as long as the store is there; without it the lease is all there is. */
  sweep(now: number, steady: number): void {
    this.enter(now);
    const { account } = this;
    if (!account || this.asking) return;
    if (account.isOver(steady)) return this.abandon();
    if (this.store.isThere && steady - this.usedAt >= this.idleMs(account)) this.returnOf(account);
  }

  /** Gives back everything: the end of the process or of this limit. */
  abandon(): void {
    if (!this.account) return;
    this.returnOf(this.account);
    this.lastSize = this.account.lastSize;
    this.account = null;
  }

  isIdle(steady: number): boolean {
    return !this.asking && steady - this.usedAt > IDLE_MS && (this.account === null || this.account.unspent <= 0);
  }

  private async fill(needed: number, steady: number): Promise<void> {
    if (this.account?.isOver(steady)) this.abandon();
    const account = (this.account ??= new LeaseAccount(randomUUID(), this.term.metric, this.term.limit, this.lastSize));
    const { limit, metric } = this.term;
    const { month } = this;
    const wanted = Math.max(account.wanted(needed, steady), this.demand);
    this.demand = 0;
    let grant: LeaseGrant;
    try {
      grant = await this.store.take({ lease_id: account.id, license_id: this.licenseId, metric, month, quota: limit, needed, wanted });
    } catch (error) {
      this.awayUntil = steady + ASK_AGAIN_MS;
      // The lease may have grown without our knowing: it is left as it is, for all that it has is known.
      throw error instanceof QuotaStoreAway ? error : new QuotaStoreAway();
    }
    if (grant.granted > 0) account.grant(grant.granted, steady, this.store.settings.leaseLifeMs);
    // A month or a lease that ended meanwhile: what came for it goes back.
    if (account !== this.account) return this.returnOf(account);
    this.known = grant;
    // Granted nothing though enough is left: the lease was ended by somebody else. The next one has another id.
    if (grant.granted === 0 && limit - grant.used - grant.leased >= needed) this.account = null;
    else if (grant.granted === 0) {
      this.fullUntil = steady + (grant.used >= limit ? ASK_AGAIN_SPENT_MS : ASK_AGAIN_MS);
      this.fullFor = needed;
    }
  }

  private returnOf(account: LeaseAccount): void {
    const rest = account.release();
    if (rest <= 0) return;
    this.giveBack(account.id, rest);
    if (account === this.account) this.known = { ...this.known, leased: Math.max(0, this.known.leased - rest) };
  }

  private idleMs({ unspent }: LeaseAccount): number {
    const forOthers = this.term.limit - this.known.used - this.known.leased;
    if (forOthers > 100 * unspent) return IDLE_MS;
    return forOthers > 10 * unspent ? IDLE_MIDDLE_MS : IDLE_SCARCE_MS;
  }

  /** A new month begins with a new lease. */
  private enter(now: number): void {
    if (now < this.month.end && now >= this.month.start) return;
    this.abandon();
    this.month = billingMonthAt(now, this.billingDay);
    this.known = { granted: 0, used: 0, leased: 0 };
    this.fullUntil = -Infinity;
  }
}
