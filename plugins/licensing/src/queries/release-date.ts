import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** When a version of a product was released; null for one that the catalogue does not know. A yanked one counts. */
export async function findReleaseDate(knex: Knex, productId: string, version: string): Promise<Date | null> {
  const { rows } = await knex.raw<{ rows: { published_at: Date | null }[] }>(
    `select published_at from release where product_id = ? and version = ? and deleted_at is null and published_at is not null limit 1`,
    [productId, version.replace(/^v(?=\d)/, "")],
  );
  return rows[0]?.published_at ?? null;
}
