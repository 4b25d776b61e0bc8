import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Drafts of ours by handle that got no listing, made before a moment. */
export async function findAbandonedDrafts(knex: Knex, handle: string, before: Date): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select p.id from product p
      where p.handle = ? and p.deleted_at is null and p.status = 'draft' and p.metadata->>'draft_of' is not null and p.created_at < ?
        and not exists (select 1 from listing l where l.product_id = p.id)`,
    [handle, before],
  );
  return rows.map(({ id }) => id);
}
