import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { SEGMENT_HEADER } from "./segment-format";
import type { SpoolFolder } from "./spool-folder";

/** A file that is complete: it is shipped as one batch and then removed. */
export interface SealedSegment {
  name: string;
  bytes: number;
}

/** The file that is being written. `append` and `seal` must not overlap; `sync` may run beside them. */
export class SegmentWriter {
  private handle: FileHandle | null = null;
  private name = "";
  private size = 0;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  constructor(
    private readonly folder: SpoolFolder,
    private readonly now: () => Date,
  ) {}

  get bytes(): number {
    return this.size;
  }

  /**
   * Hands a frame to the system: from then on it outlives this process. When it fails, the file ends before the frame, and
   * whoever wrote it must seal the file, because nothing may follow a frame that may be torn.
   */
  async append(frame: Buffer): Promise<void> {
    const handle = this.handle ?? (await this.begin());
    let written = 0;
    while (written < frame.length) written += (await handle.write(frame, written, frame.length - written, this.size + written)).bytesWritten;
    this.size += frame.length;
  }

  /** Resolves when all that was appended before outlives a loss of power too. Many callers share one fsync. */
  sync(): Promise<void> {
    if (!this.running) return (this.running = this.syncNow());
    // The one that runs may have begun before the last frame.
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return (this.running = this.syncNow());
      });
    return this.next;
  }

  /** Ends the file; null when there is none. Rejects never: a file that could not be synced is whole for all but a loss of power. */
  async seal(): Promise<SealedSegment | null> {
    if (!this.handle) return null;
    await this.sync().catch(() => undefined);
    const { handle, name, size } = this;
    this.handle = null;
    this.size = 0;
    // A frame that failed half way is cut off here; if that fails too, its checksum tells.
    await handle.truncate(size).catch(() => undefined);
    await handle.close().catch(() => undefined);
    return { name, bytes: size };
  }

  private async syncNow(): Promise<void> {
    try {
      await this.handle?.datasync();
      await this.folder.sync();
    } finally {
      this.running = null;
    }
  }

  private async begin(): Promise<FileHandle> {
    this.name = this.folder.nextName(this.now());
    const handle = await open(join(this.folder.path, this.name), "wx", 0o600);
    this.handle = handle;
    await handle.write(SEGMENT_HEADER, 0, SEGMENT_HEADER.length, 0);
    this.size = SEGMENT_HEADER.length;
    return handle;
  }
}
