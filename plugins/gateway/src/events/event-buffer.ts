import { randomUUID } from "node:crypto";
import type { UsageBatch } from "@mintreu/usage/domain/ingest-batch";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";
import { toFrame } from "./segment-format";
import { type SealedSegment, SegmentWriter } from "./segment-writer";
import type { SpoolFolder } from "./spool-folder";

/** The disk takes no events; they are kept in memory as far as there is room. */
export class SpoolUnavailable extends Error {}

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

export interface BufferOptions {
  now: () => Date;
  writeAfterMs: number;
  maxWaitingEvents: number;
  /** Whether the spool has room for more. */
  hasRoom: () => boolean;
  onFault: (message: string, error: unknown) => void;
  /** A file became full. */
  onSealed: (segment: SealedSegment) => void;
}

const MAX_SEGMENT_BYTES = 4 * 1024 * 1024;
const MAX_FRAME_EVENTS = 5000;
const RETRY_DISK_MS = 1000;

/** Events on their way from memory to the disk: what comes in the same few milliseconds shares one write. */
export class EventBuffer {
  disk: "ok" | "failing" | "full" = "ok";
  lost = 0;
  private waiting: UsageEvent[] = [];
  private waiters: Waiter[] = [];
  private timer: NodeJS.Timeout | null = null;
  private tail: Promise<unknown> = Promise.resolve();
  private writesQueued = 0;
  private retryAt = 0;
  private readonly writer: SegmentWriter;

  constructor(
    folder: SpoolFolder,
    private readonly options: BufferOptions,
  ) {
    this.writer = new SegmentWriter(folder, options.now);
  }

  get waitingEvents(): number {
    return this.waiting.length;
  }

  get openBytes(): number {
    return this.writer.bytes;
  }

  add(event: UsageEvent): void {
    if (this.waiting.length >= this.options.maxWaitingEvents) {
      this.lost += 1;
      return;
    }
    this.waiting.push(event);
    this.timer ??= setTimeout(() => void this.write(), this.disk === "ok" ? this.options.writeAfterMs : RETRY_DISK_MS);
  }

  addDurably(event: UsageEvent): Promise<void> {
    if (this.waiting.length >= this.options.maxWaitingEvents) {
      this.lost += 1;
      return Promise.reject(new SpoolUnavailable("neither disk nor memory has room for events"));
    }
    this.waiting.push(event);
    const written = new Promise<void>((resolve, reject) => this.waiters.push({ resolve, reject }));
    // One write at a time is enough: all who come while it runs share the next.
    if (this.writesQueued < 2) void this.write();
    return written;
  }

  /** Writes all that waits; resolves when the system has it or the disk refused it. */
  write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writesQueued += 1;
    const done = this.tail.then(async () => {
      this.writesQueued -= 1;
      await this.writeAll();
    });
    this.tail = done;
    return done;
  }

  /** Ends the file that is being written, unless it is empty. */
  seal(): Promise<SealedSegment | null> {
    const done = this.tail.then(() => this.writer.seal());
    this.tail = done;
    return done;
  }

  /** While the disk takes nothing, events go from memory: taken out as a batch that only memory knows. */
  takeUnwritten(): UsageBatch | null {
    if (this.disk === "ok" || this.waiting.length === 0) return null;
    for (const { reject } of this.waiters.splice(0)) reject(new SpoolUnavailable("the disk takes no events"));
    return { id: randomUUID(), events: this.waiting.splice(0, MAX_FRAME_EVENTS) };
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const waiters = this.waiters.splice(0);
      const fault = await this.writeSome(waiters.length > 0);
      if (fault) {
        for (const { reject } of waiters) reject(new SpoolUnavailable(fault));
        this.timer ??= setTimeout(() => void this.write(), RETRY_DISK_MS);
        return;
      }
      // The next write does not wait for this fsync: a slow disk must not keep events in memory.
      this.writer.sync().then(
        () => waiters.forEach(({ resolve }) => resolve()),
        (error: unknown) => {
          this.enter("failing", "the spool cannot be synced", error);
          waiters.forEach(({ reject }) => reject(new SpoolUnavailable("the spool cannot be synced")));
        },
      );
    }
  }

  /** Answers why nothing was written, or null. Durable events wait for all that stood before them. */
  private async writeSome(all: boolean): Promise<string | null> {
    if (!this.options.hasRoom()) {
      this.enter("full", "the spool is full", null);
      return "the spool is full";
    }
    if (this.disk !== "ok" && performance.now() < this.retryAt) return "the disk refused events a moment ago";
    const events = this.waiting.splice(0, all ? this.waiting.length : MAX_FRAME_EVENTS);
    try {
      await this.writer.append(toFrame(events));
      this.disk = "ok";
    } catch (error) {
      // Nothing may follow a frame that may be torn.
      await this.sealNow();
      this.waiting.unshift(...events);
      this.enter("failing", "events cannot be written to the spool", error);
      return "events cannot be written";
    }
    if (this.writer.bytes >= MAX_SEGMENT_BYTES) await this.sealNow();
    return null;
  }

  private enter(disk: "failing" | "full", message: string, error: unknown): void {
    if (this.disk !== disk) this.options.onFault(message, error);
    this.disk = disk;
    this.retryAt = performance.now() + RETRY_DISK_MS;
  }

  private async sealNow(): Promise<void> {
    const segment = await this.writer.seal();
    if (segment) this.options.onSealed(segment);
  }
}
