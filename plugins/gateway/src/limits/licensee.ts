import { isErrorStatus } from "@mintreu/usage/domain/usage-event";
import type { CallOutcome, LicenseEntry, LimitsInForce, LimitState } from "../contract";
import { ErrorRate } from "./error-rate";
import { type LimitPlan, planOf } from "./limit-plan";
import { Quota } from "./quota";
import type { QuotaStore } from "./quota-store";
import { LocalRate, type Rate } from "./rate";
import type { RedisLink } from "./redis-link";
import { SharedRate } from "./shared-rate";
import { Slots } from "./slots";

/** What the limits of one licence are made of. */
export interface LimitParts {
  link: RedisLink | null;
  store: QuotaStore;
  giveBack(leaseId: string, units: number): void;
}

/** A limit that refuses, and when to come again. */
export interface Full {
  limit: string;
  wait_ms: number;
}

/** The limits of one licence in this process. */
export class Licensee {
  rates: Rate[] = [];
  slots: Slots | null = null;
  errors: ErrorRate | null = null;
  quotas: Quota[] = [];
  /** The request for tokens that is under way, for all who wait. */
  refilling: Promise<void> | null = null;
  private own: LimitsInForce | null = null;
  private defaults: LimitsInForce | null = null;
  private plan: LimitPlan | null = null;

  constructor(
    readonly license: LicenseEntry,
    private readonly parts: LimitParts,
  ) {}

  get shared(): SharedRate[] {
    return this.rates as SharedRate[];
  }

  /** Takes over the limits in force; what was counted under others stays counted. */
  apply(own: LimitsInForce, defaults: LimitsInForce): void {
    if (own === this.own && defaults === this.defaults) return;
    this.own = own;
    this.defaults = defaults;
    const plan = planOf(own, defaults);
    if (this.plan && JSON.stringify(plan) === JSON.stringify(this.plan)) return;
    this.plan = plan;
    const { link, store, giveBack } = this.parts;
    this.rates = plan.rates.map((term) => {
      const rate = this.rates.find(({ name }) => name === term.name) ?? (link ? new SharedRate(term, link) : new LocalRate(term));
      rate.setLimit(term.limit);
      return rate;
    });
    if (plan.concurrent === null) this.slots = null;
    else if (this.slots) this.slots.limit = plan.concurrent;
    else this.slots = new Slots(plan.concurrent);
    if (plan.error_rate_percent === null) this.errors = null;
    else if (this.errors) this.errors.percent = plan.error_rate_percent;
    else this.errors = new ErrorRate(plan.error_rate_percent);
    const before = this.quotas;
    this.quotas = plan.quotas.map((term) => {
      const quota = before.find(({ name }) => name === term.name) ?? new Quota(this.license.id, this.license.billing_day, term, store, giveBack);
      quota.setLimit(term.limit);
      return quota;
    });
    for (const quota of before) if (!this.quotas.includes(quota)) quota.abandon();
  }

  /** How many calls this process may run at a time. */
  get shareOfSlots(): number {
    const { link } = this.parts;
    const limit = this.slots!.limit;
    return link && !link.isUp ? Math.max(Math.min(1, limit), Math.floor(limit / link.nodes)) : limit;
  }

  states(now: number, steady: number): LimitState[] {
    const states: LimitState[] = [];
    for (const rate of this.rates) states.push(rate.state(now));
    if (this.slots) states.push(this.slots.state(this.parts.link?.isUp === true));
    for (const quota of this.quotas) states.push(quota.state(now, steady));
    return states;
  }

  noteEnd({ status }: CallOutcome, now: number): void {
    this.errors?.note(isErrorStatus(status), now);
  }

  isIdle(now: number, steady: number): boolean {
    return (
      this.refilling === null &&
      (this.slots === null || this.slots.running.size === 0) &&
      (this.errors === null || this.errors.isIdle(now)) &&
      this.rates.every((rate) => rate.isIdle(now)) &&
      this.quotas.every((quota) => quota.isIdle(steady))
    );
  }
}
