/** The share of failing calls is judged over so long, in steps. */
const WINDOW_MS = 5 * 60_000;
const STEP_MS = 15_000;
const STEPS = WINDOW_MS / STEP_MS;
/** Fewer calls than these say nothing. */
const FEWEST_CALLS = 20;
/** While a client is throttled, one call in this time may show that it does better. */
const PROBE_MS = 10_000;

/**
 * Throttles a client whose calls keep failing: once more than the allowed percentage of at least 20 calls in five
 * minutes was answered with 400 or above. Then one call in ten seconds goes through; the first that succeeds forgives
 * all. Each gateway process judges by what passed through it.
 */
export class ErrorRate {
  private readonly calls = new Float64Array(STEPS);
  private readonly failures = new Float64Array(STEPS);
  private step = 0;
  private probedAt = -Infinity;
  private throttled = false;

  constructor(public percent: number) {}

  /** Milliseconds until a call may pass; 0 for now. A probe that passes is noted by `pass`. */
  waitFor(now: number): number {
    if (!this.throttled) return 0;
    this.advance(now);
    if (!this.isAbove()) this.throttled = false;
    return this.throttled ? Math.max(0, this.probedAt + PROBE_MS - now) : 0;
  }

  /** A call passes. */
  pass(now: number): void {
    if (this.throttled) this.probedAt = now;
  }

  /** A call's end. */
  note(failed: boolean, now: number): void {
    this.advance(now);
    if (this.throttled && !failed) return this.forgive();
    const slot = this.step % STEPS;
    this.calls[slot]! += 1;
    if (failed) this.failures[slot]! += 1;
    if (failed && !this.throttled && this.isAbove()) {
      this.throttled = true;
      this.probedAt = now;
    }
  }

  /** Nothing is known. */
  isIdle(now: number): boolean {
    this.advance(now);
    return sum(this.calls) === 0;
  }

  private isAbove(): boolean {
    const calls = sum(this.calls);
    return calls >= FEWEST_CALLS && sum(this.failures) * 100 > calls * this.percent;
  }

  private forgive(): void {
    this.throttled = false;
    this.calls.fill(0);
    this.failures.fill(0);
  }

  private advance(now: number): void {
    const step = Math.floor(now / STEP_MS);
    if (step === this.step) return;
    // The clock was set back: nothing is known of that time.
    if (step < this.step - 1) this.forgive();
    if (step === this.step - 1) return;
    for (let next = Math.max(this.step + 1, step - STEPS + 1); next <= step; next++) {
      this.calls[next % STEPS] = 0;
      this.failures[next % STEPS] = 0;
    }
    this.step = step;
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
