import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openUsageDatabase, type UsageDatabase } from "../../usage/integration-tests/support/usage-database";
import type { LicenseEntry } from "../src/contract";
import { openRedisDoor } from "./support/redis-door";
import { startLimitsProcess } from "./support/start-limits-process";

const PROCESSES = 3;
const QUOTA = 3_000;
const KILLS = 6;

type Child = Awaited<ReturnType<typeof startLimitsProcess>>;

let database: UsageDatabase;
let door: Awaited<ReturnType<typeof openRedisDoor>>;
let spoolDir: string;
let children: Child[];

beforeEach(async () => {
  database = await openUsageDatabase();
  door = await openRedisDoor();
  spoolDir = await mkdtemp(join(tmpdir(), "mintreu-spool-"));
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await door.close();
  await database.remove();
  await rm(spoolDir, { recursive: true, force: true });
});

describe("a quota that three gateways spend", () => {
  it("is spent to its last unit and never overrun, with kills and without Redis", async () => {
    const license = { id: "lic_1", billing_day: 23, limits: { calls_per_month: QUOTA, rpd: 1_000_000 } } as unknown as LicenseEntry;
    const redisPrefix = `test:${randomBytes(6).toString("hex")}:`;
    const served = new Set<string>();
    const onMessage = (message: Record<string, unknown>): void => {
      if (typeof message["served"] === "string") served.add(message["served"]);
    };
    const start = async (index: number): Promise<void> => {
      const options = { nodeId: `gateway-${index}`, redisUrl: door.url, redisPrefix, databaseUrl: database.url, spoolDir };
      children[index] = await startLimitsProcess(options, onMessage);
      children[index].serve(license, 4);
    };
    const quota = async () =>
      (await database.rows<{ used: number; leased: number }>(`select used::int, leased::int from usage_quota where license_id = 'lic_1'`))[0] ?? {
        used: 0,
        leased: 0,
      };

    await Promise.all(Array.from({ length: PROCESSES }, (_none, index) => start(index)));
    let kills = 0;
    const restarts: Promise<void>[] = [];
    const starting = new Set<number>();
    const restart = async (index: number): Promise<void> => {
      starting.add(index);
      await children[index]!.kill();
      await start(index);
      starting.delete(index);
    };
    for (;;) {
      const { used, leased } = await quota();
      expect(used + leased).toBeLessThanOrEqual(QUOTA);
      if (used === QUOTA) break;
      if (kills < KILLS && served.size > ((kills + 1) * QUOTA) / (KILLS + 2) && !starting.has(kills % PROCESSES)) {
        restarts.push(restart(kills++ % PROCESSES));
        if (kills === 2) door.shut();
        if (kills === 5) door.open();
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all(restarts);
    const [stored] = await database.rows<{ units: number; answered: number }>(
      `select sum(units)::int as units, count(*) filter (where units > 0)::int as answered from usage_event`,
    );
    expect(kills).toBe(KILLS);
    expect(stored).toEqual({ units: QUOTA, answered: QUOTA });
    // What a kill cut off between the disk and the message is stored all the same, never the other way round.
    const known = await database.rows<{ id: string }>(`select id from usage_event where units > 0`);
    const ids = new Set(known.map(({ id }) => id));
    expect([...served].filter((id) => !ids.has(id))).toEqual([]);
    expect(served.size).toBeGreaterThan(QUOTA - KILLS * 4 - 1);
    expect(await database.rows(`select percent from usage_threshold order by percent`)).toEqual([{ percent: 80 }, { percent: 90 }, { percent: 100 }]);
  });
});
