import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { lockEditable } from "./releases";

const MAX_FILES = 50;

export interface StoredFile {
  id: string;
  name: string;
  size_bytes: number;
  sha256: string;
  content_type: string;
  created_at: Date;
}

/** What an upload turned out to be when its last byte was stored. */
export type ReceivedContent = Pick<StoredFile, "size_bytes" | "sha256" | "content_type">;

export interface NewUpload {
  id: string;
  release_id: string;
  name: string;
  storage_key: string;
}

const columns = `id, name, size_bytes, sha256, content_type, created_at`;

/**
 * Notes an upload before its first byte, so that a kill leaves a row that says what to clean up. A file that
 * is known to be there already is answered instead. Errors: release.not_found, .not_editable, .too_many_files, release_file.name_taken.
 */
export async function beginUpload(manager: EntityManager, upload: NewUpload, sha256: string | null, now: Date): Promise<StoredFile | null> {
  await lockEditable(manager, upload.release_id);
  const held = await findByName(manager, upload.release_id, upload.name);
  if (held && sha256 !== null) return sameOrRefuse(held, sha256);
  const [counted] = await manager.execute<{ count: string }[]>(`select count(*) as count from release_file where release_id = ? and status <> 'removing'`, [
    upload.release_id,
  ]);
  if (Number(counted?.count) >= MAX_FILES) throw new DomainError("conflict", "release.too_many_files", `A release has at most ${MAX_FILES} files.`);
  await manager.execute(`insert into release_file (id, release_id, name, storage_key, status, created_at, updated_at) values (?, ?, ?, ?, 'uploading', ?, ?)`, [
    upload.id,
    upload.release_id,
    upload.name,
    upload.storage_key,
    now,
    now,
  ]);
  return null;
}

/**
 * The last step of an upload: from here on the file is the release's. The same file that came another way
 * meanwhile is answered instead, and the caller drops their own. Errors: those of `beginUpload`, release_file.upload_interrupted.
 */
export async function finishUpload(manager: EntityManager, upload: NewUpload, content: ReceivedContent, now: Date): Promise<StoredFile> {
  await lockEditable(manager, upload.release_id);
  const held = await findByName(manager, upload.release_id, upload.name);
  if (held) return sameOrRefuse(held, content.sha256);
  const [stored] = await manager.execute<StoredFile[]>(
    `update release_file set status = 'stored', size_bytes = ?, sha256 = ?, content_type = ?, updated_at = ? where id = ? and status = 'uploading' returning ${columns}`,
    [content.size_bytes, content.sha256, content.content_type, now, upload.id],
  );
  if (!stored) throw new DomainError("conflict", "release_file.upload_interrupted", "This upload was interrupted. Send the file again.");
  return toFile(stored);
}

/** Errors: release.not_found, .not_editable, release_file.not_found. */
export async function removeFile(manager: EntityManager, releaseId: string, fileId: string, now: Date): Promise<void> {
  await lockEditable(manager, releaseId);
  const removed = await manager.execute(
    `update release_file set status = 'removing', updated_at = ? where id = ? and release_id = ? and status = 'stored' returning id`,
    [now, fileId, releaseId],
  );
  if (removed.length === 0) throw notFound("release_file");
}

async function findByName(manager: EntityManager, releaseId: string, name: string): Promise<StoredFile | null> {
  const [held] = await manager.execute<StoredFile[]>(`select ${columns} from release_file where release_id = ? and name = ? and status = 'stored'`, [
    releaseId,
    name,
  ]);
  return held ? toFile(held) : null;
}

function sameOrRefuse(held: StoredFile, sha256: string): StoredFile {
  if (held.sha256 === sha256) return held;
  throw new DomainError("conflict", "release_file.name_taken", `${held.name}: the release has another file of this name. Remove it first.`);
}

function toFile(row: StoredFile): StoredFile {
  return { ...row, size_bytes: Number(row.size_bytes) };
}
