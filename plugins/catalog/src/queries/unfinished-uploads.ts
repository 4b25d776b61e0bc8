import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Says that an upload is alive. False when it was given up meanwhile. */
export async function touchUpload(knex: Knex, id: string, now: Date): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(`update release_file set updated_at = ? where id = ? and status = 'uploading' returning id`, [now, id]);
  return rows.length > 0;
}

/** Gives up uploads that have not said anything since before a moment: from now on they cannot be finished. */
export async function abandonUploads(knex: Knex, before: Date, now: Date): Promise<number> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `update release_file set status = 'removing', updated_at = ? where status = 'uploading' and updated_at < ? returning id`,
    [now, before],
  );
  return rows.length;
}

export async function abandonUpload(knex: Knex, id: string, now: Date): Promise<void> {
  await knex.raw(`update release_file set status = 'removing', updated_at = ? where id = ? and status = 'uploading'`, [now, id]);
}

/** Files whose bytes are to go, longest waiting first. */
export async function findFilesToRemove(knex: Knex, limit: number): Promise<{ id: string; storage_key: string }[]> {
  const { rows } = await knex.raw<{ rows: { id: string; storage_key: string }[] }>(
    `select id, storage_key from release_file where status = 'removing' order by updated_at, id limit ?`,
    [limit],
  );
  return rows;
}

/** Forgets a file whose bytes are gone. */
export async function forgetFile(knex: Knex, id: string): Promise<void> {
  await knex.raw(`delete from release_file where id = ? and status = 'removing'`, [id]);
}

/** What could not be removed goes to the end of the line. */
export async function postponeRemoval(knex: Knex, id: string, now: Date): Promise<void> {
  await knex.raw(`update release_file set updated_at = ? where id = ? and status = 'removing'`, [now, id]);
}
