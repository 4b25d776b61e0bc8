import type { LimitState } from "../contract";

/** Calls of one licence that run at the same time, through this process. With Redis the common count is kept there. */
export class Slots {
  readonly running = new Set<string>();
  /** What all processes together had when Redis was last asked. */
  known = 0;

  constructor(public limit: number) {}

  /** Whether one more may run, of those that this process may have. */
  fits(share: number): boolean {
    return this.running.size < share;
  }

  state(common: boolean): LimitState {
    const inUse = common ? Math.max(this.known, this.running.size) : this.running.size;
    return { name: "concurrent", quota: this.limit, window_seconds: 0, remaining: Math.max(0, this.limit - inUse), reset_seconds: inUse > 0 ? 1 : 0 };
  }
}
