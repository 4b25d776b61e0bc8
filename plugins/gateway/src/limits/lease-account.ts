/** The smallest lease that is asked for, and the largest share of a quota at once. */
const SMALLEST: Readonly<Record<string, number>> = { calls: 5, bytes: 1_048_576 };
const LARGEST_SHARE = 0.05;
/** A lease should last about this long: sooner at its end, the next is larger. */
const SHORT_MS = 4_000;
const LONG_MS = 20_000;

/**
 * What this process may still spend of a quota, in units: the arithmetic of one lease, without a store. Its amount is
 * never more than the store has granted under its id, whatever answers were lost: what is given back is taken off here
 * before the store hears of it, what is granted is added after the store has said so.
 */
export class LeaseAccount {
  private amount = 0;
  private spent = 0;
  private usableUntil = -Infinity;
  private size: number;
  private takenAt = -Infinity;

  constructor(
    readonly id: string,
    metric: string,
    private quota: number,
    size?: number,
  ) {
    this.size = size ?? SMALLEST[metric] ?? 1;
  }

  /** What may be spent at `now` (of a clock that only goes forward). */
  left(now: number): number {
    return now < this.usableUntil ? this.amount - this.spent : 0;
  }

  /** Whether the next amount should be on its way: less is left than a third of a lease. */
  runsLow(now: number): boolean {
    return this.left(now) * 3 < this.size;
  }

  /** Its life is over: nothing is spent of it any more, and its id takes no further amounts. */
  isOver(now: number): boolean {
    return now >= this.usableUntil;
  }

  /** Units that a call reserves; the caller has looked at what is left. Bytes of an answer may pass it. */
  spend(units: number): void {
    this.spent += units;
  }

  /** Reserved units that were not spent in the end. */
  unspend(units: number): void {
    this.spent -= units;
  }

  /** How much to ask for at `now`: more than last time when that went quickly, less when it lasted. */
  wanted(needed: number, now: number): number {
    const lasted = now - this.takenAt;
    if (lasted < SHORT_MS) this.size *= 2;
    else if (lasted > LONG_MS && this.takenAt > -Infinity) this.size /= 2;
    this.size = Math.max(1, Math.min(Math.ceil(this.size), Math.ceil(this.quota * LARGEST_SHARE)));
    return Math.max(needed, this.size);
  }

  /** The size that served last, for the lease that follows. */
  get lastSize(): number {
    return this.size;
  }

  setQuota(quota: number): void {
    this.quota = quota;
  }

  /** The store has granted more; `askedAt` is when it was asked, so that the life here ends before the store's. */
  grant(units: number, askedAt: number, lifeMs: number): void {
    this.amount += units;
    this.takenAt = askedAt;
    this.usableUntil = Math.max(this.usableUntil, askedAt + lifeMs);
  }

  /** Takes what is not spent off the lease, to be given back; 0 when there is nothing. */
  release(): number {
    const rest = Math.max(0, this.amount - this.spent);
    this.amount -= rest;
    return rest;
  }

  /** What the store has granted and nobody has spent, whether it may still be spent or not. */
  get unspent(): number {
    return this.amount - this.spent;
  }
}
