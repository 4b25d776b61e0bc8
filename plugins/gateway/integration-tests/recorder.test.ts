import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Pool, PoolClient } from "pg";
import { openUsageDatabase, type UsageDatabase } from "../../usage/integration-tests/support/usage-database";
import { usageEvent } from "../../usage/integration-tests/support/usage-events";
import { createRecorder, type RecorderOptions, type SpoolRecorder } from "../src/events/recorder";

const WITHIN_MS = 20_000;

let database: UsageDatabase;
let spoolDir: string;
let opened: SpoolRecorder[];

beforeEach(async () => {
  database = await openUsageDatabase();
  spoolDir = await mkdtemp(join(tmpdir(), "mintreu-spool-"));
  opened = [];
});

afterEach(async () => {
  await Promise.all(opened.map((recorder) => recorder.close(0)));
  await database.remove();
  await rm(spoolDir, { recursive: true, force: true });
});

async function openRecorder(options: Partial<RecorderOptions> = {}): Promise<SpoolRecorder> {
  const recorder = await createRecorder({ spoolDir, pool: database.pool, now: () => new Date(), log: () => undefined, ...options });
  opened.push(recorder);
  return recorder;
}

/** A database that can be out of reach. */
function switchable(): { pool: Pick<Pool, "connect">; away: boolean } {
  const door = {
    away: false,
    pool: {
      connect: async (): Promise<PoolClient> => {
        if (door.away) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
        return database.pool.connect();
      },
    } as Pick<Pool, "connect">,
  };
  return door;
}

const stored = async (): Promise<string[]> => (await database.rows<{ id: string }>(`select id from usage_event order by id`)).map(({ id }) => id);
const requests = async (): Promise<number> => (await database.rows<{ sum: number }>(`select coalesce(sum(requests), 0)::int as sum from usage_hour`))[0]!.sum;
const events = (count: number) => Array.from({ length: count }, (_none, index) => usageEvent({ license_id: `lic_${index % 7}` }));
const idsOf = (list: { id: string }[]): string[] => list.map(({ id }) => id).sort();

async function files(): Promise<string[]> {
  return (await readdir(spoolDir, { recursive: true })).filter((name) => name.endsWith(".events"));
}

/** Runs the compiled recorder in a process of its own; `line` answers what it said last. */
function startChild() {
  const child = spawn(process.execPath, [join(__dirname, "support", "recording-process.cjs")], {
    env: { ...process.env, SPOOL_DIR: spoolDir, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  return {
    lines,
    async kill(after: number) {
      while (lines.length < after) await once(child.stdout, "data");
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

describe("the recorder", () => {
  it("stores what it is given and leaves nothing on disk", async () => {
    const recorder = await openRecorder();
    const given = events(2000);
    for (const event of given.slice(0, 1000)) recorder.record(event);
    await Promise.all(given.slice(1000).map((event) => recorder.recordDurably(event)));
    expect(await recorder.flush(WITHIN_MS)).toBe(true);
    expect(await stored()).toEqual(idsOf(given));
    expect(await requests()).toBe(2000);
    expect(await files()).toEqual([]);
    expect(recorder.state()).toMatchObject({ disk: "ok", database: "ok", shipped_events: 2000, waiting_events: 0, spool_bytes: 0, lost_events: 0 });
  });

  it("ships by itself, without being asked", async () => {
    const recorder = await openRecorder();
    recorder.record(usageEvent());
    while ((await requests()) === 0) await new Promise(setImmediate);
    expect(await requests()).toBe(1);
  });

  it("keeps events on disk while the database is away, and stores them afterwards", async () => {
    const door = switchable();
    door.away = true;
    const recorder = await openRecorder({ pool: door.pool });
    const given = events(500);
    for (const event of given) recorder.record(event);
    expect(await recorder.flush(500)).toBe(false);
    expect(recorder.state()).toMatchObject({ database: "away", disk: "ok", waiting_events: 0 });
    expect((await files()).length).toBeGreaterThan(0);
    door.away = false;
    expect(await recorder.flush(WITHIN_MS)).toBe(true);
    expect(await stored()).toEqual(idsOf(given));
    expect(recorder.state()).toMatchObject({ database: "ok" });
  });

  it("counts once what the database stored without being able to say so", async () => {
    let cut = true;
    const pool = {
      connect: async () => {
        const client = await database.pool.connect();
        if (!cut) return client;
        cut = false;
        const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
        client.query = (async (config: { text: string }) => {
          const result = await query(config);
          if (config.text === "commit") throw new Error("Connection terminated unexpectedly");
          return result;
        }) as never;
        return client;
      },
    } as Pick<Pool, "connect">;
    const recorder = await openRecorder({ pool });
    const given = events(50);
    for (const event of given) recorder.record(event);
    expect(await recorder.flush(WITHIN_MS)).toBe(true);
    expect(await requests()).toBe(50);
    expect(recorder.state()).toMatchObject({ repeated_batches: 1 });
  });

  it("ships what a killed process left, its torn end cut off, and only once with many takers", async () => {
    const child = startChild();
    await child.kill(200);
    const told = child.lines.filter((line) => /^[0-9a-f-]{36}$/.test(line));
    const [left] = await files();
    expect(left).toBeDefined();
    const recorders = await Promise.all([openRecorder(), openRecorder(), openRecorder()]);
    await Promise.all(recorders.map(({ leftShipped }) => leftShipped));
    const found = await stored();
    expect(found).toEqual(expect.arrayContaining(told));
    expect(await requests()).toBe(found.length);
    expect(await files()).toEqual([]);
    expect((await readdir(spoolDir)).length).toBe(3);
  });

  it("drops the half frame at the end of a file, and nothing before it", async () => {
    const child = startChild();
    await child.kill(50);
    const [name] = await files();
    const path = join(spoolDir, name!);
    await truncate(path, (await readFile(path)).length - 3);
    const log: string[] = [];
    const recorder = await openRecorder({ log: (_level, message) => log.push(message) });
    await recorder.leftShipped;
    expect(log).toContain("the end of a spool file was torn");
    const found = await stored();
    // A frame of this process holds three events.
    expect(found.length).toBeGreaterThanOrEqual(child.lines.length - 3);
    expect(await requests()).toBe(found.length);
  });

  it("leaves the spool of a living process alone", async () => {
    const door = switchable();
    door.away = true;
    const first = await openRecorder({ pool: door.pool });
    await first.recordDurably(usageEvent());
    const second = await openRecorder();
    expect(await second.flush(WITHIN_MS)).toBe(true);
    expect(await stored()).toEqual([]);
    await first.close(0);
    opened.shift();
    const third = await openRecorder();
    await third.leftShipped;
    expect(await stored()).toHaveLength(1);
  });

  it("goes on from memory when the disk takes nothing, and says so", async () => {
    const recorder = await openRecorder();
    const [folder] = await readdir(spoolDir);
    await rm(join(spoolDir, folder!), { recursive: true });
    await expect(recorder.recordDurably(usageEvent())).rejects.toThrow("events cannot be written");
    expect(recorder.state()).toMatchObject({ disk: "failing" });
    for (const event of events(20)) recorder.record(event);
    expect(await recorder.flush(WITHIN_MS)).toBe(true);
    expect(await requests()).toBe(21);
  });

  it("stays within its bounds when neither disk nor database takes events", async () => {
    const door = switchable();
    door.away = true;
    const recorder = await openRecorder({ pool: door.pool, maxSpoolBytes: 2000, maxWaitingEvents: 10 });
    for (let round = 0; round < 30; round += 1) await recorder.recordDurably(usageEvent()).catch(() => undefined);
    expect(recorder.state()).toMatchObject({ disk: "full" });
    expect(recorder.state().lost_events).toBeGreaterThan(0);
    door.away = false;
    expect(await recorder.flush(WITHIN_MS)).toBe(true);
    expect(await requests()).toBe(30 - recorder.state().lost_events);
  });

  it("puts aside the one event that the database will never take", async () => {
    const recorder = await openRecorder();
    const given = events(40);
    const bad = usageEvent({ status: 70_000 });
    for (const event of [...given.slice(0, 17), bad, ...given.slice(17)]) recorder.record(event);
    expect(await recorder.flush(WITHIN_MS)).toBe(true);
    expect(await stored()).toEqual(idsOf(given));
    expect(recorder.state()).toMatchObject({ refused_events: 1 });
    expect(JSON.parse(await readFile(join(spoolDir, "refused.jsonl"), "utf8"))).toMatchObject({ event: { id: bad.id } });
  });
});
