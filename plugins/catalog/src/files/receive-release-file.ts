import type { Readable } from "node:stream";
import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, isDomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { sniffContent } from "../domain/file-content";
import { CATALOG_MODULE } from "../modules/catalog";
import type { NewUpload, ReceivedContent, StoredFile } from "../modules/catalog/release-files";
import type CatalogModuleService from "../modules/catalog/service";
import { abandonUpload, touchUpload } from "../queries/unfinished-uploads";
import { catalogOptions, fileStoreOf } from "./catalog-options";
import { removeBytes } from "./remove-bytes";
import { tooLarge, UploadMeter } from "./upload-meter";

export interface IncomingFile {
  release_id: string;
  name: string;
  /** What the sender expects; null when they do not say. */
  sha256: string | null;
  /** As announced; null when unknown. */
  content_length: number | null;
}

const HEARTBEAT_MS = 20_000;

/**
 * Streams a file into the store and makes it the release's when its last byte is safe. Whatever goes wrong
 * before leaves nothing; after a kill the job removes what is left. The same file again answers the one that
 * is there. Errors: release.not_found, .not_editable, .too_many_files, release_file.too_large, .empty,
 * .checksum_mismatch, .content_mismatch, .name_taken, .incomplete, .upload_interrupted, .store_unavailable.
 */
export async function receiveReleaseFile(container: MedusaContainer, incoming: IncomingFile, body: Readable): Promise<{ file: StoredFile; created: boolean }> {
  const { maxFileBytes } = catalogOptions(container);
  if (incoming.content_length !== null && incoming.content_length > maxFileBytes) throw tooLarge(maxFileBytes);
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  const id = generateEntityId(undefined, "relfile");
  const upload: NewUpload = { id, release_id: incoming.release_id, name: incoming.name, storage_key: `releases/${incoming.release_id}/${id}` };
  const held = await catalog.openUpload(upload, incoming.sha256);
  if (held) return { file: held, created: false };
  let file: StoredFile | null = null;
  try {
    const content = await store(container, upload, incoming, body, maxFileBytes);
    file = await catalog.closeUpload(upload, content);
    return { file, created: file.id === id };
  } finally {
    if (file?.id !== id) await dropUpload(container, upload);
  }
}

async function store(container: MedusaContainer, upload: NewUpload, incoming: IncomingFile, body: Readable, maxBytes: number): Promise<ReceivedContent> {
  const meter = new UploadMeter(maxBytes);
  const fault = faultOf(meter);
  const stopBeating = beat(container, upload.id, meter);
  feed(body, meter);
  try {
    await fileStoreOf(container).write(upload.storage_key, meter);
  } catch (error) {
    throw fault() ?? storeFault(container, error);
  } finally {
    stopBeating();
    body.unpipe(meter);
  }
  if (meter.bytes === 0) throw new DomainError("invalid", "release_file.empty", "The file is empty.");
  const sha256 = meter.digest();
  if (incoming.sha256 !== null && incoming.sha256 !== sha256) {
    throw new DomainError("invalid", "release_file.checksum_mismatch", `The content that arrived has another SHA-256: ${sha256}.`);
  }
  return { size_bytes: meter.bytes, sha256, content_type: sniffContent(meter.head, upload.name) };
}

/**
 * A pipe that tells the target when its source breaks off, and leaves the source alone when the target
 * refuses: a request that is destroyed takes the connection with it, and the refusal would never arrive.
 */
function feed(source: Readable, target: UploadMeter): void {
  const breakOff = () => target.destroy(new DomainError("invalid", "release_file.incomplete", "The upload broke off."));
  if (source.destroyed && !source.readableEnded) return void breakOff();
  source.once("error", breakOff);
  source.once("close", () => (source.readableEnded ? undefined : breakOff()));
  source.pipe(target);
}

/** The first fault of the stream: the store only sees that it was cut off. */
function faultOf(meter: UploadMeter): () => DomainError | null {
  let fault: DomainError | null = null;
  meter.once("error", (error) => {
    if (isDomainError(error)) fault = error;
  });
  return () => fault;
}

/** Says every now and then that the upload is alive, and stops it when the job has given it up. */
function beat(container: MedusaContainer, id: string, meter: UploadMeter): () => void {
  const timer = setInterval(() => {
    touchUpload(databaseOf(container), id, clock.now()).then(
      (alive) => alive || meter.destroy(new DomainError("conflict", "release_file.upload_interrupted", "This upload was interrupted. Send the file again.")),
      // The next beat may reach the database again; the job is more patient than that.
      () => undefined,
    );
  }, HEARTBEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function storeFault(container: MedusaContainer, error: unknown): DomainError {
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`file store: ${(error as Error).message}`);
  return new DomainError("unavailable", "release_file.store_unavailable", "The file cannot be stored now. Try again in a moment.", { retry_after_seconds: 30 });
}

/** What fails here is done again by the job. */
async function dropUpload(container: MedusaContainer, { id, storage_key }: NewUpload): Promise<void> {
  try {
    await abandonUpload(databaseOf(container), id, clock.now());
    await removeBytes(container, { id, storage_key });
  } catch (error) {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`file ${id} is left to the job: ${(error as Error).message}`);
  }
}
