import { createHash } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";
import { DomainError } from "@mintreu/kit/domain/errors";
import { HEAD_BYTES } from "../domain/file-content";

/** Lets an upload through and learns on the way how long it is, its SHA-256 and how it begins. Errors: release_file.too_large. */
export class UploadMeter extends Transform {
  private readonly hash = createHash("sha256");
  private readonly heads: Buffer[] = [];
  private headBytes = 0;
  bytes = 0;

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) return done(tooLarge(this.maxBytes));
    this.hash.update(chunk);
    if (this.headBytes < HEAD_BYTES) {
      // A copy: the chunk's memory is the network's.
      const head = Buffer.from(chunk.subarray(0, HEAD_BYTES - this.headBytes));
      this.heads.push(head);
      this.headBytes += head.length;
    }
    done(null, chunk);
  }

  get head(): Buffer {
    return Buffer.concat(this.heads);
  }

  /** Hexadecimal; once, after the last byte. */
  digest(): string {
    return this.hash.digest("hex");
  }
}

export function tooLarge(maxBytes: number): DomainError {
  return new DomainError("too_large", "release_file.too_large", `A file has at most ${maxBytes} bytes.`);
}
