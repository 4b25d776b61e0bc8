import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export async function findProductTitle(knex: Knex, id: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { title: string }[] }>(`select title from product where id = ?`, [id]);
  return rows[0]?.title ?? null;
}
