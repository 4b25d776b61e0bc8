import { createHash } from "node:crypto";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { DomainError } from "@mintreu/kit/domain/errors";
import { ATTACHMENT_BYTES } from "../domain/engagement-request";
import { ENGAGEMENTS_MODULE } from "../modules/engagements";
import type { ReceivedBytes } from "../modules/engagements/attachments";
import type { EngagementAttachmentRecord, Speaker } from "../modules/engagements/rows";
import type EngagementsModuleService from "../modules/engagements/service";

/** Whatever it claims to be, a file is kept and served as bytes: no browser ever runs it. */
const CONTENT_TYPE = "application/octet-stream";
const BATCH = 100;

export interface IncomingFile extends Speaker {
  engagement_id: string;
  name: string;
  bytes: Readable;
}

/**
 * Streams a file into the private store. Its row stands before the first byte, so that whatever a kill or a
 * lost connection leaves behind is found and removed. Errors: attachment.too_large, .empty, engagement.closed, .too_many_attachments.
 */
export async function receiveAttachment(container: MedusaContainer, { bytes, ...file }: IncomingFile): Promise<EngagementAttachmentRecord> {
  const engagements = container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE);
  const store = container.resolve(Modules.FILE);
  const meter = new Meter();
  const { writeStream, promise, fileKey } = await store.getUploadStream({ filename: "engagement-attachment", mimeType: CONTENT_TYPE, access: "private" });
  // Of a failed upload the pipeline speaks; the store's own promise must not end the process.
  promise.catch(() => undefined);
  let id: string | null = null;
  try {
    id = await engagements.openAttachment({ ...file, content_type: CONTENT_TYPE, file_key: fileKey });
    feed(bytes, meter);
    await pipeline(meter, writeStream);
    await promise;
    return await engagements.closeAttachment(id, meter.result());
  } catch (error) {
    writeStream.destroy();
    // The rest is read and thrown away, so that the refusal reaches whoever is still sending.
    bytes.unpipe(meter).resume();
    await discard(container, id, fileKey);
    throw error;
  }
}

/** Removes what nobody sent; answers how many. May be cut off anywhere and goes on the next time. */
export async function removeUnsentAttachments(container: MedusaContainer): Promise<number> {
  const engagements = container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE);
  const unsent = await engagements.withdrawUnsentAttachments(BATCH);
  for (const { id, file_key } of unsent) {
    await container.resolve(Modules.FILE).deleteFiles(file_key);
    await engagements.forgetAttachment(id);
  }
  return unsent.length;
}

/** A pipeline would close the connection over a refusal, before anybody could read it. */
function feed(bytes: Readable, meter: Meter): void {
  const breakOff = () => meter.destroy(new DomainError("invalid", "attachment.broken_off", "The file did not arrive whole."));
  bytes.once("error", breakOff);
  bytes.once("close", () => {
    if (!bytes.readableEnded) breakOff();
  });
  bytes.pipe(meter);
}

/** At once what can be; the rest is left to the job. */
async function discard(container: MedusaContainer, id: string | null, fileKey: string): Promise<void> {
  const engagements = container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE);
  try {
    await container.resolve(Modules.FILE).deleteFiles(fileKey);
    if (id) await engagements.dropAttachment(id);
  } catch {
    // The row still says that these bytes never arrived whole.
  }
}

/** Counts and digests what passes, and stops it at the limit. */
class Meter extends Transform {
  private readonly digest = createHash("sha256");
  private size = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.size += chunk.length;
    if (this.size > ATTACHMENT_BYTES) {
      done(new DomainError("invalid", "attachment.too_large", `A file may have up to ${ATTACHMENT_BYTES / 1024 / 1024} MB.`));
      return;
    }
    this.digest.update(chunk);
    done(null, chunk);
  }

  override _flush(done: (error?: Error | null) => void): void {
    done(this.size === 0 ? new DomainError("invalid", "attachment.empty", "This file is empty.") : null);
  }

  result(): ReceivedBytes {
    return { size_bytes: this.size, sha256: this.digest.digest("hex") };
  }
}
