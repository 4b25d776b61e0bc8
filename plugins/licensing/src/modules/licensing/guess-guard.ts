import Redis from "ioredis";

const WINDOW_SECONDS = 60;
/** Beyond this many callers in one window the oldest are forgotten rather than the process out of memory. */
const MAX_CALLERS = 100_000;

interface Window {
  count: number;
  ends_at: number;
}

/**
 * Counts keys that belong to nothing, by caller, in windows of a minute. With Redis all processes count together:
 * each learns the common count at its own failures, so a good answer never waits for Redis. Without it, or while
 * it is away, a process counts alone.
 */
export class GuessGuard {
  private readonly windows = new Map<string, Window>();
  private readonly redis: Redis | null;

  constructor(
    private readonly limit: number,
    redisUrl?: string,
  ) {
    this.redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true }) : null;
    // Its absence is told by every failing call; an unheard event would end the process.
    this.redis?.on("error", () => {});
    this.redis?.connect().catch(() => {});
  }

  /** Seconds until this caller may ask again; null when they may now. */
  blockedFor(caller: string, now: Date): number | null {
    const window = this.windows.get(caller);
    if (!window || window.count <= this.limit) return null;
    const left = Math.ceil((window.ends_at - now.getTime()) / 1000);
    return left > 0 ? left : null;
  }

  /** Counts a failure; answers as `blockedFor` does. */
  async countFailure(caller: string, now: Date): Promise<number | null> {
    const known = this.windows.get(caller);
    const window = known && known.ends_at > now.getTime() ? known : { count: 0, ends_at: now.getTime() + WINDOW_SECONDS * 1000 };
    window.count += 1;
    this.windows.delete(caller);
    this.windows.set(caller, window);
    if (this.windows.size > MAX_CALLERS) this.windows.delete(this.windows.keys().next().value as string);
    await this.countTogether(caller, window, now);
    return this.blockedFor(caller, now);
  }

  async close(): Promise<void> {
    this.redis?.disconnect();
  }

  private async countTogether(caller: string, window: Window, now: Date): Promise<void> {
    if (this.redis?.status !== "ready") return;
    try {
      const key = `mintreu:license-guesses:${caller}`;
      const answers = await this.redis.multi().incr(key).expire(key, WINDOW_SECONDS, "NX").pttl(key).exec();
      const [count, left] = [Number(answers?.[0]?.[1]), Number(answers?.[2]?.[1])];
      if (count > window.count) window.count = count;
      if (left > 0) window.ends_at = now.getTime() + left;
    } catch {
      // Counted in this process all the same.
    }
  }
}
