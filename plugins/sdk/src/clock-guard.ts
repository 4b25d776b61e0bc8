import type { SafeCache } from "./license-cache.ts";

const NAME = "seen";
/** Clocks are corrected by minutes every day; by more only on purpose or by a flat battery. */
const TOLERANCE_MS = 10 * 60_000;
/** Moments are noted no finer than this, so that a busy product does not write all the time. */
const STEP_MS = 60_000;

export interface ClockGuard {
  /** Notes a moment that has surely passed (milliseconds): this machine's own, or one that the marketplace signed. */
  see(moment: number): Promise<void>;
  /** Whether this machine's clock stands clearly before a moment that was already seen. */
  isSetBack(): Promise<boolean>;
}

/** Remembers the latest moment ever seen: a kept answer lives longer on a clock that is set back. */
export function createClockGuard(cache: SafeCache, now: () => number): ClockGuard {
  let latest: number | undefined;
  const load = async () => {
    if (latest === undefined) {
      const text = await cache.get(NAME);
      latest ??= Number(text) > 0 ? Number(text) : 0;
    }
    return latest;
  };
  return {
    async see(moment) {
      const before = await load();
      if (moment < before + STEP_MS) return;
      latest = moment;
      await cache.set(NAME, String(moment));
    },
    isSetBack: async () => now() < (await load()) - TOLERANCE_MS,
  };
}
