import type { Admitted, CallToAdmit, Limits, Refused } from "../contract";
import { AdmittedCall, type CallEnds, type HeldQuota } from "./admitted-call";
import { type Full, Licensee, type LimitParts } from "./licensee";
import type { Quota } from "./quota";
import { type Database, QuotaStore, QuotaStoreAway } from "./quota-store";
import { RedisLink } from "./redis-link";
import { type HeldForCall, SharedAdmission } from "./shared-admission";

export interface LimitsSettings {
  /** No call waits longer for Redis, or for PostgreSQL. */
  redisTimeoutMs: number;
  quotaTimeoutMs: number;
  /** How long a leased amount may be spent, and how much later it comes back from a process that is silent. */
  leaseLifeMs: number;
  leaseGraceMs: number;
  /** A concurrency slot of a process that died is free after so long. */
  slotLifeMs: number;
}

export const defaultLimitsSettings: LimitsSettings = {
  redisTimeoutMs: 250,
  quotaTimeoutMs: 1_000,
  leaseLifeMs: 5 * 60_000,
  leaseGraceMs: 10 * 60_000,
  slotLifeMs: 30_000,
};

export interface LimitsOptions {
  /** Without it this process counts alone. */
  redisUrl?: string | null | undefined;
  /** Of all keys in Redis: the gateways that share it count together. */
  redisPrefix?: string;
  database: Database;
  /** Kit's clock, in milliseconds. */
  now: () => number;
  /** Names this process; it should have the same name when it is started anew, and no other may have it. */
  nodeId: string;
  settings?: Partial<LimitsSettings>;
}

const SWEEP_MS = 1_000;
/** Of the licences that are known, so many are looked at in one sweep. */
const SWEPT_AT_ONCE = 5_000;
/** A call that has waited for each store once, and so long for tokens that others were quicker to take, gives up. */
const LONGEST_CONTEST_MS = 500;

/** Makes the limits of one gateway process; resolves once Redis was tried. */
export async function createLimits(options: LimitsOptions): Promise<LicenseLimits> {
  const limits = new LicenseLimits(options);
  await limits.start();
  return limits;
}

export class LicenseLimits implements Limits, CallEnds {
  readonly now: () => number;
  private readonly licensees = new Map<string, Licensee>();
  private readonly settings: LimitsSettings;
  private readonly link: RedisLink | null;
  private readonly shared: SharedAdmission | null;
  private readonly store: QuotaStore;
  private readonly parts: LimitParts;
  private returns: { lease_id: string; units: number }[] = [];
  private timers: NodeJS.Timeout[] = [];
  private swept: IterableIterator<[string, Licensee]> | null = null;

  constructor({ redisUrl, redisPrefix: prefix = "mintreu:gateway:", database, now, nodeId, settings }: LimitsOptions) {
    this.now = now;
    this.settings = { ...defaultLimitsSettings, ...settings };
    const { redisTimeoutMs, quotaTimeoutMs, slotLifeMs, leaseLifeMs, leaseGraceMs } = this.settings;
    this.link = redisUrl ? new RedisLink({ url: redisUrl, prefix, nodeId, timeoutMs: redisTimeoutMs }, now) : null;
    this.shared = this.link ? new SharedAdmission(this.link, slotLifeMs) : null;
    this.store = new QuotaStore(database, { holder: nodeId, leaseLifeMs, leaseGraceMs, timeoutMs: quotaTimeoutMs });
    this.parts = { link: this.link, store: this.store, giveBack: (lease_id, units) => void this.returns.push({ lease_id, units }) };
  }

  async start(): Promise<void> {
    if (this.link) {
      this.link.onReturn = () => void this.keptSlots();
      await this.link.start();
      this.timers.push(setInterval(() => void this.keptSlots(), this.settings.slotLifeMs / 3).unref());
    }
    this.timers.push(setInterval(() => this.sweep(), SWEEP_MS).unref());
  }

  /**
   * Ends the leases that a former process of this name held; to be called after its events were shipped and before calls
   * are taken. Resolves to false when the store is away: then they end by themselves.
   */
  async reclaim(): Promise<boolean> {
    return this.store.closeFormer().then(
      () => true,
      () => false,
    );
  }

  admit(call: CallToAdmit): Admitted | Refused | Promise<Admitted | Refused> {
    const licensee = this.licenseeOf(call);
    const now = this.now();
    const steady = performance.now();
    const look = this.look(licensee, call.units, null, now, steady);
    if (look === "fits") {
      if (this.shared?.mustAsk(licensee, call.units)) return this.admitSlowly(licensee, call);
      return this.commit(licensee, call, null, now, steady);
    }
    return look === "ask" ? this.admitSlowly(licensee, call) : this.refuse(licensee, "limited", look, now, steady);
  }

  freeSlot(licensee: Licensee, callId: string): void {
    licensee.slots?.running.delete(callId);
    this.shared?.freeSlot(licensee, callId);
  }

  /** Redis is there; null when this process counts alone by intention. */
  get redisIsUp(): boolean | null {
    return this.link?.isUp ?? null;
  }

  /** Gateways that count together, as far as this one knows. */
  get knownNodes(): number {
    return this.link?.nodes ?? 1;
  }

  /** How often Redis was asked about limits. */
  get redisRequests(): number {
    return this.link?.requests ?? 0;
  }

  /** Gives back what is unused. Calls must have ended. */
  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    const now = this.now();
    for (const licensee of this.licensees.values()) {
      for (const quota of licensee.quotas) quota.abandon();
      this.shared?.giveBack(licensee, now);
    }
    await this.flushReturns();
    await this.link?.close();
  }

  private licenseeOf({ license, route }: CallToAdmit): Licensee {
    let licensee = this.licensees.get(license.id);
    if (!licensee) this.licensees.set(license.id, (licensee = new Licensee(license, this.parts)));
    licensee.apply(license.limits, route.default_limits);
    return licensee;
  }

  /** Whether all limits have room for a call; "ask" when a store has to be asked first. What is held for it counts as room. */
  private look(licensee: Licensee, units: number, held: HeldForCall | null, now: number, steady: number): "fits" | "ask" | Full {
    const wait = licensee.errors?.waitFor(now) ?? 0;
    if (wait > 0) return { limit: "error_rate_percent", wait_ms: wait };
    let asks = false;
    if (units > 0) {
      for (const rate of licensee.rates) {
        if (held?.windows.some((one) => one.rate === rate)) continue;
        const look = rate.look(units, now);
        if (look === "full") return { limit: rate.name, wait_ms: rate.waitFor(units, now) };
        if (look === "ask" && !rate.isExact) asks = true;
      }
    }
    if (licensee.slots && !held?.slot && !licensee.slots.fits(licensee.shareOfSlots)) return { limit: "concurrent", wait_ms: 1_000 };
    for (const quota of licensee.quotas) {
      const needed = quota.metric === "calls" ? units : 1;
      if (needed === 0) continue;
      const look = quota.look(needed, now, steady);
      if (look === "full") return { limit: quota.name, wait_ms: quota.waitFor(now) };
      if (look === "ask") asks = true;
    }
    return asks ? "ask" : "fits";
  }

  /** Fetches what is missing, looks again, and again as long as others were quicker; Redis last, for it grants for good. */
  private async admitSlowly(licensee: Licensee, call: CallToAdmit): Promise<Admitted | Refused> {
    const { units } = call;
    const until = performance.now() + this.settings.redisTimeoutMs + this.settings.quotaTimeoutMs + LONGEST_CONTEST_MS;
    let held: HeldForCall | null = null;
    for (;;) {
      const now = this.now();
      const steady = performance.now();
      const look = this.look(licensee, units, held, now, steady);
      let full: Full | null = typeof look === "object" ? look : null;
      try {
        if (!full && steady > until) full = { limit: licensee.quotas[0]?.name ?? licensee.rates[0]?.name ?? "concurrent", wait_ms: 1_000 };
        else if (look === "ask") await this.fetch(licensee, units, now, steady);
        else if (look === "fits") {
          if (held || !this.shared?.mustAsk(licensee, units)) return this.commit(licensee, call, held, now, steady);
          const taken = await this.shared.take(licensee, units, call.call_id, now);
          if (taken && "limit" in taken) full = taken;
          else held = taken;
        }
      } catch (error) {
        if (!(error instanceof QuotaStoreAway)) throw error;
        if (held) this.shared!.release(licensee, held, units, call.call_id, now);
        return this.refuse(licensee, "quota_unavailable", { limit: licensee.quotas[0]!.name, wait_ms: 1_000 }, now, steady);
      }
      if (!full) continue;
      if (held) this.shared!.release(licensee, held, units, call.call_id, now);
      return this.refuse(licensee, "limited", full, now, steady);
    }
  }

  private async fetch(licensee: Licensee, units: number, now: number, steady: number): Promise<void> {
    const asked: Promise<void>[] = [];
    if (units > 0 && licensee.rates.some((rate) => rate.look(units, now) === "ask" && !rate.isExact)) {
      asked.push(this.shared!.refill(licensee, units, now));
    }
    for (const quota of licensee.quotas) {
      const needed = quota.metric === "calls" ? units : 1;
      if (needed > 0 && quota.look(needed, now, steady) === "ask") asked.push(quota.ask(needed, steady));
    }
    await Promise.all(asked);
  }

  private commit(licensee: Licensee, call: CallToAdmit, held: HeldForCall | null, now: number, steady: number): Admitted {
    const { units, call_id } = call;
    const { rates, slots, quotas } = licensee;
    if (units > 0) {
      let low = false;
      for (const rate of rates) {
        if (held?.windows.some((one) => one.rate === rate)) rate.takeGranted(units, now);
        else rate.take(units, now);
        if (rate.runsLow(now)) low = true;
      }
      if (low && !licensee.refilling) void this.shared!.refill(licensee, 0, now);
    }
    slots?.running.add(call_id);
    licensee.errors?.pass(now);
    const reserved = quotas.map((quota) => reserve(quota, units, steady));
    const admitted = new AdmittedCall(licensee, licensee.states(now, steady), slots ? call_id : null, this);
    for (const one of reserved) if (one) admitted.hold(one);
    return admitted;
  }

  private refuse(licensee: Licensee, reason: Refused["reason"], { limit, wait_ms }: Full, now: number, steady: number): Refused {
    const retry_after_seconds = Math.max(1, Math.ceil(wait_ms / 1000));
    const states = licensee.states(now, steady);
    // What is refused has nothing left until then.
    for (const state of states) if (state.name === limit && reason === "limited") state.reset_seconds = retry_after_seconds;
    return { ok: false, reason, limit, retry_after_seconds, states };
  }

  /** Tells Redis of the calls that run on; resolves when it knows, or is gone. */
  async keptSlots(): Promise<void> {
    const running = [...this.licensees.values()].filter(({ slots }) => slots?.running.size);
    await Promise.all(running.map((licensee) => this.shared!.keepSlots(licensee)));
  }

  /** Gives back what lies idle, a part of the licences at a time, and forgets licences that do nothing. */
  private sweep(): void {
    const now = this.now();
    const steady = performance.now();
    this.swept ??= this.licensees.entries();
    for (let count = 0; count < SWEPT_AT_ONCE; count++) {
      const { value, done } = this.swept.next();
      if (done) {
        this.swept = null;
        break;
      }
      const [id, licensee] = value;
      for (const quota of licensee.quotas) quota.sweep(now, steady);
      this.shared?.giveBack(licensee, now);
      if (licensee.isIdle(now, steady)) this.licensees.delete(id);
    }
    void this.flushReturns();
  }

  private async flushReturns(): Promise<void> {
    if (this.returns.length === 0) return;
    // Lost when the store is away: it is not known what it did, and the leases end by themselves.
    await this.store.giveBack(this.returns.splice(0)).catch(() => {});
  }
}

/** A call that costs nothing needs no lease of calls; its bytes are counted at its end. */
function reserve(quota: Quota, units: number, steady: number): HeldQuota | null {
  if (quota.metric === "bytes") return { quota, reservation: quota.reserve(0, steady) };
  return units > 0 ? { quota, reservation: quota.reserve(units, steady) } : null;
}
