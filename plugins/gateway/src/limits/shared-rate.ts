import { SlidingWindow } from "@mintreu/usage/domain/sliding-window";
import type { LimitState } from "../contract";
import type { RateTerm } from "./limit-plan";
import { type Look, type Rate, rateState } from "./rate";
import type { RedisLink, WindowAnswer, WindowRequest } from "./redis-link";

/** Limits below so many per node are kept exactly: each call asks Redis. */
const EXACT_BELOW = 20;
/**
 * What all nodes together may hold unspent, as a share of the limit. By so much a true window may pass the limit, or a
 * client be refused early; a third more than it while a second node has just begun, which still is within 5 %.
 */
const SHARE_HELD = 0.033;
/** Held tokens are good for a tenth of the window, then they go back. */
const LIFE_SHARE = 0.1;

interface Grant {
  step: number;
  units: number;
  ends: number;
}

/**
 * A rate limit that all nodes keep together in Redis, spent here from tokens that are fetched in advance. While Redis
 * is gone this node keeps its fair share by what it admitted itself, which it therefore always counts as well.
 */
export class SharedRate implements Rate {
  readonly name: string;
  private readonly own: SlidingWindow;
  private grants: Grant[] = [];
  private held = 0;
  private backs: [number, number][] = [];
  private size = 2;
  private fetchedAt = 0;
  private fullUntil = -Infinity;
  private fullFor = 0;
  private epoch = -1;
  private common = { sum: 0, frees: 0, fits: 0, at: 0 };

  constructor(
    { name, limit, window_ms }: RateTerm,
    private readonly link: RedisLink,
  ) {
    this.name = name;
    this.own = new SlidingWindow(window_ms, limit);
  }

  get limit(): number {
    return this.own.limit;
  }

  setLimit(limit: number): void {
    this.own.setLimit(limit);
    this.fullUntil = -Infinity;
  }

  /** Each call asks Redis: there is nothing to hold in advance. */
  get isExact(): boolean {
    return this.limit < EXACT_BELOW * this.link.nodes || this.mostHeld < 2;
  }

  look(units: number, now: number): Look {
    if (!this.link.isUp) return this.fitsAlone(units, now) ? "fits" : "full";
    if (this.epoch !== this.link.epoch) this.forget();
    this.expire(now);
    if (this.held >= units && this.held > 0) return "fits";
    return this.isFull(now) && units >= this.fullFor ? "full" : "ask";
  }

  take(units: number, now: number): void {
    this.own.add(units, now);
    if (!this.link.isUp || this.held < units) return;
    this.held -= units;
    let rest = units;
    for (const grant of this.grants) {
      const part = Math.min(rest, grant.units);
      grant.units -= part;
      rest -= part;
    }
    if (this.grants[0]?.units === 0) this.grants = this.grants.filter((grant) => grant.units > 0);
  }

  /** What was granted for one call and is spent by it. */
  takeGranted(units: number, now: number): void {
    this.own.add(units, now);
  }

  /** What was granted for one call that did not come about. */
  putBack(step: number, units: number): void {
    this.backs.push([step, units]);
  }

  waitFor(units: number, now: number): number {
    if (this.link.isUp) return Math.max(1, Math.min(this.own.windowMs, this.common.at + this.common.fits - now));
    return Math.max(1, this.own.fitsIn(this.limit - this.share + units, now));
  }

  state(now: number): LimitState {
    const { limit, windowMs } = this.own;
    if (!this.link.isUp) return rateState(this.name, limit, windowMs, this.share - this.own.count(now), this.own.freesIn(now));
    const { sum, frees, at } = this.common;
    const resets = this.own.count(now) === 0 && sum === 0 ? 0 : Math.min(windowMs, Math.max(1, at + frees - now));
    return rateState(this.name, limit, windowMs, Math.min(limit, limit - sum + this.held), resets);
  }

  isIdle(now: number): boolean {
    return this.own.count(now) === 0 && this.held === 0 && this.backs.length === 0;
  }

  /** Tokens run out: more should be fetched before a call has to wait. */
  runsLow(now: number): boolean {
    return this.link.isUp && !this.isExact && !this.isFull(now) && this.held * 4 < Math.min(this.size, this.mostHeld);
  }

  /** Something is to be given back. */
  owes(now: number): boolean {
    this.expire(now);
    return this.link.isUp && this.backs.length > 0;
  }

  /** What Redis is asked for a call of so many units, beyond what is held; 0 for tokens in advance. */
  request(units: number, now: number): WindowRequest {
    if (this.epoch !== this.link.epoch) this.forget();
    const { limit, windowMs } = this.own;
    const request: WindowRequest = { window: windowMs, limit, need: units, want: units };
    if (!this.isExact) {
      this.resize(now);
      request.need = Math.max(0, units - this.held);
      request.want = Math.max(request.need, Math.min(this.size, this.mostHeld) - this.held);
    }
    this.addDebts(request, now);
    return request;
  }

  /** Only gives back. */
  returnRequest(now: number): WindowRequest {
    const request: WindowRequest = { window: this.own.windowMs, limit: this.limit, need: 0, want: 0 };
    this.addDebts(request, now);
    return request;
  }

  /** Redis has answered `request`: tokens are held from now on, or there are none for a while. */
  learn(answer: WindowAnswer, refusedUnits: number | null, keep: number, now: number): void {
    this.epoch = this.link.epoch;
    this.common = { sum: answer.sum, frees: answer.frees, fits: answer.fits, at: now };
    if (refusedUnits !== null) {
      this.fullUntil = now + Math.min(answer.fits, this.own.windowMs / 60);
      this.fullFor = refusedUnits;
      return;
    }
    if (keep <= 0) return;
    this.held += keep;
    this.grants.push({ step: answer.step, units: keep, ends: now + this.own.windowMs * LIFE_SHARE });
  }

  /** Redis has said that there is nothing; not believed for longer than a step, also when the clock was set back. */
  private isFull(now: number): boolean {
    return now < this.fullUntil && this.fullUntil - now <= this.own.windowMs / 60;
  }

  private get mostHeld(): number {
    return Math.floor((this.limit * SHARE_HELD) / this.link.nodes);
  }

  private get share(): number {
    return Math.max(1, Math.floor(this.limit / this.link.nodes));
  }

  /** A call that is heavier than the share passes when nothing else did. */
  private fitsAlone(units: number, now: number): boolean {
    const count = this.own.count(now);
    return count + units <= this.share || (count === 0 && units <= this.limit);
  }

  private addDebts(request: WindowRequest, now: number): void {
    if (this.backs.length > 0) request.back = this.backs.splice(0);
    if (this.epoch === this.link.epoch) return;
    request.runs = this.own.steps(now);
    request.since = this.link.goneSince;
  }

  /** More at a time when tokens went quickly, fewer when they came back unused. */
  private resize(now: number): void {
    if (now - this.fetchedAt < this.own.windowMs * LIFE_SHARE * 0.5) this.size = Math.min(this.size * 2, Math.max(2, this.mostHeld));
    this.fetchedAt = now;
  }

  private expire(now: number): void {
    if (this.grants.length === 0 || this.grants[0]!.ends > now) return;
    for (const grant of this.grants) {
      if (grant.ends > now) continue;
      if (grant.units * 2 > this.size) this.size = Math.max(2, Math.ceil(this.size / 2));
      this.backs.push([grant.step, grant.units]);
      this.held -= grant.units;
    }
    this.grants = this.grants.filter((grant) => grant.ends > now);
  }

  /** Redis came back, perhaps empty: what it said before is worth nothing. */
  private forget(): void {
    this.grants = [];
    this.held = 0;
    this.backs = [];
    this.fullUntil = -Infinity;
  }
}
