import fc from "fast-check";
import { SlidingWindow } from "./sliding-window";

const WINDOW_MS = 60_000;

interface Call {
  at: number;
  units: number;
}

/** Every true window that could hold most ends at a call. */
function fullestWindow(calls: readonly Call[], windowMs = WINDOW_MS): number {
  return Math.max(0, ...calls.map(({ at }) => calls.filter((one) => one.at > at - windowMs && one.at <= at).reduce((sum, { units }) => sum + units, 0)));
}

function admit(calls: readonly Call[], limit: number): { admitted: Call[]; refused: Call[] } {
  const window = new SlidingWindow(WINDOW_MS, limit);
  const admitted: Call[] = [];
  const refused: Call[] = [];
  for (const call of calls) {
    if (window.fits(call.units, call.at)) {
      window.add(call.units, call.at);
      admitted.push(call);
    } else refused.push(call);
  }
  return { admitted, refused };
}

/** Calls in bursts and pauses, the edges of the window among them. */
const anyCalls = (mostUnits: number) =>
  fc
    .array(
      fc.record({
        pause: fc.oneof(
          fc.constant(0),
          fc.integer({ min: 0, max: 30 }),
          fc.integer({ min: 0, max: 5_000 }),
          fc.constantFrom(999, 1000, 1001, 58_999, 59_000, 59_999, 60_000, 60_001),
        ),
        units: fc.integer({ min: 1, max: mostUnits }),
      }),
      { minLength: 1, maxLength: 300 },
    )
    .map((steps) => {
      let at = 1_700_000_000_000;
      return steps.map(({ pause, units }) => ({ at: (at += pause), units }));
    });

describe("a sliding window", () => {
  it("never admits more than the limit in a true window, and refuses nobody who stays at or below 98 %", () => {
    fc.assert(
      fc.property(anyCalls(3), fc.integer({ min: 1, max: 400 }), (calls, limit) => {
        const { admitted, refused } = admit(calls, limit);
        expect(fullestWindow(admitted)).toBeLessThanOrEqual(limit);
        for (const call of refused) {
          const true_use = fullestWindow([...admitted.filter(({ at }) => at <= call.at && at > call.at - WINDOW_MS)]);
          expect(true_use + call.units).toBeGreaterThan(limit * 0.98);
        }
      }),
    );
  });

  it("is exact below 100: refuses if and only if the true window is full", () => {
    fc.assert(
      fc.property(anyCalls(2), fc.integer({ min: 1, max: 99 }), (calls, limit) => {
        const window = new SlidingWindow(WINDOW_MS, limit);
        const admitted: Call[] = [];
        for (const call of calls) {
          const inWindow = admitted.filter(({ at }) => at > call.at - WINDOW_MS).reduce((sum, { units }) => sum + units, 0);
          const fits = window.fits(call.units, call.at);
          expect(fits).toBe(inWindow + call.units <= limit);
          if (!fits) continue;
          window.add(call.units, call.at);
          admitted.push(call);
        }
      }),
    );
  });

  it("knows when room comes: at that time the units fit, a millisecond before they do not", () => {
    fc.assert(
      fc.property(anyCalls(3), fc.integer({ min: 3, max: 200 }), (calls, limit) => {
        const window = new SlidingWindow(WINDOW_MS, limit);
        for (const { at, units } of calls) {
          const wait = window.fitsIn(units, at);
          if (wait > 0) {
            expect(window.fits(units, at + wait - 1)).toBe(false);
            break;
          }
          window.add(units, at);
        }
        const { at, units } = calls.at(-1)!;
        const wait = window.fitsIn(units, at);
        expect(window.fits(units, at + wait)).toBe(true);
      }),
    );
  });

  it("holds what notes on other designs call their traps: a full burst blocks exactly one window", () => {
    const burst = (at: number) => Array.from({ length: 100 }, () => ({ at, units: 1 }));
    expect(admit([...burst(0), ...burst(60_000)], 100).admitted).toHaveLength(200);
    expect(admit([...burst(59_000), ...burst(90_000)], 100).admitted).toHaveLength(100);
  });

  it("keeps few steps however many calls come", () => {
    const window = new SlidingWindow(WINDOW_MS, 100_000);
    for (let at = 0; at < 200_000; at++) if (window.fits(1, at)) window.add(1, at);
    expect((window as unknown as { lasts: number[] }).lasts.length).toBeLessThan(200);
    expect(window.count(200_000)).toBeGreaterThanOrEqual(59_999);
    expect(window.count(200_000)).toBeLessThanOrEqual(61_100);
  });

  it("counts a clock that falls behind a little as one that stands still", () => {
    const window = new SlidingWindow(WINDOW_MS, 10);
    window.add(5, 100_000);
    window.add(5, 99_500);
    expect(window.fits(1, 159_999)).toBe(false);
    expect(window.fits(1, 160_000)).toBe(true);
  });

  it("goes on sliding when the clock was set back", () => {
    const window = new SlidingWindow(WINDOW_MS, 10);
    window.add(10, 30 * 86_400_000);
    expect(window.fits(1, 100_000)).toBe(false);
    expect(window.fits(1, 159_999)).toBe(false);
    expect(window.fits(1, 160_000)).toBe(true);
  });
});
