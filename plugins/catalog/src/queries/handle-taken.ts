import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Whether another product has the handle. */
export async function isHandleTaken(knex: Knex, handle: string, ownProductId: string | null): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(`select 1 from product where handle = ? and deleted_at is null and id <> coalesce(?, '') limit 1`, [
    handle,
    ownProductId,
  ]);
  return rows.length > 0;
}
