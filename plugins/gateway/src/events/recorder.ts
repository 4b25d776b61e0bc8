import { appendFile, readFile, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { UsageBatch } from "@mintreu/usage/domain/ingest-batch";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";
import type { Pool } from "pg";
import type { Recorder } from "../contract";
import { EventBuffer } from "./event-buffer";
import { readSegment } from "./segment-format";
import type { SealedSegment } from "./segment-writer";
import { BatchShipper } from "./ship-batch";
import { shipInParts } from "./ship-in-parts";
import { openSpoolFolder, type SpoolFolder } from "./spool-folder";

export interface RecorderOptions {
  /** Shared by all gateway processes of this machine; each makes a folder of its own in it. */
  spoolDir: string;
  pool: Pick<Pool, "connect">;
  now: () => Date;
  log: (level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>) => void;
  /** How long an event may wait in memory before it is written. */
  writeAfterMs?: number;
  /** How often a batch is sent at least. */
  shipEveryMs?: number;
  /** Bytes that may wait on disk, and events that may wait in memory. */
  maxSpoolBytes?: number;
  maxWaitingEvents?: number;
}

export interface RecorderState {
  /** Whether events reach the disk, and whether batches reach the database. */
  disk: "ok" | "failing" | "full";
  database: "ok" | "away";
  /** In memory only. */
  waiting_events: number;
  spool_bytes: number;
  spool_segments: number;
  shipped_events: number;
  repeated_batches: number;
  /** Events that the database will never take; they stand in `refused.jsonl` of the spool's folder. */
  refused_events: number;
  /** Events that found room neither on disk nor in memory. */
  lost_events: number;
}

export interface SpoolRecorder extends Recorder {
  /** Resolves with true when everything recorded so far is stored, with false when that was not possible in time. */
  flush(withinMs: number): Promise<boolean>;
  /** Resolves when what earlier processes left at the start is stored: until then quotas do not know of it. */
  readonly leftShipped: Promise<void>;
  state(): RecorderState;
  /** Stores what it can in time and leaves the rest on disk to the next process. */
  close(withinMs: number): Promise<void>;
}

const MAX_PAUSE_MS = 5000;
const ADOPT_EVERY_MS = 10_000;

/** Takes events into the spool on disk and ships it to PostgreSQL. Rejects when the folder cannot be made. */
export async function createRecorder(options: RecorderOptions): Promise<SpoolRecorder> {
  const recorder = new DiskRecorder(await openSpoolFolder(options.spoolDir), options);
  await recorder.start();
  return recorder;
}

class DiskRecorder implements SpoolRecorder {
  leftShipped: Promise<void> = Promise.resolve();
  private readonly buffer: EventBuffer;
  private readonly shipper: BatchShipper;
  private sealed: SealedSegment[] = [];
  /** A batch that only memory knows, because the disk took nothing. */
  private unwritten: UsageBatch | null = null;
  private shipping: Promise<boolean> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private pauseMs = 0;
  private adoptedAt = 0;
  private closed = false;
  private database: RecorderState["database"] = "ok";
  private counts = { shipped_events: 0, repeated_batches: 0, refused_events: 0 };

  constructor(
    private readonly folder: SpoolFolder,
    private readonly options: RecorderOptions,
  ) {
    this.shipper = new BatchShipper(options.pool, options.now);
    const maxSpoolBytes = options.maxSpoolBytes ?? 4 * 1024 ** 3;
    this.buffer = new EventBuffer(folder, {
      now: options.now,
      writeAfterMs: options.writeAfterMs ?? 20,
      maxWaitingEvents: options.maxWaitingEvents ?? 100_000,
      hasRoom: () => this.spoolBytes() < maxSpoolBytes,
      onFault: (message, error) => options.log("error", message, { error: String(error ?? "") }),
      onSealed: (segment) => this.sealed.push(segment),
    });
  }

  async start(): Promise<void> {
    await this.adopt();
    const left = new Set(this.sealed.map(({ name }) => name));
    let done = (): void => undefined;
    if (left.size > 0) this.leftShipped = new Promise((resolve) => (done = resolve));
    const check = (): void => (this.sealed.some(({ name }) => left.has(name)) ? undefined : done());
    this.scheduleShipping(0, check);
  }

  record(event: UsageEvent): void {
    this.buffer.add(event);
  }

  recordDurably(event: UsageEvent): Promise<void> {
    return this.buffer.addDurably(event);
  }

  state(): RecorderState {
    return {
      disk: this.buffer.disk,
      database: this.database,
      waiting_events: this.buffer.waitingEvents + (this.unwritten?.events.length ?? 0),
      spool_bytes: this.spoolBytes(),
      spool_segments: this.sealed.length,
      ...this.counts,
      lost_events: this.buffer.lost,
    };
  }

  async flush(withinMs: number): Promise<boolean> {
    let late: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => (late = setTimeout(() => resolve(false), withinMs)));
    try {
      return await Promise.race([this.storeAll(performance.now() + withinMs), tooLate]);
    } finally {
      clearTimeout(late);
    }
  }

  async close(withinMs: number): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.flush(withinMs);
    await this.buffer.seal();
    await this.folder.release();
  }

  private async storeAll(until: number): Promise<boolean> {
    while (performance.now() < until) {
      await this.buffer.write();
      if ((await this.shipAll()) && this.buffer.waitingEvents === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }

  private scheduleShipping(afterMs: number, then: () => void): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      void this.shipAll().then((all) => {
        then();
        this.pauseMs = all ? 0 : Math.min(MAX_PAUSE_MS, Math.max(200, this.pauseMs * 2));
        this.scheduleShipping(all ? (this.options.shipEveryMs ?? 150) : this.pauseMs, then);
      });
    }, afterMs);
    this.timer.unref();
  }

  /** One at a time: whoever asks while it runs gets the answer of a run of its own afterwards. */
  private shipAll(): Promise<boolean> {
    const run = async (): Promise<boolean> => {
      try {
        return await this.shipEverything();
      } catch (error) {
        this.options.log("error", "a spool file could not be shipped", { error: String(error) });
        // A file that cannot be read must not hold back all that follow it.
        const first = this.sealed.shift();
        if (first) this.sealed.push(first);
        return false;
      }
    };
    const next = this.shipping ? this.shipping.then(run) : run();
    this.shipping = next;
    return next;
  }

  private async shipEverything(): Promise<boolean> {
    if (performance.now() - this.adoptedAt > ADOPT_EVERY_MS) await this.adopt();
    if (this.sealed.length === 0) {
      const segment = await this.buffer.seal();
      if (segment) this.sealed.push(segment);
    }
    while (this.sealed.length > 0) {
      const [segment] = this.sealed as [SealedSegment];
      if (!(await this.shipSegment(segment))) return false;
      this.sealed.splice(this.sealed.indexOf(segment), 1);
      if (this.sealed.length === 0 && this.buffer.openBytes > 0) {
        const next = await this.buffer.seal();
        if (next) this.sealed.push(next);
      }
    }
    return this.shipUnwritten();
  }

  private async shipSegment({ name }: SealedSegment): Promise<boolean> {
    const path = join(this.folder.path, name);
    const content = readSegment(await readFile(path));
    if (!content) {
      this.options.log("error", "a spool file of another version was put aside", { file: name });
      await rename(path, `${path}.unknown`);
      return true;
    }
    if (content.torn_bytes > 0) this.options.log("warn", "the end of a spool file was torn", { file: name, bytes: content.torn_bytes });
    if (content.events.length > 0 && !(await this.shipBatch({ id: content.batch_id, events: content.events }))) return false;
    await unlink(path);
    return true;
  }

  private async shipUnwritten(): Promise<boolean> {
    for (this.unwritten ??= this.buffer.takeUnwritten(); this.unwritten; this.unwritten = this.buffer.takeUnwritten()) {
      if (!(await this.shipBatch(this.unwritten))) return false;
    }
    return true;
  }

  private async shipBatch(batch: UsageBatch): Promise<boolean> {
    const shipped = await shipInParts(this.shipper, batch);
    if (shipped.done !== (this.database === "ok")) {
      this.database = shipped.done ? "ok" : "away";
      if (shipped.done) this.options.log("info", "usage events are stored again");
      else this.options.log("warn", "usage events wait for the database", { error: shipped.error?.message });
    }
    if (!shipped.done) return false;
    if (shipped.refused.length > 0) {
      this.options.log("error", "the database refuses usage events", { events: shipped.refused.length, reason: shipped.refused[0]?.reason });
      await appendFile(join(this.options.spoolDir, "refused.jsonl"), shipped.refused.map((one) => `${JSON.stringify(one)}\n`).join(""), { mode: 0o600 });
    }
    this.counts.shipped_events += shipped.inserted;
    this.counts.repeated_batches += shipped.repeated;
    this.counts.refused_events += shipped.refused.length;
    return true;
  }

  private async adopt(): Promise<void> {
    this.adoptedAt = performance.now();
    for (const name of await this.folder.adopt()) this.sealed.push({ name, bytes: (await stat(join(this.folder.path, name))).size });
  }

  private spoolBytes(): number {
    return this.sealed.reduce((sum, { bytes }) => sum + bytes, this.buffer.openBytes);
  }
}
