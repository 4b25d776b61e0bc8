import { setClockOffset } from "@mintreu/kit/domain/clock";
import type { Pool } from "pg";
import type { Log } from "./log";

const EVERY_MS = 1000;

/**
 * Follows the offset that all processes share outside production, so that tests and demos can travel. In production
 * time is what the machine says. Resolves once the offset was read, or could not be. Returns what ends it.
 */
export async function followClock(pool: Pick<Pool, "query">, log: Log, env: NodeJS.ProcessEnv = process.env): Promise<() => void> {
  if (env["NODE_ENV"] === "production") return () => {};
  let silent = false;
  let under = false;
  const follow = async () => {
    if (under) return;
    under = true;
    try {
      const { rows } = await pool.query<{ offset_ms: string }>(`select offset_ms from clock_offset where id = 'all'`);
      setClockOffset(Number(rows[0]?.offset_ms ?? 0));
      silent = false;
    } catch (error) {
      if (!silent) log("warn", `clock: the offset cannot be read (${(error as Error).message})`);
      silent = true;
    } finally {
      under = false;
    }
  };
  await follow();
  const timer = setInterval(() => void follow(), EVERY_MS).unref();
  return () => clearInterval(timer);
}
