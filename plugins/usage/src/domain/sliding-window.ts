/** A window slides in steps of at most a sixtieth of its length. */
const STEPS = 60;
/** And in steps of at most this share of its limit, whatever the time between them. */
const SHARE_OF_A_STEP = 0.02;

/**
 * Counts units over a window that ends now. What was admitted is kept in steps: units that came within a sixtieth of
 * the window and are at most 2 % of the limit, or that came at one instant. A step leaves when its newest unit does. So
 * it never counts less than the true window holds (never more than the limit is admitted), and never more than 2 % of
 * the limit too much (nobody below 98 % is refused). At most 111 steps are kept; calendar-free, so nothing doubles at an
 * edge. Times are milliseconds of any clock; one that falls behind by less than a step counts as standing still, one that
 * was set back takes what is counted along.
 */
export class SlidingWindow {
  private readonly stepMs: number;
  private stepUnits = 0;
  /** Steps from `head` on: time of the first and of the last unit, and units. */
  private firsts: number[] = [];
  private lasts: number[] = [];
  private units: number[] = [];
  private head = 0;
  private sum = 0;

  private most = 0;

  constructor(
    readonly windowMs: number,
    limit: number,
  ) {
    this.stepMs = windowMs / STEPS;
    this.setLimit(limit);
  }

  get limit(): number {
    return this.most;
  }

  /** Another limit from now on; what was counted stays. */
  setLimit(limit: number): void {
    this.most = limit;
    this.stepUnits = limit * SHARE_OF_A_STEP;
  }

  /** Units within the window that ends at `now`. */
  count(now: number): number {
    const behind = this.lasts.length > 0 ? this.lasts[this.lasts.length - 1]! - now : 0;
    if (behind > this.stepMs) this.moveBack(behind);
    const oldest = now - this.windowMs;
    while (this.head < this.lasts.length && this.lasts[this.head]! <= oldest) this.sum -= this.units[this.head++]!;
    if (this.head === this.lasts.length) this.clear();
    else if (this.head > 64) this.compact();
    return this.sum;
  }

  /** Whether so many more fit in at `now`. */
  fits(units: number, now: number): boolean {
    return this.count(now) + units <= this.most;
  }

  /** Counts units, whether they fit or not. */
  add(units: number, now: number): void {
    if (units <= 0) return;
    this.count(now);
    this.sum += units;
    const tail = this.lasts.length - 1;
    if (tail >= this.head) {
      const last = this.lasts[tail]!;
      const at = now > last ? now : last;
      const first = this.firsts[tail]!;
      if (at === first || (at - first < this.stepMs && this.units[tail]! + units <= this.stepUnits)) {
        this.lasts[tail] = at;
        this.units[tail]! += units;
        return;
      }
      now = at;
    }
    this.firsts.push(now);
    this.lasts.push(now);
    this.units.push(units);
  }

  /** Milliseconds until fewer are counted; 0 when nothing is. */
  freesIn(now: number): number {
    return this.count(now) === 0 ? 0 : this.lasts[this.head]! + this.windowMs - now;
  }

  /** Milliseconds until so many more fit in; the whole window when they never do. */
  fitsIn(units: number, now: number): number {
    let over = this.count(now) + units - this.most;
    if (over <= 0) return 0;
    for (let step = this.head; step < this.lasts.length; step++) {
      over -= this.units[step]!;
      if (over <= 0) return this.lasts[step]! + this.windowMs - now;
    }
    return this.windowMs;
  }

  /** What is counted, step by step: time of the first and the last unit, and units. */
  steps(now: number): [first: number, last: number, units: number][] {
    this.count(now);
    const steps: [number, number, number][] = [];
    for (let step = this.head; step < this.lasts.length; step++) steps.push([this.firsts[step]!, this.lasts[step]!, this.units[step]!]);
    return steps;
  }

  private moveBack(ms: number): void {
    this.firsts = this.firsts.map((at) => at - ms);
    this.lasts = this.lasts.map((at) => at - ms);
  }

  private clear(): void {
    if (this.head === 0) return;
    this.firsts.length = this.lasts.length = this.units.length = this.head = 0;
    this.sum = 0;
  }

  private compact(): void {
    this.firsts.splice(0, this.head);
    this.lasts.splice(0, this.head);
    this.units.splice(0, this.head);
    this.head = 0;
  }
}
