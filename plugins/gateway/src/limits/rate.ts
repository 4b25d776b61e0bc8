import { SlidingWindow } from "@mintreu/usage/domain/sliding-window";
import type { LimitState } from "../contract";
import type { RateTerm } from "./limit-plan";

/** What a look at a limit says: there is room; there is none; only a store that others share can tell. */
export type Look = "fits" | "full" | "ask";

/** A rate limit of one licence. Times are milliseconds of kit's clock. */
export interface Rate {
  readonly name: string;
  readonly limit: number;
  /** Each call asks the store: nothing is held in advance. */
  readonly isExact: boolean;
  setLimit(limit: number): void;
  look(units: number, now: number): Look;
  /** Spends units for which a look said that there is room, at the same instant. */
  take(units: number, now: number): void;
  /** Spends units that the store granted for this one call. */
  takeGranted(units: number, now: number): void;
  /** More should be fetched before a call has to wait. */
  runsLow(now: number): boolean;
  /** Milliseconds until so many units may fit. */
  waitFor(units: number, now: number): number;
  state(now: number): LimitState;
  isIdle(now: number): boolean;
}

/** Counted in this process alone. */
export class LocalRate implements Rate {
  readonly name: string;
  readonly isExact = false;
  private readonly window: SlidingWindow;

  constructor({ name, limit, window_ms }: RateTerm) {
    this.name = name;
    this.window = new SlidingWindow(window_ms, limit);
  }

  get limit(): number {
    return this.window.limit;
  }

  setLimit(limit: number): void {
    this.window.setLimit(limit);
  }

  look(units: number, now: number): Look {
    return this.window.fits(units, now) ? "fits" : "full";
  }

  take(units: number, now: number): void {
    this.window.add(units, now);
  }

  takeGranted(units: number, now: number): void {
    this.take(units, now);
  }

  runsLow(): boolean {
    return false;
  }

  waitFor(units: number, now: number): number {
    return this.window.fitsIn(units, now);
  }

  state(now: number): LimitState {
    const { window } = this;
    return rateState(this.name, window.limit, window.windowMs, window.limit - window.count(now), window.freesIn(now));
  }

  isIdle(now: number): boolean {
    return this.window.count(now) === 0;
  }
}

export function rateState(name: string, quota: number, windowMs: number, remaining: number, resetMs: number): LimitState {
  return { name, quota, window_seconds: windowMs / 1000, remaining: Math.max(0, remaining), reset_seconds: Math.ceil(resetMs / 1000) };
}
